"""Prints each lifecycle event as NAME EVENT until a file appears; EVENT is libvirt's number.

usage: lifecycle.py URI STOP_FILE
"""
import os
import sys

import libvirt

uri, stop_file = sys.argv[1:]
libvirt.virEventRegisterDefaultImpl()
connection = libvirt.open(uri)
connection.domainEventRegisterAny(
    None,
    libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE,
    lambda connection, domain, event, detail, opaque: print(domain.name(), event),
    None,
)
connection.registerCloseCallback(lambda connection, reason, opaque: print("closed", reason), None)


def tick(timer, opaque):
    pass


# So that the loop below gets to look for the file.
libvirt.virEventAddTimeout(200, tick, None)
print("ready")
while not os.path.exists(stop_file):
    libvirt.virEventRunDefaultImpl()
