"""Shows a link that sets a password once, and the page that it opens for whoever was handed it."""

from __future__ import annotations

from flask import Flask, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.site import Site
from dashboard.web.guard import ANYBODY, site_route
from data_access.people import accounts, password_links

# A value of the query and not a part of the path: paths are written down where something is refused.
PATH = "/sign-in/password"
_DIFFER = "The two passwords differ. Nothing was changed."


def link_page(site: Site, account: accounts.Account, token: str, back: str) -> AnyResponse:
    """The page that shows a new link; there is no way to see it again."""
    scheme = "https" if site.settings.production else request.scheme
    return make_response(
        render_template(
            "password_link.html",
            name=account.display_name,
            email=account.email,
            link=f"{scheme}://{request.host}{PATH}?link={token}",
            back=back,
        )
    )


def register(server: Flask, site: Site) -> None:
    """Add the page behind a link, which is for anybody who has one."""

    @site_route(server, PATH, roles=ANYBODY, methods=("GET", "POST"))
    def set_password() -> AnyResponse:
        """Ask for a password and set it; the link ends with that."""
        posted = request.method == "POST"
        token = (request.form if posted else request.args).get("link", "")
        account = password_links.account_behind(site.database, token, site.now())
        if account is None:
            return _page(None, token, 410)
        if not posted:
            return _page(account, token)
        password = request.form.get("password", "")
        if password != request.form.get("again", ""):
            return _page(account, token, 400, _DIFFER)
        try:
            used = password_links.use_link(site.database, token, password, site.now())
        except accounts.AccountRefused as refused:
            return _page(account, token, 400, str(refused))
        return _page(None, token, 410) if used is None else redirect("/sign-in?set=1", 303)


def _page(
    account: accounts.Account | None, token: str, status: int = 200, error: str = ""
) -> AnyResponse:
    return make_response(
        render_template(
            "set_password.html",
            account=account,
            link=token,
            error=error,
            shortest=accounts.SHORTEST_PASSWORD,
            longest=accounts.LONGEST_PASSWORD,
            action=PATH,
        ),
        status,
    )
