package io.kavirt.core.drivers;

import io.kavirt.api.DomainRef;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.driver.DriverDirectory;
import io.kavirt.api.driver.DriverInfo;
import io.kavirt.api.driver.DriverStatus;
import io.kavirt.api.driver.OperationSupport;
import io.kavirt.core.Operation;
import io.kavirt.core.Operations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what is installed, from the registry and the drivers' classes. */
public final class Directory implements DriverDirectory {
    private final DriverRegistry registry;
    private final Operations operations;

    /** Tells of the drivers of {@code registry}. */
    public Directory(DriverRegistry registry, Operations operations) {
        this.registry = registry;
        this.operations = operations;
    }

    @Override
    public List<DriverInfo> drivers() {
        List<DriverInfo> result = new ArrayList<>();
        for (DriverInstance instance : registry.present()) {
            for (DriverKind kind : instance.offer().kinds()) {
                if (kind != DriverKind.STATE || instance.offer().kinds().size() == 1) {
                    result.add(describe(instance, kind));
                }
            }
        }
        for (DriverRegistry.Departed gone : registry.gone()) {
            for (DriverKind kind : gone.kinds()) {
                if (kind != DriverKind.STATE) {
                    result.add(new DriverInfo(
                            gone.name(),
                            kind,
                            gone.version(),
                            gone.bundle(),
                            -1,
                            DriverStatus.MISSING,
                            "removed",
                            0,
                            0));
                }
            }
        }
        result.sort(Comparator.comparing(DriverInfo::kind).thenComparing(DriverInfo::name));
        return result;
    }

    private static DriverInfo describe(DriverInstance instance, DriverKind kind) {
        Offer offer = instance.offer();
        return new DriverInfo(
                instance.name(),
                kind,
                offer.version(),
                offer.bundle(),
                offer.bundleId(),
                instance.status(),
                instance.reason(),
                instance.sessions(),
                instance.leases());
    }

    @Override
    public List<DomainRef> lastSeenDomains(String driver) {
        return registry.gone().stream()
                .filter(gone -> gone.name().equals(driver))
                .flatMap(gone -> gone.domains().stream())
                .toList();
    }

    @Override
    public List<OperationSupport> support() {
        Map<String, Implementations> byDriver = new HashMap<>();
        for (DriverInstance instance : registry.present()) {
            if (instance.status() == DriverStatus.READY && instance.servesConnections()) {
                byDriver.put(
                        instance.name(), new Implementations(instance.driver().facetClasses()));
            }
        }
        return operations.all().stream()
                .filter(operation -> !operation.servedByCore())
                .map(operation -> support(operation, byDriver))
                .sorted(Comparator.comparing(OperationSupport::facet).thenComparing(OperationSupport::operation))
                .toList();
    }

    private static OperationSupport support(Operation operation, Map<String, Implementations> byDriver) {
        List<String> drivers = byDriver.entrySet().stream()
                .filter(entry -> !entry.getValue().of(operation).isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new OperationSupport(
                operation.facet().getSimpleName(),
                operation.method().getName(),
                operation.method().getAnnotation(Procedure.class).value(),
                drivers);
    }
}
