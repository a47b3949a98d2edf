package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.contract.Program;
import io.kavirt.wire.PacketHeader;
import io.kavirt.wire.XdrWriter;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Packets by chance, framed well: each call gets its reply, and the connection goes on. */
class HostilePacketsTest {
    private static final int CLOSE = 2;

    @Property(tries = 5)
    void everyCallIsAnswered(@ForAll long seed) throws Exception {
        try (TestDaemon daemon = new TestDaemon();
                TestClient client = TestClient.opened(daemon.socket())) {
            // Chance may well find a domain and suspend it.
            daemon.hypervisor.mayResume.countDown();
            Random random = new Random(seed);
            XdrWriter out = new XdrWriter();
            int calls = 0;
            for (int i = 0; i < 5000; i++) {
                int procedure = random.nextInt(480);
                int type = random.nextInt(8) == 0 ? random.nextInt(9) - 1 : PacketHeader.CALL;
                if (procedure == CLOSE || type == PacketHeader.CALL_WITH_FDS) {
                    continue;
                }
                int program = random.nextInt(6) == 0 ? random.nextInt() : Program.REMOTE.id();
                byte[] payload = payload(random);
                out.beginPacket(program, 1, procedure, type, i, random.nextInt(20) == 0 ? random.nextInt(4) : 0);
                out.writeRaw(payload, 0, payload.length);
                out.endPacket();
                boolean stream = type == PacketHeader.STREAM || type == PacketHeader.STREAM_HOLE;
                calls += stream ? 0 : 1;
            }
            AtomicReference<IOException> failure = new AtomicReference<>();
            Thread sender = new Thread(() -> {
                try {
                    client.send(out);
                } catch (IOException e) {
                    failure.set(e);
                }
            });
            sender.start();
            Thread watchdog = new Thread(() -> leaveLater(client));
            watchdog.setDaemon(true);
            watchdog.start();
            int replies = 0;
            while (replies < calls) {
                // It may also find a console or register for events.
                replies += client.receive().header().type() == PacketHeader.REPLY ? 1 : 0;
            }
            watchdog.interrupt();
            sender.join();
            assertThat(failure.get()).isNull();
            assertThat(client.call(157, null)).isEqualTo(12_008_000L);
        }
    }

    /** A reply that stays out is a failure, not a test that never ends. */
    private static void leaveLater(TestClient client) {
        try {
            Thread.sleep(60_000);
            client.leave();
        } catch (InterruptedException | IOException e) {
            // All replies came, or the connection is gone anyway.
        }
    }

    private static byte[] payload(Random random) {
        byte[] payload = new byte[random.nextInt(3) == 0 ? 0 : random.nextInt(120)];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i % 4 < 3 ? 0 : random.nextInt(6));
        }
        return payload;
    }
}
