package io.kavirt.driver.qemu.qmp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Keeps what it is told. */
final class RecordingListener implements QmpListener {
    private final List<QmpEvent> events = new CopyOnWriteArrayList<>();
    private final List<QmpEnd> ends = new CopyOnWriteArrayList<>();
    private final CompletableFuture<QmpEnd> end = new CompletableFuture<>();

    @Override
    public void event(QmpEvent event) {
        if (!ends.isEmpty()) {
            throw new AssertionError("an event after the end");
        }
        events.add(event);
    }

    @Override
    public void closed(QmpEnd reason) {
        ends.add(reason);
        end.complete(reason);
    }

    List<QmpEvent> events() {
        return events;
    }

    List<Long> numbers() {
        return events.stream().map(event -> event.data().at("n").asLong()).toList();
    }

    List<QmpEnd> ends() {
        return ends;
    }

    QmpEnd awaitEnd() {
        try {
            return end.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no end came", e);
        }
    }

    void awaitEvents(int count) throws InterruptedException {
        long limit = System.nanoTime() + 20_000_000_000L;
        while (events.size() < count) {
            if (System.nanoTime() > limit) {
                throw new AssertionError(events.size() + " of " + count + " events came");
            }
            Thread.sleep(1);
        }
    }
}
