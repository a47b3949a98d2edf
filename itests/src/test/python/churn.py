"""Defines, starts, stops and undefines its own guests until the connection breaks, and keeps a journal of it.

usage: churn.py URI CLIENT JOURNAL SEED NAME...
    CLIENT is python, which keeps its connection, or virsh, which makes one for each call

A journal line is one of
    is NAME DEFINED RUNNING       how the guest was found at the start
    begin OPERATION NAME          before a call
    done OPERATION NAME           after it succeeded
    failed OPERATION NAME TEXT    after it failed; the last line
"""
import random
import subprocess
import sys
import uuid

import libvirt

DOCUMENT = """<domain type='qemu'>
  <name>{name}</name>
  <uuid>{uuid}</uuid>
  <memory unit='MiB'>32</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
</domain>"""

uri, client, journal_path, seed, *names = sys.argv[1:]
dice = random.Random(seed)
journal = open(journal_path, "w", buffering=1)
libvirt.registerErrorHandler(lambda context, error: None, None)
connection = libvirt.open(uri)


def document(name):
    return DOCUMENT.format(name=name, uuid=uuid.uuid5(uuid.NAMESPACE_DNS, name))


def find(name):
    return connection.lookupByName(name)


OPERATIONS = {
    "define": lambda name: connection.defineXML(document(name)),
    "undefine": lambda name: find(name).undefine(),
    "create": lambda name: connection.createXML(document(name)),
    "start": lambda name: find(name).create(),
    "destroy": lambda name: find(name).destroy(),
    "suspend": lambda name: find(name).suspend(),
    "resume": lambda name: find(name).resume(),
}


class VirshError(Exception):
    pass


def virsh(operation, name):
    call = ["virsh", "-q", "-c", uri, operation]
    new = operation in ("define", "create")
    result = subprocess.run(
        call + (["/dev/stdin"] if new else [name]),
        input=document(name) if new else None,
        capture_output=True,
        text=True,
    )
    if result.returncode != 0:
        raise VirshError(result.stderr)


def possible(name, defined, running):
    if running:
        return ["destroy", "undefine" if defined else "define", "resume" if name in paused else "suspend"]
    return ["start", "start", "undefine"] if defined else ["define", "define", "create"]


state = {}
paused = set()
for name in names:
    try:
        domain = find(name)
        state[name] = (bool(domain.isPersistent()), bool(domain.isActive()))
        if domain.state()[0] == libvirt.VIR_DOMAIN_PAUSED:
            paused.add(name)
    except libvirt.libvirtError as error:
        if error.get_error_code() != libvirt.VIR_ERR_NO_DOMAIN:
            raise
        state[name] = (False, False)
    journal.write("is %s %s %s\n" % ((name,) + state[name]))

while True:
    name = dice.choice(names)
    defined, running = state[name]
    operation = dice.choice(possible(name, defined, running))
    journal.write("begin %s %s\n" % (operation, name))
    try:
        if client == "virsh":
            virsh(operation, name)
        else:
            OPERATIONS[operation](name)
    except (libvirt.libvirtError, VirshError) as error:
        journal.write("failed %s %s %s\n" % (operation, name, str(error).replace("\n", " ")))
        sys.exit(0)
    journal.write("done %s %s\n" % (operation, name))
    if operation in ("define", "undefine"):
        defined = operation == "define"
    elif operation in ("create", "start"):
        running = True
    elif operation == "destroy":
        running = False
    if operation == "suspend":
        paused.add(name)
    elif operation in ("resume", "destroy"):
        paused.discard(name)
    state[name] = (defined, running)
