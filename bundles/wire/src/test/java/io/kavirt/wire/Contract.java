package io.kavirt.wire;

import io.kavirt.api.connection.Connection;
import io.kavirt.api.connection.WireSession;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.SessionFacet;
import io.kavirt.api.domain.Domain;
import java.util.ArrayList;
import java.util.List;

/** All facets of the contract, for tests. */
final class Contract {
    static final ProcedureTable PROCEDURES = ProcedureTable.of(facets());
    static final EventTable EVENTS = EventTable.ofAll();

    private Contract() {}

    static List<Class<?>> facets() {
        List<Class<?>> facets = new ArrayList<>();
        facets.add(WireSession.class);
        for (Class<?> handle : List.of(Connection.class, Domain.class)) {
            for (Class<?> type : handle.getInterfaces()) {
                if (type.isAnnotationPresent(Facet.class) || type.isAnnotationPresent(SessionFacet.class)) {
                    facets.add(type);
                }
            }
        }
        return facets;
    }
}
