package io.kavirt.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.karaf.shell.api.console.SignalListener;
import org.apache.karaf.shell.support.terminal.SignalSupport;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;

/** The client's terminal as the shell sees it. Karaf's signals are written out in full: JLine's are inherited under the same name. */
final class SocketTerminal extends ExternalTerminal implements org.apache.karaf.shell.api.console.Terminal {
    private static final int DEFAULT_COLUMNS = 80;
    private static final int DEFAULT_ROWS = 24;
    private static final int MAX_EXTENT = 1000;

    private final SignalSupport signals = new SignalSupport();

    private SocketTerminal(String type, Size size, InputStream typed, OutputStream shown) throws IOException {
        super("kavirt", type, typed, shown, StandardCharsets.UTF_8);
        setSize(size);
        for (org.apache.karaf.shell.api.console.Signal signal : EnumSet.of(
                org.apache.karaf.shell.api.console.Signal.INT,
                org.apache.karaf.shell.api.console.Signal.QUIT,
                org.apache.karaf.shell.api.console.Signal.TSTP,
                org.apache.karaf.shell.api.console.Signal.CONT,
                org.apache.karaf.shell.api.console.Signal.WINCH)) {
            handle(Signal.valueOf(signal.name()), raised -> signals.signal(signal));
        }
    }

    /** Reads {@code columns rows type}; what is missing or absurd gets a default. */
    static SocketTerminal parse(String hello, InputStream typed, OutputStream shown) throws IOException {
        String[] words = hello.trim().split(" ");
        int columns = extent(words, 0, DEFAULT_COLUMNS);
        int rows = extent(words, 1, DEFAULT_ROWS);
        String type = words.length > 2 && words[2].matches("[A-Za-z0-9._+-]{1,64}") ? words[2] : "dumb";
        return new SocketTerminal(type, new Size(columns, rows), typed, shown);
    }

    private static int extent(String[] words, int index, int otherwise) {
        if (index >= words.length || !words[index].matches("[0-9]{1,4}")) {
            return otherwise;
        }
        int extent = Integer.parseInt(words[index]);
        return extent >= 1 && extent <= MAX_EXTENT ? extent : otherwise;
    }

    @Override
    public int getWidth() {
        return getSize().getColumns();
    }

    @Override
    public int getHeight() {
        return getSize().getRows();
    }

    @Override
    public boolean isAnsiSupported() {
        return !getType().toLowerCase(Locale.ROOT).startsWith("dumb");
    }

    @Override
    public boolean isEchoEnabled() {
        return echo();
    }

    @Override
    public void setEchoEnabled(boolean enabled) {
        echo(enabled);
    }

    @Override
    public void addSignalListener(SignalListener listener, org.apache.karaf.shell.api.console.Signal... of) {
        signals.addSignalListener(listener, of);
    }

    @Override
    public void addSignalListener(SignalListener listener, EnumSet<org.apache.karaf.shell.api.console.Signal> of) {
        signals.addSignalListener(listener, of);
    }

    @Override
    public void addSignalListener(SignalListener listener) {
        signals.addSignalListener(listener);
    }

    @Override
    public void removeSignalListener(SignalListener listener) {
        signals.removeSignalListener(listener);
    }
}
