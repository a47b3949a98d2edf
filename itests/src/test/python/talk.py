"""Keeps one connection open and answers requests of one line each: hostname, state NAME, suspend NAME, resume NAME.

usage: talk.py URI

An answer is "ok RESULT" or "error CODE MESSAGE".
"""
import sys

import libvirt

libvirt.registerErrorHandler(lambda context, error: None, None)
connection = libvirt.open(sys.argv[1])

REQUESTS = {
    "state": lambda name: connection.lookupByName(name).state()[0],
    "hostname": lambda: connection.getHostname(),
    "suspend": lambda name: connection.lookupByName(name).suspend(),
    "resume": lambda name: connection.lookupByName(name).resume(),
}

print("ok ready")
for line in sys.stdin:
    words = line.split()
    try:
        print("ok", REQUESTS[words[0]](*words[1:]))
    except libvirt.libvirtError as error:
        print("error", error.get_error_code(), str(error).replace("\n", " "))
