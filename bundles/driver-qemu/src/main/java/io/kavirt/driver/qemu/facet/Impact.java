package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.guest.DomainView;
import io.kavirt.model.domain.DomainDefinition;

/**
 * Which of a domain's documents a call is about.
 *
 * @param live the running guest's
 * @param config the definition's
 */
record Impact(boolean live, boolean config) {
    /**
     * What is meant with the flags: with neither, the running guest's document if there is one, and else the definition.
     *
     * @throws VirtException OPERATION_INVALID if there is no such document
     */
    static Impact of(DomainView view, boolean liveAsked, boolean configAsked) {
        boolean neither = !liveAsked && !configAsked;
        Impact impact =
                new Impact(liveAsked || (neither && view.isActive()), configAsked || (neither && !view.isActive()));
        if (impact.live && !view.isActive()) {
            throw refused(view, "is not running; its definition can be changed with 'config'");
        }
        if (impact.config && !view.isPersistent()) {
            throw refused(view, "is transient: it has no definition to change");
        }
        return impact;
    }

    /** The document that a query is about. @throws VirtException INVALID_ARG if both are asked for */
    static DomainDefinition read(DomainView view, boolean liveAsked, boolean configAsked) {
        if (liveAsked && configAsked) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, ErrorDomain.QEMU, "Flags 'live' and 'config' exclude each other in a query");
        }
        Impact impact = of(view, liveAsked, configAsked);
        return impact.config ? view.next() : view.current();
    }

    private static VirtException refused(DomainView view, String why) {
        return new VirtException(
                ErrorCode.OPERATION_INVALID,
                ErrorDomain.QEMU,
                "Domain '" + view.ref().name() + "' " + why,
                view.ref(),
                null);
    }
}
