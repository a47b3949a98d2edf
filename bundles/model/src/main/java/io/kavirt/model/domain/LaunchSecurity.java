package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Hex;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.XmlName;
import org.jspecify.annotations.Nullable;

/**
 * Protection of the guest's memory from its host.
 *
 * @param type the technique
 * @param kernelHashes whether the kernel is measured, too
 * @param cbitpos the bit in page tables that marks encrypted pages
 * @param reducedPhysBits how many address bits the guest loses
 * @param policy the policy, a number of the technique
 * @param dhCert the owner's key, Base64
 * @param session the launch session, Base64
 */
public record LaunchSecurity(
        @Attribute @Required Type type,
        @Attribute @Nullable YesNo kernelHashes,
        @Child @Nullable Integer cbitpos,
        @Child @Nullable Integer reducedPhysBits,
        @Child @Hex(4) @Nullable Long policy,
        @Child @Nullable String dhCert,
        @Child @Nullable String session) {

    /** The technique. */
    public enum Type {
        SEV,
        @XmlName("s390-pv")
        S390_PV
    }
}
