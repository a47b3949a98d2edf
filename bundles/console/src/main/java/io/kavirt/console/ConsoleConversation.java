package io.kavirt.console;

import io.kavirt.console.Frames.Frame;
import io.kavirt.console.Frames.Type;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: a single command, or an interactive session. */
final class ConsoleConversation {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleConversation.class);
    private static final int PIPE_BYTES = 4096;

    private final SessionFactory sessions;
    private final DataInputStream in;
    private final DataOutputStream out;

    ConsoleConversation(SessionFactory sessions, SocketChannel client) {
        this.sessions = sessions;
        this.in = ChannelStreams.input(client);
        this.out = ChannelStreams.output(client);
    }

    /** Talks until the command has run, the session has ended or the client is gone. */
    void run() {
        try (out) {
            Optional<Frame> first = Frames.read(in);
            if (first.isPresent()) {
                start(first.get());
            }
        } catch (IOException e) {
            LOG.debug("Console client dropped: {}", e.getMessage());
        }
    }

    private void start(Frame first) throws IOException {
        switch (first.type()) {
            case COMMAND -> command(first.text());
            case INTERACTIVE -> interactive(first.text());
            default -> {
                Frames.write(
                        out,
                        Type.ERROR,
                        "a conversation starts with COMMAND or INTERACTIVE, not " + first.type() + "\n");
                Frames.write(out, Type.EXIT, "2");
            }
        }
    }

    private void command(String line) throws IOException {
        PrintStream stdout = printer(Frames.stream(out, Type.OUTPUT));
        PrintStream stderr = printer(Frames.stream(out, Type.ERROR));
        int status;
        try (Session session = sessions.create(InputStream.nullInputStream(), stdout, stderr)) {
            watchForGoodbye(Thread.currentThread());
            status = execute(session, line, stderr);
        }
        stdout.flush();
        stderr.flush();
        Frames.write(out, Type.EXIT, Integer.toString(status));
    }

    private static int execute(Session session, String line, PrintStream stderr) {
        try {
            return session.execute(line) instanceof Integer status ? status : 0;
        } catch (Exception e) { // the shell's interface names no narrower type
            stderr.println("Error executing command: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            LOG.debug("Console command failed: {}", line, e);
            return 1;
        }
    }

    /** A client that leaves takes its command with it. */
    private void watchForGoodbye(Thread worker) {
        inBackground("kavirt-console-watch", () -> {
            try {
                while (Frames.read(in).isPresent()) {
                    LOG.trace("Console input ignored while a command runs");
                }
                worker.interrupt();
            } catch (IOException e) {
                LOG.trace("Console client closed: {}", e.getMessage());
            }
        });
    }

    private void interactive(String hello) throws IOException {
        PipedInputStream typed = new PipedInputStream(PIPE_BYTES);
        CountDownLatch ended = new CountDownLatch(1);
        try (PipedOutputStream keyboard = new PipedOutputStream(typed);
                SocketTerminal terminal = SocketTerminal.parse(hello, typed, Frames.stream(out, Type.OUTPUT))) {
            PrintStream screen = printer(terminal.output());
            Session session = sessions.create(
                    terminal.input(), screen, screen, terminal, StandardCharsets.UTF_8.name(), ended::countDown);
            inBackground("kavirt-console-keyboard", () -> {
                type(keyboard);
                session.close();
                ended.countDown();
            });
            session.put("PROMPT", "kavirt> ");
            session.run();
            screen.flush();
        }
        Frames.write(out, Type.EXIT, "0");
    }

    private void type(OutputStream keyboard) {
        try {
            Optional<Frame> frame = Frames.read(in);
            while (frame.isPresent() && frame.get().payload().length > 0) {
                keyboard.write(frame.get().payload());
                keyboard.flush();
                frame = Frames.read(in);
            }
        } catch (IOException e) {
            LOG.trace("Console keyboard ended: {}", e.getMessage());
        }
    }

    private static PrintStream printer(OutputStream to) {
        return new PrintStream(new BufferedOutputStream(to), true, StandardCharsets.UTF_8);
    }

    private static void inBackground(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
