package io.kavirt.console;

import io.kavirt.console.Frames.Frame;
import io.kavirt.console.Frames.Type;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;

/** The near end of the console: {@code ConsoleClient SOCKET [COMMAND]}. */
public final class ConsoleClient {
    private static final int BUFFER = 1024;
    private static final int LOST = 3;

    private ConsoleClient() {}

    /**
     * Runs one command, or connects standard input and output to a session. Ends the JVM with the command's status.
     *
     * @param args the socket, then the command's words; without words the session is interactive
     * @throws IOException if the daemon cannot be reached
     */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("usage: ConsoleClient SOCKET [COMMAND]...");
            System.exit(2);
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(args[0]));
            DataInputStream in = ChannelStreams.input(channel);
            DataOutputStream out = ChannelStreams.output(channel);
            if (args.length > 1) {
                String[] words = Arrays.copyOfRange(args, 1, args.length);
                Frames.write(out, Type.COMMAND, String.join(" ", words));
            } else {
                Frames.write(out, Type.INTERACTIVE, System.getProperty("kavirt.terminal", "80 24 dumb"));
                forward(System.in, out);
            }
            System.exit(show(in, System.out, System.err));
        }
    }

    private static void forward(InputStream typed, DataOutputStream out) {
        Thread thread = new Thread(
                () -> {
                    byte[] buffer = new byte[BUFFER];
                    try {
                        for (int read = typed.read(buffer); read >= 0; read = typed.read(buffer)) {
                            Frames.write(out, Type.INPUT, buffer, 0, read);
                        }
                        Frames.write(out, Type.INPUT, "");
                    } catch (IOException e) {
                        System.err.println("console: " + e.getMessage());
                    }
                },
                "keyboard");
        thread.setDaemon(true);
        thread.start();
    }

    /** Shows what comes until the exit frame, and returns its status; {@value #LOST} if the daemon went away first. */
    static int show(DataInputStream in, PrintStream stdout, PrintStream stderr) throws IOException {
        Optional<Frame> frame = Frames.read(in);
        while (frame.isPresent()) {
            byte[] payload = frame.get().payload();
            switch (frame.get().type()) {
                case OUTPUT -> stdout.write(payload);
                case ERROR -> stderr.write(payload);
                case EXIT -> {
                    return Integer.parseInt(frame.get().text());
                }
                default ->
                    throw new IOException("unexpected frame " + frame.get().type());
            }
            stdout.flush();
            stderr.flush();
            frame = Frames.read(in);
        }
        return LOST;
    }
}
