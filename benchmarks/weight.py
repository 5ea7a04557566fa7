"""Counts the bytes transferred for the first page, and for the same page again with a warm cache."""

from __future__ import annotations

import argparse
import re

from benchmarks.serving import Answered, Browser, OpenPage, decoded, running

PAGE = "/coaching"
_ADDRESS = re.compile(r'(?:src|href)="(/[^"#]+)"')
_LAZY = "/_dash-component-suites/plotly/package_data/plotly.min.js"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", help="a database made by benchmarks.state")
    options = parser.parse_args()
    with running(options.url) as server:
        browser = Browser(server.port)
        browser.sign_in()
        page = browser.get(PAGE)
        named = [a for a in dict.fromkeys(_ADDRESS.findall(decoded(page).decode()))
                 if a.startswith(("/assets/", "/_dash-component-suites/"))]  # fmt: skip
        # What the page requests while it runs: the charts, its fonts, its own description.
        parts: list[tuple[str, Answered]] = [(a, browser.get(a)) for a in (*named, _LAZY)]
        described = [(a, browser.get(a)) for a in ("/_dash-layout", "/_dash-dependencies")]
        figures = browser.send(OpenPage(browser, PAGE).open().change(""))
    for address, answer in parts:
        print(f"  {answer.wire:>9,} {answer.status} {address}")
    data = page.wire + figures.wire + sum(a.wire for _, a in described)
    kept = sum(a.wire for _, a in parts if "max-age" in a.headers.get("cache-control", ""))
    asked_again = sum(a.wire for _, a in parts) - kept
    print(
        f"first page {(data + kept + asked_again) / 1e6:.2f} MB (target 1.3 MB); "
        f"again {(data + asked_again) / 1e3:.1f} KB (target 20 KB)"
    )


if __name__ == "__main__":
    main()
