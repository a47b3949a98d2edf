package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trusted platform module.
 *
 * @param model what the guest sees
 * @param backend what is behind it
 * @param info name, address
 */
@Element("tpm")
public record Tpm(
        @Attribute @Nullable Model model,
        @Child @Nullable Backend backend,
        @Inline DeviceInfo info) implements Device {

    /** What a guest sees of a module. */
    public enum Model {
        TPM_TIS,
        TPM_CRB,
        TPM_SPAPR,
        SPAPR_TPM_PROXY
    }

    /** What is behind a module. */
    public enum BackendType {
        PASSTHROUGH,
        EMULATOR,
        EXTERNAL
    }

    /**
     * What is behind a module.
     *
     * @param type which kind
     * @param version the version of the standard
     * @param persistentState whether its state outlives the guest
     * @param device the host's module
     * @param source the socket of a running emulator
     * @param encryption the secret that its state is encrypted with
     * @param activePcrBanks the banks in use
     */
    public record Backend(
            @Attribute @Required BackendType type,
            @Attribute @Nullable String version,
            @Attribute("persistent_state") @Nullable YesNo persistentState,
            @Child(attribute = "path") @Nullable String device,
            @Child @Nullable Socket source,
            @Child(attribute = "secret") @Nullable UUID encryption,
            @Child("active_pcr_banks") @Nullable PcrBanks activePcrBanks) {}

    /**
     * The socket of a running emulator.
     *
     * @param type {@code unix}
     * @param mode {@code connect}
     * @param path the socket
     */
    public record Socket(
            @Attribute @Nullable String type,
            @Attribute @Nullable String mode,
            @Attribute @Nullable String path) {}

    /**
     * Banks of platform configuration registers.
     *
     * @param sha1 SHA-1
     * @param sha256 SHA-256
     * @param sha384 SHA-384
     * @param sha512 SHA-512
     */
    public record PcrBanks(
            @Child boolean sha1,
            @Child boolean sha256,
            @Child boolean sha384,
            @Child boolean sha512) {}
}
