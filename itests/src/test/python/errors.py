"""Makes calls that must fail and prints 'name code domain message' for each."""

import sys

import libvirt

libvirt.registerErrorHandler(lambda context, error: None, None)
connection = libvirt.open(sys.argv[1])
existing = connection.lookupByName(sys.argv[2])
nobody = "9c4f4b4e-2c1e-4c6b-9a57-0123456789ab"


def expect(name, call):
    try:
        call()
        print(name, "none")
    except libvirt.libvirtError as error:
        print(name, error.get_error_code(), error.get_error_domain(), error.get_error_message())


expect("lookup-name", lambda: connection.lookupByName("nosuch"))
expect("lookup-uuid", lambda: connection.lookupByUUIDString(nobody))
expect("lookup-id", lambda: connection.lookupByID(4711))
expect("define-nothing", lambda: connection.defineXML(""))
expect("define-broken", lambda: connection.defineXML("<domain><name>x</domain>"))
expect("define-flags", lambda: connection.defineXMLFlags(existing.XMLDesc(), 1 << 30))
expect("dump-flags", lambda: existing.XMLDesc(1 << 30))
expect("list-flags", lambda: connection.listAllDomains(1 << 30))
expect("create-twice", lambda: existing.create())
expect("memory-too-much", lambda: existing.setMemory(1 << 40))
expect("vcpus-too-many", lambda: existing.setVcpus(4000))
