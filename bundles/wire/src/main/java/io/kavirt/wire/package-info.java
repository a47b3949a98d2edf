/**
 * libvirt's remote protocol as bytes: {@link io.kavirt.wire.XdrReader} and {@link io.kavirt.wire.XdrWriter} for values,
 * {@link io.kavirt.wire.PacketHeader} for frames, and tables that are derived once from the contract's annotations:
 * {@link io.kavirt.wire.ProcedureTable} for calls and {@link io.kavirt.wire.EventTable} for events. Both directions, so that daemon
 * and remote driver share them. Whatever comes from outside is checked against its limit and against the bytes that are there
 * before anything is allocated for it.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.wire;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
