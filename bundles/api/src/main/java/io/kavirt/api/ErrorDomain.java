package io.kavirt.api;

/** Which part of the system reports an error, with libvirt's number. A constant is named as libvirt's, without its {@code VIR_FROM_} prefix. */
public enum ErrorDomain implements Code {
    /** Since libvirt 0.1.0. */
    NONE(0),
    /** Since libvirt 0.1.0. */
    XEN(1),
    /** Since libvirt 0.1.0. */
    XEND(2),
    /** Since libvirt 0.1.0. */
    XENSTORE(3),
    /** Since libvirt 0.1.0. */
    SEXPR(4),
    /** Since libvirt 0.1.0. */
    XML(5),
    /** Since libvirt 0.1.0. */
    DOM(6),
    /** Since libvirt 0.1.1. */
    RPC(7),
    /** Since libvirt 0.1.3. */
    PROXY(8),
    /** Since libvirt 0.1.6. */
    CONF(9),
    /** Since libvirt 0.2.0. */
    QEMU(10),
    /** Since libvirt 0.2.0. */
    NET(11),
    /** Since libvirt 0.2.3. */
    TEST(12),
    /** Since libvirt 0.2.3. */
    REMOTE(13),
    /** Since libvirt 0.3.1. */
    OPENVZ(14),
    /** Since libvirt 0.4.1. */
    XENXM(15),
    /** Since libvirt 0.4.1. */
    STATS_LINUX(16),
    /** Since libvirt 0.4.2. */
    LXC(17),
    /** Since libvirt 0.4.1. */
    STORAGE(18),
    /** Since libvirt 0.4.6. */
    NETWORK(19),
    /** Since libvirt 0.4.6. */
    DOMAIN(20),
    /** Since libvirt 0.5.0. */
    UML(21),
    /** Since libvirt 0.5.0. */
    NODEDEV(22),
    /** Since libvirt 0.5.0. */
    XEN_INOTIFY(23),
    /** Since libvirt 0.6.1. */
    SECURITY(24),
    /** Since libvirt 0.6.3. */
    VBOX(25),
    /** Since libvirt 0.6.4. */
    INTERFACE(26),
    /** Since libvirt 0.6.4. */
    ONE(27),
    /** Since libvirt 0.7.0. */
    ESX(28),
    /** Since libvirt 0.7.0. */
    PHYP(29),
    /** Since libvirt 0.7.1. */
    SECRET(30),
    /** Since libvirt 0.7.5. */
    CPU(31),
    /** Since libvirt 0.8.0. */
    XENAPI(32),
    /** Since libvirt 0.8.0. */
    NWFILTER(33),
    /** Since libvirt 0.8.0. */
    HOOK(34),
    /** Since libvirt 0.8.0. */
    DOMAIN_SNAPSHOT(35),
    /** Since libvirt 0.8.5. */
    AUDIT(36),
    /** Since libvirt 0.8.6. */
    SYSINFO(37),
    /** Since libvirt 0.8.6. */
    STREAMS(38),
    /** Since libvirt 0.8.7. */
    VMWARE(39),
    /** Since libvirt 0.9.0. */
    EVENT(40),
    /** Since libvirt 0.9.0. */
    LIBXL(41),
    /** Since libvirt 0.9.2. */
    LOCKING(42),
    /** Since libvirt 0.9.5. */
    HYPERV(43),
    /** Since libvirt 0.9.8. */
    CAPABILITIES(44),
    /** Since libvirt 0.9.11. */
    URI(45),
    /** Since libvirt 0.9.11. */
    AUTH(46),
    /** Since libvirt 0.9.12. */
    DBUS(47),
    /** Since libvirt 0.10.0. */
    PARALLELS(48),
    /** Since libvirt 0.10.0. */
    DEVICE(49),
    /** Since libvirt 0.10.0. */
    SSH(50),
    /** Since libvirt 1.0.0. */
    LOCKSPACE(51),
    /** Since libvirt 1.0.1. */
    INITCTL(52),
    /** Since libvirt 1.0.4. */
    IDENTITY(53),
    /** Since libvirt 1.0.5. */
    CGROUP(54),
    /** Since libvirt 1.1.0. */
    ACCESS(55),
    /** Since libvirt 1.1.1. */
    SYSTEMD(56),
    /** Since libvirt 1.2.2. */
    BHYVE(57),
    /** Since libvirt 1.2.3. */
    CRYPTO(58),
    /** Since libvirt 1.2.4. */
    FIREWALL(59),
    /** Since libvirt 1.2.9. */
    POLKIT(60),
    /** Since libvirt 1.2.14. */
    THREAD(61),
    /** Since libvirt 1.2.17. */
    ADMIN(62),
    /** Since libvirt 1.3.0. */
    LOGGING(63),
    /** Since libvirt 1.3.2. */
    XENXL(64),
    /** Since libvirt 1.3.3. */
    PERF(65),
    /** Since libvirt 2.5.0. */
    LIBSSH(66),
    /** Since libvirt 3.7.0. */
    RESCTRL(67),
    /** Since libvirt 5.1.0. */
    FIREWALLD(68),
    /** Since libvirt 5.2.0. */
    DOMAIN_CHECKPOINT(69),
    /** Since libvirt 5.6.0. */
    TPM(70),
    /** Since libvirt 5.10.0. */
    BPF(71),
    /** Since libvirt 7.5.0. */
    CH(72);

    private final int code;

    ErrorDomain(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
