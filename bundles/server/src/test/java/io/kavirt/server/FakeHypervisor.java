package io.kavirt.server;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.NoFlag;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.VirtException;
import io.kavirt.api.VirtStream;
import io.kavirt.api.domain.ConsoleFlag;
import io.kavirt.api.domain.CreateFlag;
import io.kavirt.api.domain.DestroyFlag;
import io.kavirt.api.domain.DomainConsole;
import io.kavirt.api.domain.DomainInfo;
import io.kavirt.api.domain.DomainInspection;
import io.kavirt.api.domain.DomainLifecycle;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.Domains;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.SecurityLabel;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.api.domain.XmlFlag;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.api.host.Host;
import io.kavirt.api.host.NodeInfo;
import io.kavirt.api.host.SecurityModel;
import io.kavirt.core.FakeGateway;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Domains that exist only as numbers, for tests of what carries the calls. */
final class FakeHypervisor {
    final FakeGateway gateway = new FakeGateway();
    final List<DomainRef> domains = new ArrayList<>();
    final AtomicInteger suspending = new AtomicInteger();
    final CountDownLatch mayResume = new CountDownLatch(1);
    volatile EchoStream console = new EchoStream();
    private final String xml;

    FakeHypervisor(int count) {
        for (int i = 1; i <= count; i++) {
            domains.add(new DomainRef("guest-" + i, new UUID(0x6b6176697274L, i), i));
        }
        StringBuilder text = new StringBuilder("<domain type='test'>\n");
        for (int i = 0; i < 100; i++) {
            text.append("  <!-- line ").append(i).append(" of a document -->\n");
        }
        xml = text.append("</domain>\n").toString();
        gateway.serve(Host.class, new FakeHost())
                .serve(Domains.class, new FakeDomains())
                .serveEach(DomainInspection.class, ref -> new FakeInspection(known(ref)))
                .serveEach(DomainLifecycle.class, ref -> new FakeLifecycle(known(ref)))
                .serveEach(DomainConsole.class, ref -> new FakeConsole());
    }

    private DomainRef known(ObjectRef ref) {
        DomainRef domain = (DomainRef) ref;
        int index = (int) domain.uuid().getLeastSignificantBits() - 1;
        if (index < 0 || index >= domains.size()) {
            throw noDomain(domain.name());
        }
        return domains.get(index);
    }

    private static VirtException noDomain(String name) {
        return new VirtException(
                ErrorCode.NO_DOMAIN, ErrorDomain.TEST, "Domain not found: no domain with the name '" + name + "'");
    }

    private static final class FakeHost implements Host {
        @Override
        public String type() {
            return "TEST";
        }

        @Override
        public long version() {
            return 2;
        }

        @Override
        public int maxVcpus(@Nullable String type) {
            return 32;
        }

        @Override
        public String hostname() {
            return "h\u00f6st.example";
        }

        @Override
        public NodeInfo nodeInfo() {
            return new NodeInfo("i686", 3145728, 16, 1400, 2, 2, 2, 2);
        }

        @Override
        public SecurityModel nodeSecurityModel() {
            return new SecurityModel("fake", "1");
        }
    }

    private final class FakeDomains implements Domains {
        @Override
        public int numOfDomains() {
            return domains.size();
        }

        @Override
        public List<Integer> listDomains() {
            return domains.stream().map(DomainRef::id).toList();
        }

        @Override
        public int numOfDefinedDomains() {
            return 0;
        }

        @Override
        public List<DomainRef> listAllDomains(Set<ListFlag> flags) {
            boolean onlyInactive = flags.contains(ListFlag.INACTIVE) && !flags.contains(ListFlag.ACTIVE);
            return onlyInactive ? List.of() : domains;
        }

        @Override
        public DomainRef domainLookupByID(int id) {
            return domains.stream()
                    .filter(it -> it.id() == id)
                    .findFirst()
                    .orElseThrow(() -> noDomain(String.valueOf(id)));
        }

        @Override
        public DomainRef domainLookupByUUID(UUID uuid) {
            return domains.stream()
                    .filter(it -> it.uuid().equals(uuid))
                    .findFirst()
                    .orElseThrow(() -> noDomain(uuid.toString()));
        }

