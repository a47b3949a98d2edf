"""Prints each domain: NAME UUID DEFINED RUNNING."""
import sys

import libvirt

for domain in libvirt.openReadOnly(sys.argv[1]).listAllDomains():
    print(domain.name(), domain.UUIDString(), bool(domain.isPersistent()), bool(domain.isActive()))
