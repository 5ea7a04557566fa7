"""Times the CSV of a page: its first byte, all of it, and what it adds to the server's memory."""

from __future__ import annotations

import argparse
import socket
import statistics
import time

from benchmarks.serving import HOST, Browser, decoded, running

PATH = "/coaching.csv"


def first_byte(browser: Browser, path: str) -> float:
    """Seconds from the request to the first byte of its response."""
    with socket.create_connection((HOST, browser.port), timeout=120) as connection:
        began = time.perf_counter()
        connection.sendall(browser.request("GET", path, headers={"Connection": "close"}))
        connection.recv(1)
        took = time.perf_counter() - began
        while connection.recv(262_144):
            pass
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", help="a database made by benchmarks.state")
    options = parser.parse_args()
    with running(options.url) as server:
        browser = Browser(server.port)
        browser.sign_in()
        before = server.megabytes()
        waits = [first_byte(browser, PATH) for _ in range(6)]
        answer = browser.get(PATH)
        lines = decoded(answer).count(b"\n") if "content-encoding" not in answer.headers else 0
        after = server.megabytes()
    print(
        f"{PATH}: first byte {waits[0] * 1000:.0f} ms at first, "
        f"{statistics.median(waits[1:]) * 1000:.0f} ms kept (target 100 ms); "
        f"{answer.wire:,} bytes over the wire{f', {lines:,} lines' if lines else ''}; "
        f"memory of two workers {before:.0f} → {after:.0f} MB (target + 20 MB)"
    )


if __name__ == "__main__":
    main()