        @Override
        public DomainRef domainLookupByName(String name) {
            return domains.stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> noDomain(name));
        }
    }

    private final class FakeInspection implements DomainInspection {
        private final DomainRef domain;

        FakeInspection(DomainRef domain) {
            this.domain = domain;
        }

        @Override
        public DomainInfo info() {
            return new DomainInfo(DomainState.RUNNING, 8388608, 2097152, 2, 1_000_000_000L * domain.id());
        }

        @Override
        public StateAndReason state(Set<NoFlag> flags) {
            return new StateAndReason(DomainState.RUNNING, 1);
        }

        @Override
        public String xmlDesc(Set<XmlFlag> flags) {
            return xml;
        }

        @Override
        public String osType() {
            return "linux";
        }

        @Override
        public boolean isPersistent() {
            return true;
        }

        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        public boolean isUpdated() {
            return false;
        }

        @Override
        public SecurityLabel securityLabel() {
            return new SecurityLabel("", false);
        }
    }

    private final class FakeLifecycle implements DomainLifecycle {
        private final DomainRef domain;

        FakeLifecycle(DomainRef domain) {
            this.domain = domain;
        }

        @Override
        public boolean autostart() {
            return true;
        }

        @Override
        public DomainRef createWithFlags(Set<CreateFlag> flags) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, ErrorDomain.TEST, "domain '" + domain.name() + "' is already running");
        }

        @Override
        public void destroyFlags(Set<DestroyFlag> flags) {
            gateway.publish(new DomainEvent.Lifecycle(domain, LifecycleType.STOPPED, 1));
        }

        @Override
        public void suspend() {
            suspending.incrementAndGet();
            try {
                mayResume.await();
            } catch (InterruptedException e) {
                throw new VirtException(ErrorCode.OPERATION_ABORTED, ErrorDomain.TEST, "the call was cancelled", e);
            }
        }

        @Override
        public void resume() {
            throw new IllegalStateException("a driver's mistake");
        }
    }

    private final class FakeConsole implements DomainConsole {
        @Override
        public VirtStream openConsole(@Nullable String device, Set<ConsoleFlag> flags) {
            console.opened.incrementAndGet();
            return console;
        }
    }

    /** Gives back in capitals what it is sent. */
    static final class EchoStream implements VirtStream {
        private static final byte[] END = new byte[0];

        final AtomicInteger opened = new AtomicInteger();
        final StringBuffer heard = new StringBuffer();
        final AtomicInteger finished = new AtomicInteger();
        final AtomicInteger aborted = new AtomicInteger();
        private final BlockingQueue<byte[]> bytes = new LinkedBlockingQueue<>();
        private byte @Nullable [] rest;

        void say(String text) {
            bytes.add(text.getBytes(StandardCharsets.UTF_8));
        }

        void say(byte[] raw) {
            bytes.add(raw);
        }

        void end() {
            bytes.add(END);
        }

        @Override
        public int receive(ByteBuffer into) {
            try {
                byte[] next = rest != null ? rest : bytes.take();
                if (next.length == 0) {
                    return -1;
                }
                int count = Math.min(next.length, into.remaining());
                into.put(next, 0, count);
                rest = count == next.length ? null : java.util.Arrays.copyOfRange(next, count, next.length);
                return count;
            } catch (InterruptedException e) {
                return -1;
            }
        }

        @Override
        public void send(ByteBuffer from) {
            byte[] copy = new byte[from.remaining()];
            from.get(copy);
            String text = new String(copy, StandardCharsets.UTF_8);
            heard.append(text);
            if (text.equals("break")) {
                throw new VirtException(ErrorCode.OPERATION_FAILED, ErrorDomain.TEST, "the console broke");
            }
            say(text.toUpperCase(java.util.Locale.ROOT));
        }

        @Override
        public void finish() {
            finished.incrementAndGet();
            end();
        }

        @Override
        public void abort() {
            aborted.incrementAndGet();
            end();
        }
    }
}
