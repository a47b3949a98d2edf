package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.Call;
import io.kavirt.driver.qemu.guest.DomainView;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.JobGate;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.model.domain.DomainDefinition;
import java.util.function.UnaryOperator;

/** What the operations of one domain share. */
abstract class DomainFacet {
    final Hypervisor hypervisor;
    final Call call;
    final ManagedDomain domain;

    DomainFacet(Hypervisor hypervisor, Call call, ManagedDomain domain) {
        this.hypervisor = hypervisor;
        this.call = call;
        this.domain = domain;
    }

    /** What is known now. @throws VirtException NO_DOMAIN if the domain has gone since it was looked up */
    final DomainView view() {
        DomainView view = domain.view();
        if (!view.isActive() && !view.isPersistent()) {
            throw Domain.unknown(view.ref());
        }
        return view;
    }

    /** Begins an operation when the one before it has ended. */
    final JobGate.Job job(String name) {
        JobGate.Job job =
                domain.gate().acquire(name, call, hypervisor.settings().jobTimeout());
        if (!hypervisor.inventory().contains(domain)) {
            job.close();
            throw Domain.unknown(domain.ref());
        }
        return job;
    }

    /** The running guest, or OPERATION_INVALID. */
    final Guest guest() {
        return domain.requireGuest();
    }

    /** Changes the definition and its file; the domain is persistent. */
    final void changeConfig(UnaryOperator<DomainDefinition> change) {
        synchronized (domain.configLock()) {
            DomainDefinition config = requireConfig();
            DomainDefinition changed = change.apply(config);
            if (!changed.equals(config)) {
                hypervisor.definitions().write(changed);
                domain.change(view -> view.withConfig(changed).withAutostart(view.autostart()));
            }
        }
    }

    /** Changes the running guest's document. */
    final void changeLive(Guest guest, UnaryOperator<DomainDefinition> change) {
        domain.change(view -> view.live() == null ? view : view.withLive(change.apply(view.live())));
        hypervisor.keep(guest);
    }

    final DomainDefinition requireConfig() {
        DomainDefinition config = view().config();
        if (config == null) {
            throw invalid("Domain '" + domain.name() + "' is transient: it has no definition to change");
        }
        return config;
    }

    final VirtException invalid(String message) {
        return error(ErrorCode.OPERATION_INVALID, message);
    }

    final VirtException error(ErrorCode code, String message) {
        return new VirtException(code, ErrorDomain.QEMU, message, domain.ref(), null);
    }
}
