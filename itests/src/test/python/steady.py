"""Calls the daemon without pause over one connection until a file appears, then prints how many calls it made.

usage: steady.py URI STOP_FILE WORK GUEST
    WORK is info, state, list, xml, stats, cycle (suspends and resumes the guest) or define (defines and undefines it)

It prints "ready", at the end "calls N", and "failed TEXT" for each call that failed or connection that closed.
"""
import os
import sys

import libvirt

DOCUMENT = "<domain type='qemu'><name>%s</name><memory unit='MiB'>32</memory><os><type>hvm</type></os></domain>"

uri, stop_file, work, guest = sys.argv[1:]
libvirt.registerErrorHandler(lambda context, error: None, None)
connection = libvirt.open(uri)


def cycle():
    domain = connection.lookupByName(guest)
    domain.suspend()
    domain.resume()


def define():
    connection.defineXML(DOCUMENT % guest)
    connection.lookupByName(guest).undefine()


def names():
    if guest not in [domain.name() for domain in connection.listAllDomains()]:
        print("failed: %s is not listed" % guest)


def state():
    if connection.lookupByName(guest).state()[0] != libvirt.VIR_DOMAIN_RUNNING:
        print("failed: %s does not run" % guest)


WORKS = {
    "info": lambda: connection.lookupByName(guest).info(),
    "state": state,
    "list": names,
    "xml": lambda: connection.lookupByName(guest).XMLDesc(),
    "stats": lambda: connection.getAllDomainStats(),
    "cycle": cycle,
    "define": define,
}

print("ready")
calls = 0
while not os.path.exists(stop_file):
    try:
        WORKS[work]()
        calls += 1
    except libvirt.libvirtError as error:
        print("failed after %d calls: %s" % (calls, error))
        if not connection.isAlive():
            break
if not connection.isAlive():
    print("failed: the connection is closed")
print("calls %d" % calls)
