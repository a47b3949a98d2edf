package io.kavirt.api.driver;

import java.util.List;

/**
 * Who has an operation.
 *
 * @param facet the contract's interface
 * @param operation its method
 * @param procedure its number in the protocol
 * @param drivers names of the drivers that have it, sorted
 */
public record OperationSupport(String facet, String operation, int procedure, List<String> drivers) {
    public OperationSupport {
        drivers = List.copyOf(drivers);
    }
}
