"""The guard that keeps tests off the network."""

import socket

import pytest

from tests.machines.network import OutsideNetwork


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_another_machine_cannot_be_connected_to(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as outgoing, pytest.raises(OutsideNetwork):
        outgoing.connect((host, 80))


def test_names_of_other_machines_are_not_looked_up() -> None:
    with pytest.raises(OutsideNetwork):
        socket.create_connection(("example.invalid", 80), timeout=1)


def test_this_machine_can_be_connected_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("localhost", port), timeout=5):
            pass
