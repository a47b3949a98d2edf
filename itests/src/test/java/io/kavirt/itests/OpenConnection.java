package io.kavirt.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A client of {@code talk.py} that keeps one connection open. */
final class OpenConnection implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;

    OpenConnection(String uri) {
        process = PythonLibvirt.startTalking("talk.py", uri);
        answers = process.inputReader(StandardCharsets.UTF_8);
        requests = process.outputWriter(StandardCharsets.UTF_8);
        read();
    }

    /** Makes a call and tells its outcome: {@code ok RESULT} or {@code error CODE MESSAGE}. */
    String ask(String request) {
        try {
            requests.write(request + "\n");
            requests.flush();
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("the client ended with " + process.exitValue());
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
