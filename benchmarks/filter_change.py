"""Times one change of the region filter on a page, compared with sending the same bytes ready-made."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.serving import LIMIT, Browser, OpenPage, Running, Timing, running, timed

STATES = ("?region=1", "?region=2", "?region=3", "?region=5", "?region=6", "")
FEW, MANY = 1, 20


@dataclass(frozen=True)
class Kind:
    """How much of a response is already cached when a filter changes."""

    name: str
    words: str
    settings: dict[str, int]
    target: str


KINDS = (
    Kind(
        "nothing kept",
        "every statement runs again, as after each import",
        {"cached_answers": 0, "cached_counts_megabytes": 0},
        "≤ 10 × (stretch 3 ×)",
    ),
    Kind(
        "counts kept",
        "a filter state nobody has asked for, on months that somebody has",
        {"cached_answers": 0},
        "≤ 10 × (stretch 3 ×)",
    ),
    Kind("reply kept", "a filter state that somebody has asked for", {}, "≤ 2 × (stretch 1.3 ×)"),
)


def _users(server: Running, path: str, count: int) -> list[OpenPage]:
    """This many browsers of one person, each with the page open."""
    first = Browser(server.port)
    first.sign_in()
    page = OpenPage(first, path).open()
    pages = []
    for _ in range(count):
        own = Browser(server.port)
        own.cookies = dict(first.cookies)
        pages.append(OpenPage(own, path, page.output, page.ids, page.drawn))
    return pages


def _store_limit(server: Running, page: OpenPage) -> int:
    """Have the empty route send the exact bytes of one response, as they were transferred."""
    answer = page.browser.send(page.change(STATES[0]))
    encoding = answer.headers.get("content-encoding", "")
    server.limit_file.write_bytes(encoding.encode() + b"\n" + answer.body)
    for _ in range(20):
        Browser(server.port).get(f"{LIMIT}?again=1")
    return len(answer.body)


def measure(
    url: str, path: str, seconds: float, kind: Kind, many: Sequence[int]
) -> list[tuple[str, Timing, Timing]]:
    """Return (users, limit, filter change) for these numbers of simultaneous users."""
    found = []
    with running(url, **kind.settings) as server:
        pages = _users(server, path, max(many))
        asked = [page.change(state) for state in STATES for page in pages[:1]]
        # So that both workers are warm and their caches are filled.
        for raw in asked * 4:
            Browser(server.port).send(raw)
        size = _store_limit(server, pages[0])
        requests = [[page.change(state) for state in STATES] for page in pages]
        limit = pages[0].browser.request("GET", LIMIT)

        def change(user: int, turn: int) -> bytes:
            return requests[user][(user + turn) % len(STATES)]

        for users in many:
            browsers = [page.browser for page in pages[:users]]
            runs: dict[str, list[Timing]] = {"limit": [], "change": []}
            for _ in range(3):  # alternating, so that other load on the machine affects both
                runs["limit"].append(timed(browsers, lambda u, t: limit, seconds / 6))
                runs["change"].append(timed(browsers, change, seconds / 3))
            found.append((f"{users}", _middle(runs["limit"]), _middle(runs["change"])))
        print(f"  {size:,} bytes an answer over the wire; {server.megabytes():.0f} MB, two workers")
    return found


def _middle(runs: list[Timing]) -> Timing:
    return sorted(runs, key=lambda t: t.p50)[len(runs) // 2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", help="a database made by benchmarks.state")
    parser.add_argument("--page", default="/coaching", help="its path; the default has 16 panels")
    parser.add_argument("--seconds", type=float, default=12)
    parser.add_argument("--users", type=int, nargs="*", default=[FEW, MANY])
    options = parser.parse_args()
    for kind in KINDS:
        print(f"{kind.name}: {kind.words}")
        measured = measure(options.url, options.page, options.seconds, kind, options.users)
        for users, limit, change in measured:
            print(
                f"  {users:>2} users: "
                f"p50 {change.p50:7.1f} ms, p95 {change.p95:7.1f} ms, {change.per_second:6.0f}/s | "
                f"limit p50 {limit.p50:6.1f} ms, p95 {limit.p95:6.1f} ms, "
                f"{limit.per_second:6.0f}/s | {change.p50 / limit.p50:6.1f} × limit "
                f"(target, 1 user: {kind.target})",
                flush=True,
            )


if __name__ == "__main__":
    main()
