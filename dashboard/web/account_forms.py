"""Invites people and changes accounts as administrators ask, and the own one as everybody asks."""

from __future__ import annotations

from datetime import date

from flask import Flask, abort, redirect, request, session
from werkzeug.wrappers import Response as AnyResponse

from callbacks.secured import current_viewer, everyone
from callbacks.site import Site
from config.roles import ROLES
from dashboard.web.guard import site_route
from dashboard.web.password_links import link_page
from dashboard.web.second_step import WRONG, HalfWay, HalfWayTokens, codes_page, set_up_page
from dashboard.web.sign_in import compared
from data_access.people import accounts, keeping_accounts, password_links, second_factor
from data_access.people.accounts import AccountRefused
from data_access.people.keeping_accounts import Change
from data_access.people.one_time_codes import new_key
from layouts.pages import account as own_page
from layouts.pages.accounts import DONE, PATH, PROBLEMS, address


def register(server: Flask, site: Site) -> None:
    """Add the addresses that the forms of /accounts and /account are sent to."""
    half_ways = HalfWayTokens(site)
    keepers = frozenset(r.key for r in ROLES.values() if r.accounts)

    @site_route(server, PATH, roles=keepers, methods=("POST",))
    def invite() -> AnyResponse:
        """Add an account without a password, and show the link that sets one."""
        if request.form.get("do") != "invite":
            abort(400)
        by, now = current_viewer().account.email, site.now()
        try:
            to = _asked()
            if to.ends_on is not None and to.ends_on < accounts.day_of(now):
                raise AccountRefused("The last day is over already.", "day")
            made = accounts.create_account(
                site.database,
                request.form.get("email", ""),
                to.display_name,
                to.role,
                to.region,
                None,
                by=by,
                participant=to.participant,
                at=now,
                ends_on=to.ends_on,
            )
            token = password_links.make_link(site.database, made.email, by, now)
        except AccountRefused as refused:
            return _back(PATH, problem=refused.code)
        return link_page(site, made, token, address(made.account_id))

    @site_route(server, f"{PATH}/<int:account_id>", roles=keepers, methods=("POST",))
    def change_account(account_id: int) -> AnyResponse:
        """Change, confirm, close or open an account, or make a link for a new password."""
        by, now, here = current_viewer().account.email, site.now(), address(account_id)
        given = (site.database, account_id)
        kept = keeping_accounts.kept_account(*given) if account_id < 10**9 else None
        if kept is None:
            abort(404)
        try:
            match request.form.get("do"):
                case "change":
                    keeping_accounts.change(*given, _asked(), by, now)
                    return _back(here, done="changed")
                case "confirm":
                    keeping_accounts.confirm(*given, by, now)
                    return _back(here, done="confirmed")
                case "close":
                    keeping_accounts.close(*given, by, now)
                    return _back(here, done="closed")
                case "reopen":
                    keeping_accounts.reopen(*given, by, now)
                    return _back(here, done="reopened")
                case "remove_factor":
                    second_factor.remove(site.database, kept.account, by, now)
                    return _back(here, done="factor_removed")
                case "link":
                    email = kept.account.email
                    token = password_links.make_link(site.database, email, by, now)
                    return link_page(site, kept.account, token, here)
        except AccountRefused as refused:
            return _back(here, problem=refused.code)
        abort(400)

    @site_route(server, own_page.PATH, roles=everyone(), methods=("POST",))
    def change_own_account() -> AnyResponse:
        """Change one's own password, which asks for the present one, or sign out all other browsers."""
        mine, token = current_viewer().account, str(session.get("_user_id", ""))
        match request.form.get("do"):
            case "end_others":
                keeping_accounts.end_others(site.database, mine, token, site.now())
                return _back_home(done="ended")
            case "begin_factor":
                if compared(site, mine.email, request.form.get("present", "")) is None:
                    return _back_home(problem="factor_present")
                key = new_key()
                half = half_ways.write(HalfWay(mine.account_id, own_page.PATH, key))
                return _set_up(mine, key, half)
            case "set_factor":
                return _set_factor(mine, request.form.get("half", ""))
            case "password":
                return _back_home(**_new_password(mine, token))
        abort(400)

    def _set_factor(mine: accounts.Account, sent: str) -> AnyResponse:
        """Set up the key that the form carries, once its first code is right."""
        half = half_ways.read(sent)
        if half is None or half.account_id != mine.account_id or not half.key:
            return _back_home(problem="factor_stale")
        code, now = request.form.get("code", ""), site.now()
        made = second_factor.enroll(site.database, mine, half.key, code, now)
        if made is None:
            return _set_up(mine, half.key, sent, 400, WRONG)
        return codes_page(made, own_page.PATH)

    def _new_password(mine: accounts.Account, token: str) -> dict[str, str]:
        """What the change of one's own password came to: a code for the page."""
        new = request.form.get("new", "")
        if new != request.form.get("again", ""):
            return {"problem": "differ"}
        # Before the present one is asked for, or a try would be used up by it.
        if accounts.password_problem(new, mine.email, mine.display_name):
            return {"problem": "password"}
        if compared(site, mine.email, request.form.get("present", "")) is None:
            return {"problem": "present"}
        keeping_accounts.change_own_password(site.database, mine, new, token, site.now())
        return {"done": "password"}


def _back(path: str, problem: str = "", done: str = "") -> AnyResponse:
    if problem:
        return redirect(f"{path}?problem={problem if problem in PROBLEMS else 'refused'}", 303)
    if done not in DONE:
        raise KeyError(done)
    return redirect(f"{path}?done={done}", 303)


def _back_home(problem: str = "", done: str = "") -> AnyResponse:
    known = own_page.PROBLEMS if problem else own_page.DONE
    if (problem or done) not in known:
        raise KeyError(problem or done)
    said = f"problem={problem}" if problem else f"done={done}"
    return redirect(f"{own_page.PATH}?{said}", 303)


def _set_up(
    mine: accounts.Account, key: str, half: str, status: int = 200, error: str = ""
) -> AnyResponse:
    token = current_viewer().csrf_token
    return set_up_page(mine, key, half, own_page.PATH, status, error, csrf_token=token)


def _asked() -> Change:
    """What the form says the account is to be. Raises AccountRefused where a part cannot be read."""
    form = request.form
    region, ends_on = form.get("region", ""), form.get("ends_on", "")
    try:
        day = date.fromisoformat(ends_on) if ends_on else None
    except ValueError:
        raise AccountRefused("The last day cannot be read.", "day") from None
    return Change(
        form.get("name", ""),
        form.get("role", ""),
        int(region) if region.isascii() and region.isdigit() and len(region) < 3 else None,
        form.get("participant", "").strip()[:36] or None,
        day,
    )
