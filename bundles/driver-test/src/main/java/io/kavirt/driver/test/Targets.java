package io.kavirt.driver.test;

import io.kavirt.model.domain.DomainDefinition;
import java.util.function.UnaryOperator;

/**
 * What a change is for.
 *
 * @param live whether the running guest changes
 * @param config whether the definition for the next start changes
 */
record Targets(boolean live, boolean config) {
    /**
     * Decides by flags: with neither, what counts now is meant.
     *
     * @throws io.kavirt.api.VirtException OPERATION_INVALID if the domain has no such definition
     */
    static Targets of(Snapshot domain, boolean live, boolean config) {
        boolean current = !live && !config;
        boolean toLive = live || current && domain.isActive();
        boolean toConfig = config || current && !domain.isActive();
        if (toLive && !domain.isActive()) {
            throw Refusal.notRunning(domain);
        }
        if (toConfig && !domain.isPersistent()) {
            throw Refusal.invalidOperation(
                    "transient domains do not have any persistent config: '" + domain.name() + "' is one");
        }
        return new Targets(toLive, toConfig);
    }

    Snapshot apply(Snapshot before, UnaryOperator<DomainDefinition> change) {
        Config persistent = before.persistent();
        Config running = before.live();
        if (config && persistent != null) {
            persistent = Config.of(change.apply(persistent.definition()));
        }
        if (live && running != null) {
            running = Config.of(change.apply(running.definition()));
        }
        return before.withConfigs(persistent, running);
    }

    /** The definition to read from; at most one is meant. */
    static DomainDefinition read(Snapshot domain, boolean live, boolean config) {
        if (live && config) {
            throw Refusal.of(
                    io.kavirt.api.ErrorCode.INVALID_ARG,
                    "Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive");
        }
        Targets targets = of(domain, live, config);
        Config source = targets.live ? domain.live() : domain.persistent();
        return java.util.Objects.requireNonNull(source).definition();
    }
}
