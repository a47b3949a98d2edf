package io.kavirt.api.driver;

import io.kavirt.api.DomainRef;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What is installed: an OSGi service of core. */
@ProviderType
public interface DriverDirectory {
    /** The drivers that are installed, and those that went and have connections waiting. */
    List<DriverInfo> drivers();

    /** The domains that a driver managed when it was removed; empty while it is installed. */
    List<DomainRef> lastSeenDomains(String driver);

    /** Which driver has which operation, read from the drivers' classes. */
    List<OperationSupport> support();
}
