"""Blocks connections from the test process to any other machine."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from collections.abc import Iterator
from typing import Any
from unittest import mock


class OutsideNetwork(RuntimeError):
    """A test tried to reach another machine; not an OSError, so that product code does not swallow it."""


def is_this_machine(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if not isinstance(host, str):
        return host is None
    if host in {"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


@contextlib.contextmanager
def only_this_machine() -> Iterator[None]:
    """Inside the block, Python's sockets can only connect to and look up names on this machine."""
    connect, connect_ex, getaddrinfo = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def check(address: Any) -> None:
        # Addresses of other families (such as a path in the file system) stay on this machine.
        if isinstance(address, tuple) and not is_this_machine(address[0]):
            raise OutsideNetwork(f"A test tried to connect to {address[0]}; tests use no network.")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        check(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        check(address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        if not is_this_machine(host):
            raise OutsideNetwork(f"A test tried to look up the address of {host!r}.")
        return getaddrinfo(host, *arguments, **options)

    with (
        mock.patch.object(socket.socket, "connect", guarded_connect),
        mock.patch.object(socket.socket, "connect_ex", guarded_connect_ex),
        mock.patch.object(socket, "getaddrinfo", guarded_getaddrinfo),
    ):
        yield
