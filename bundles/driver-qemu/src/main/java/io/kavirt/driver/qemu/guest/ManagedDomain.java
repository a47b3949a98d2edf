package io.kavirt.driver.qemu.guest;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.domain.DomainDefinition;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A domain that the driver manages: what is known of it, and the gate that its operations pass one by one. */
public final class ManagedDomain {
    private final UUID uuid;
    private final JobGate gate;
    private final Object configLock = new Object();
    private volatile DomainView view;

    ManagedDomain(String name, UUID uuid, @Nullable DomainDefinition config) {
        this.uuid = uuid;
        this.gate = new JobGate(name);
        this.view = DomainView.inactive(name, uuid, config);
    }

    public UUID uuid() {
        return uuid;
    }

    /** What is known now. */
    public DomainView view() {
        return view;
    }

    public DomainRef ref() {
        return view.ref();
    }

    public String name() {
        return view.ref().name();
    }

    public JobGate gate() {
        return gate;
    }

    /** Held while the definition and its file are replaced; nothing that needs a guest is done under it. */
    public Object configLock() {
        return configLock;
    }

    /** Changes what is known. */
    public DomainView change(UnaryOperator<DomainView> change) {
        return change(change, after -> {});
    }

    /** Changes what is known, and tells of it before anybody else can change it again, so that events come in its order. */
    public synchronized DomainView change(UnaryOperator<DomainView> change, Consumer<DomainView> tell) {
        DomainView after = change.apply(view);
        view = after;
        tell.accept(after);
        return after;
    }

    /** The running guest. @throws VirtException OPERATION_INVALID if the domain is not active */
    public Guest requireGuest() {
        Guest guest = view.guest();
        if (guest == null) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    ErrorDomain.QEMU,
                    "Domain '" + name() + "' is not running; start it first",
                    ref(),
                    null);
        }
        return guest;
    }

    @Override
    public String toString() {
        return name() + " (" + uuid + ")";
    }
}
