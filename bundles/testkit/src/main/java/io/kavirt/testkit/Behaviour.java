package io.kavirt.testkit;

/** What a hypervisor driver may lack although it has the operation. What is declared missing must be refused, or have no effect. */
public enum Behaviour {
    /** A guest obeys a request to shut down or to reboot. Lacking: the request is accepted and the guest runs on. */
    OBEDIENT_GUEST,
    /** A domain can be started paused. Lacking: the flag is refused. */
    PAUSED_START,
    /** Memory in use can be changed while the guest runs. Lacking: refused. */
    LIVE_MEMORY,
    /** The number of processors can be changed while the guest runs. Lacking: refused. */
    LIVE_VCPUS,
    /** A screen can be photographed. Lacking: refused. */
    SCREEN,
    /** A domain can be started from a document that asks for validation. Lacking: unknown elements are accepted. */
    VALIDATION
}
