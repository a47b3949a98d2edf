package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.XmlName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A port on a switch.
 *
 * @param type the switch's protocol
 * @param parameters what it asks for
 */
public record VirtualPort(
        @Attribute @Nullable Type type, @Child @Nullable Parameters parameters) {
    /** The protocol of a switch. */
    public enum Type {
        NONE,
        @XmlName("802.1Qbg")
        QBG,
        @XmlName("802.1Qbh")
        QBH,
        OPENVSWITCH,
        MIDONET
    }

    /**
     * What a switch asks for.
     *
     * @param managerId the manager
     * @param typeId the type
     * @param typeIdVersion its version
     * @param instanceId the instance
     * @param interfaceId the interface
     * @param profileId the profile
     */
    public record Parameters(
            @Attribute("managerid") @Nullable Integer managerId,
            @Attribute("typeid") @Nullable Integer typeId,
            @Attribute("typeidversion") @Nullable Integer typeIdVersion,
            @Attribute("instanceid") @Nullable UUID instanceId,
            @Attribute("interfaceid") @Nullable UUID interfaceId,
            @Attribute("profileid") @Nullable String profileId) {}
}
