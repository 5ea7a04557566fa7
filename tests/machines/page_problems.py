"""Collects problems of a page while a test drives it: errors, and requests to other machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.machines.network import is_this_machine

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError


class PageProblems:
    """The problems of every page of the watched contexts; `check` fails a test that has any."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        self._contexts: list[BrowserContext] = []

    def expect(self, pattern: str) -> None:
        """Allow problems that match the regular expression: the test causes them on purpose."""
        self._expected.append(re.compile(pattern))

    def watch(self, context: BrowserContext) -> None:
        self._contexts.append(context)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)

    @property
    def unexpected(self) -> list[str]:
        self._receive_pending()
        return [one for one in self.seen if not any(each.search(one) for each in self._expected)]

    def check(self) -> None:
        __tracebackhide__ = True  # the message says it all
        complaints = self.unexpected
        if complaints:
            raise AssertionError("The page complained:\n" + "\n".join(complaints))

    def _receive_pending(self) -> None:
        """Query each open context, because events arrive along with the browser's responses."""
        from playwright.sync_api import Error

        for context in self._contexts:
            try:
                context.cookies()
            except Error:
                continue  # closed by the test itself

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.seen.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def _on_error(self, error: WebError) -> None:
        self.seen.append(f"uncaught error: {error.error}")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and not is_this_machine(parts.hostname):
            self.seen.append(f"request to another machine: {request.url}")
