"""Prints events as they come: 'lifecycle NAME EVENT DETAIL', 'reboot NAME', 'balloon NAME KIB', until its input ends."""

import sys
import threading

import libvirt

libvirt.virEventRegisterDefaultImpl()
connection = libvirt.open(sys.argv[1])
connection.domainEventRegisterAny(
    None,
    libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE,
    lambda connection, domain, event, detail, opaque: print("lifecycle", domain.name(), event, detail),
    None,
)
connection.domainEventRegisterAny(
    None, libvirt.VIR_DOMAIN_EVENT_ID_REBOOT, lambda connection, domain, opaque: print("reboot", domain.name()), None
)
connection.domainEventRegisterAny(
    None,
    libvirt.VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE,
    lambda connection, domain, actual, opaque: print("balloon", domain.name(), actual),
    None,
)
connection.setKeepAlive(5, 5)


def loop():
    while True:
        libvirt.virEventRunDefaultImpl()


threading.Thread(target=loop, daemon=True).start()
print("ready")
sys.stdin.read()
connection.close()
