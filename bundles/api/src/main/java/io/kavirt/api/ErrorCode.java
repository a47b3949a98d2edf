package io.kavirt.api;

/** What went wrong, with libvirt's error number. A constant is named as libvirt's, without its {@code VIR_ERR_} prefix. */
public enum ErrorCode implements Code {
    /** Since libvirt 0.1.0. */
    OK(0),
    /** Since libvirt 0.1.0. */
    INTERNAL_ERROR(1),
    /** Since libvirt 0.1.0. */
    NO_MEMORY(2),
    /** Since libvirt 0.1.0. */
    NO_SUPPORT(3),
    /** Since libvirt 0.1.0. */
    UNKNOWN_HOST(4),
    /** Since libvirt 0.1.0. */
    NO_CONNECT(5),
    /** Since libvirt 0.1.0. */
    INVALID_CONN(6),
    /** Since libvirt 0.1.0. */
    INVALID_DOMAIN(7),
    /** Since libvirt 0.1.0. */
    INVALID_ARG(8),
    /** Since libvirt 0.1.0. */
    OPERATION_FAILED(9),
    /** Since libvirt 0.1.0. */
    GET_FAILED(10),
    /** Since libvirt 0.1.0. */
    POST_FAILED(11),
    /** Since libvirt 0.1.0. */
    HTTP_ERROR(12),
    /** Since libvirt 0.1.0. */
    SEXPR_SERIAL(13),
    /** Since libvirt 0.1.0. */
    NO_XEN(14),
    /** Since libvirt 0.1.0. */
    XEN_CALL(15),
    /** Since libvirt 0.1.0. */
    OS_TYPE(16),
    /** Since libvirt 0.1.0. */
    NO_KERNEL(17),
    /** Since libvirt 0.1.0. */
    NO_ROOT(18),
    /** Since libvirt 0.1.0. */
    NO_SOURCE(19),
    /** Since libvirt 0.1.0. */
    NO_TARGET(20),
    /** Since libvirt 0.1.0. */
    NO_NAME(21),
    /** Since libvirt 0.1.0. */
    NO_OS(22),
    /** Since libvirt 0.1.0. */
    NO_DEVICE(23),
    /** Since libvirt 0.1.0. */
    NO_XENSTORE(24),
    /** Since libvirt 0.1.0. */
    DRIVER_FULL(25),
    /** Since libvirt 0.1.0. */
    CALL_FAILED(26),
    /** Since libvirt 0.1.1. */
    XML_ERROR(27),
    /** Since libvirt 0.1.1. */
    DOM_EXIST(28),
    /** Since libvirt 0.1.4. */
    OPERATION_DENIED(29),
    /** Since libvirt 0.1.6. */
    OPEN_FAILED(30),
    /** Since libvirt 0.1.6. */
    READ_FAILED(31),
    /** Since libvirt 0.1.6. */
    PARSE_FAILED(32),
    /** Since libvirt 0.1.6. */
    CONF_SYNTAX(33),
    /** Since libvirt 0.1.6. */
    WRITE_FAILED(34),
    /** Since libvirt 0.1.9. */
    XML_DETAIL(35),
    /** Since libvirt 0.2.0. */
    INVALID_NETWORK(36),
    /** Since libvirt 0.2.0. */
    NETWORK_EXIST(37),
    /** Since libvirt 0.2.1. */
    SYSTEM_ERROR(38),
    /** Since libvirt 0.2.3. */
    RPC(39),
    /** Since libvirt 0.2.3. */
    GNUTLS_ERROR(40),
    /** Since libvirt 0.2.3. */
    VIR_WAR_NO_NETWORK(41),
    /** Since libvirt 0.3.0. */
    NO_DOMAIN(42),
    /** Since libvirt 0.3.0. */
    NO_NETWORK(43),
    /** Since libvirt 0.3.1. */
    INVALID_MAC(44),
    /** Since libvirt 0.4.1. */
    AUTH_FAILED(45),
    /** Since libvirt 0.4.1. */
    INVALID_STORAGE_POOL(46),
    /** Since libvirt 0.4.1. */
    INVALID_STORAGE_VOL(47),
    /** Since libvirt 0.4.1. */
    VIR_WAR_NO_STORAGE(48),
    /** Since libvirt 0.4.1. */
    NO_STORAGE_POOL(49),
    /** Since libvirt 0.4.1. */
    NO_STORAGE_VOL(50),
    /** Since libvirt 0.5.0. */
    VIR_WAR_NO_NODE(51),
    /** Since libvirt 0.5.0. */
    INVALID_NODE_DEVICE(52),
    /** Since libvirt 0.5.0. */
    NO_NODE_DEVICE(53),
    /** Since libvirt 0.6.1. */
    NO_SECURITY_MODEL(54),
    /** Since libvirt 0.6.4. */
    OPERATION_INVALID(55),
    /** Since libvirt 0.6.4. */
    VIR_WAR_NO_INTERFACE(56),
    /** Since libvirt 0.6.4. */
    NO_INTERFACE(57),
    /** Since libvirt 0.6.4. */
    INVALID_INTERFACE(58),
    /** Since libvirt 0.7.0. */
    MULTIPLE_INTERFACES(59),
    /** Since libvirt 0.8.0. */
    VIR_WAR_NO_NWFILTER(60),
    /** Since libvirt 0.8.0. */
    INVALID_NWFILTER(61),
    /** Since libvirt 0.8.0. */
    NO_NWFILTER(62),
    /** Since libvirt 0.8.0. */
    BUILD_FIREWALL(63),
    /** Since libvirt 0.7.1. */
    VIR_WAR_NO_SECRET(64),
    /** Since libvirt 0.7.1. */
    INVALID_SECRET(65),
    /** Since libvirt 0.7.1. */
    NO_SECRET(66),
    /** Since libvirt 0.7.3. */
    CONFIG_UNSUPPORTED(67),
    /** Since libvirt 0.7.3. */
    OPERATION_TIMEOUT(68),
    /** Since libvirt 0.7.3. */
    MIGRATE_PERSIST_FAILED(69),
    /** Since libvirt 0.8.0. */
    HOOK_SCRIPT_FAILED(70),
    /** Since libvirt 0.8.0. */
    INVALID_DOMAIN_SNAPSHOT(71),
    /** Since libvirt 0.8.0. */
    NO_DOMAIN_SNAPSHOT(72),
    /** Since libvirt 0.9.0. */
    INVALID_STREAM(73),
    /** Since libvirt 0.9.4. */
    ARGUMENT_UNSUPPORTED(74),
    /** Since libvirt 0.9.5. */
    STORAGE_PROBE_FAILED(75),
    /** Since libvirt 0.9.5. */
    STORAGE_POOL_BUILT(76),
    /** Since libvirt 0.9.7. */
    SNAPSHOT_REVERT_RISKY(77),
    /** Since libvirt 0.9.9. */
    OPERATION_ABORTED(78),
    /** Since libvirt 0.9.10. */
    AUTH_CANCELLED(79),
    /** Since libvirt 0.9.10. */
    NO_DOMAIN_METADATA(80),
    /** Since libvirt 0.9.11. */
    MIGRATE_UNSAFE(81),
    /** Since libvirt 0.9.11. */
    OVERFLOW(82),
    /** Since libvirt 0.9.12. */
    BLOCK_COPY_ACTIVE(83),
    /** Since libvirt 0.10.0. */
    OPERATION_UNSUPPORTED(84),
    /** Since libvirt 0.10.0. */
    SSH(85),
    /** Since libvirt 0.10.0. */
    AGENT_UNRESPONSIVE(86),
    /** Since libvirt 1.0.0. */
    RESOURCE_BUSY(87),
    /** Since libvirt 1.1.0. */
    ACCESS_DENIED(88),
    /** Since libvirt 1.1.1. */
    DBUS_SERVICE(89),
    /** Since libvirt 1.1.4. */
    STORAGE_VOL_EXIST(90),
    /** Since libvirt 1.2.6. */
    CPU_INCOMPATIBLE(91),
    /** Since libvirt 1.2.12. */
    XML_INVALID_SCHEMA(92),
    /** Since libvirt 1.2.18. */
    MIGRATE_FINISH_OK(93),
    /** Since libvirt 1.3.3. */
    AUTH_UNAVAILABLE(94),
    /** Since libvirt 1.3.3. */
    NO_SERVER(95),
    /** Since libvirt 1.3.5. */
    NO_CLIENT(96),
    /** Since libvirt 2.3.0. */
    AGENT_UNSYNCED(97),
    /** Since libvirt 2.5.0. */
    LIBSSH(98),
    /** Since libvirt 4.1.0. */
    DEVICE_MISSING(99),
    /** Since libvirt 4.5.0. */
    INVALID_NWFILTER_BINDING(100),
    /** Since libvirt 4.5.0. */
    NO_NWFILTER_BINDING(101),
    /** Since libvirt 5.2.0. */
    INVALID_DOMAIN_CHECKPOINT(102),
    /** Since libvirt 5.2.0. */
    NO_DOMAIN_CHECKPOINT(103),
    /** Since libvirt 5.2.0. */
    NO_DOMAIN_BACKUP(104),
    /** Since libvirt 5.5.0. */
    INVALID_NETWORK_PORT(105),
    /** Since libvirt 5.5.0. */
    NETWORK_PORT_EXIST(106),
    /** Since libvirt 5.5.0. */
    NO_NETWORK_PORT(107),
    /** Since libvirt 6.1.0. */
    NO_HOSTNAME(108),
    /** Since libvirt 6.10.0. */
    CHECKPOINT_INCONSISTENT(109),
    /** Since libvirt 7.1.0. */
    MULTIPLE_DOMAINS(110),
    /** Since libvirt 9.7.0. */
    NO_NETWORK_METADATA(111),
    /** Since libvirt 11.2.0. */
    AGENT_COMMAND_TIMEOUT(112),
    /** Since libvirt 11.2.0. */
    AGENT_COMMAND_FAILED(113),
    /** Since libvirt 12.1.0. */
    INVALID_ENCR_KEY_SECRET(114);

    private final int code;

    ErrorCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
