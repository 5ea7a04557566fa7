"""Signing in and out, and who a request is from: a token stored on the server, named by a cookie."""

from __future__ import annotations

import hmac
import logging
import re
import secrets
from datetime import timedelta
from threading import BoundedSemaphore
from typing import Any

from flask import (
    Flask,
    Response,
    abort,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
)
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import (
    AnonymousUserMixin,
    LoginManager,
    UserMixin,
    current_user,
    login_user,
    logout_user,
)
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response as AnyResponse

from callbacks.addresses import home_path
from callbacks.site import Site
from config.roles import ROLES
from dashboard.web import errors, second_step
from dashboard.web.guard import (
    ANYBODY,
    FOREIGN,
    has_token,
    local_address,
    site_route,
)
from dashboard.web.headers import is_static
from dashboard.web.noted_refusals import NOTED, source_of
from dashboard.web.second_step import HalfWay, HalfWayTokens
from data_access.people import accounts, demonstration, second_factor
from data_access.people.keeping_accounts import kept_account
from data_access.people.one_time_codes import new_key
from data_access.people.tenure import Barred, ConfirmRule, tenure_of
from data_access.storage.data_version import NONE_YET, DataVersion
from data_access.storage.database import DatabaseUnavailable

log = logging.getLogger("pac.web")

_WRONG = (
    "The e-mail or the password is not right. After five wrong passwords in a row you have to wait, "
    "a minute at first and then longer; a right one is not taken until then."
)
ENDPOINT = "sign_in"
KNOWN_FOR = timedelta(days=180)  # a browser that has signed in is known for so long
MOST_KNOWN = 8  # accounts of one browser
STRANGERS_PATIENCE = 2_000  # milliseconds that somebody unknown may keep a thread waiting
_BROWSER = re.compile(r"[A-Za-z0-9_-]{22}")
_FORM_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_STALE = "This page had been open for too long. Fill it in once more."
_CODE = "/sign-in/code"
_SET = "Your password is set. Sign in with it."
_BARRED = {
    Barred.ENDED: "The last day of this account is over. Ask an administrator if you still need it.",
    Barred.UNCONFIRMED: (
        "Nobody has confirmed for a while that this account is still needed. Ask an administrator to "
        "confirm it: that is one click."
    ),
}
_ENDED = "Your session has ended. Sign in to come back to the same page."


def cookie_name(part: str, production: bool) -> str:
    """The name of a cookie; `__Host-` binds it to this host and to TLS, which a demo does not have."""
    return f"__Host-{part}" if production else part


class SignedInUser(UserMixin):
    """What Flask-Login knows about a signed-in browser; its id is the token itself.

    `data_version`: the version of the data when the request arrived.
    """

    def __init__(
        self, token: str, viewer: accounts.Viewer, data_version: DataVersion = NONE_YET
    ) -> None:
        self.token = token
        self.viewer = viewer
        self.data_version = data_version

    def get_id(self) -> str:
        return self.token


class Stranger(AnonymousUserMixin):
    """Somebody not signed in. `has_ended` is True if they had a sign-in that has ended."""

    viewer = None

    @property
    def has_ended(self) -> bool:
        return bool(g.get("pac_had_token"))


class _QuietSessions(SecureCookieSessionInterface):
    """Flask's signed cookie, but without "Vary: Cookie" on static parts of the product.

    Otherwise every sign-in would make the browser load all scripts again.
    """

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if is_static() and not session.modified:
            return
        super().save_session(app, session, response)


class _KnownBrowsers:
    """Reads and makes the signed cookie of browsers in which somebody has signed in before."""

    def __init__(self, secret: str, name: str) -> None:
        self.name = name
        self._signer = URLSafeTimedSerializer(secret, salt="known browser")

    def read(self) -> accounts.KnownBrowser | None:
        """The browser, as the cookie of this request says; None for a stranger's."""
        try:
            said = self._signer.loads(
                request.cookies.get(self.name, ""), max_age=int(KNOWN_FOR.total_seconds())
            )
            return accounts.KnownBrowser(str(said["browser"]), frozenset(said["accounts"]))
        except (BadSignature, KeyError, TypeError):
            return None

    def write(self, before: accounts.KnownBrowser | None, account_id: int) -> str:
        """What the cookie says after an account has signed in."""
        name = before.browser if before and _BROWSER.fullmatch(before.browser) else ""
        ids = sorted(before.account_ids - {account_id}) if before else []
        kept = [*ids[-MOST_KNOWN + 1 :], account_id]
        return str(
            self._signer.dumps({"browser": name or secrets.token_urlsafe(16), "accounts": kept})
        )


def register(server: Flask, site: Site) -> None:
    """Add the sign-in and sign-out addresses and load the viewer of each request."""
    settings = site.settings
    production = settings.production
    form_cookie = cookie_name("pac-form", production)
    csrf_cookie = csrf_cookie_name(production)
    known_browsers = _KnownBrowsers(
        settings.secret_key.get_secret_value(), cookie_name("pac-known", production)
    )
    half_ways = HalfWayTokens(site)
    # Strangers share half of the threads; the rest stays free however busy the database is.
    strangers = BoundedSemaphore(max(1, settings.threads // 2))

    server.config.update(
        SESSION_COOKIE_NAME=cookie_name("pac", production),
        SESSION_COOKIE_SECURE=production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
    )
    server.session_interface = _QuietSessions()
    manager = LoginManager()
    manager.session_protection = None  # the record on the server decides, not IP or browser
    manager.anonymous_user = Stranger
    # No template asks who is signed in: the page that says the database is down must not query
    # the database again.
    manager.init_app(server, add_context_processor=False)

    @manager.user_loader
    def _load(token: str) -> SignedInUser | None:
        signed_in = accounts.account_of(
            site.database, token, site.now(), settings.idle_minutes, settings.session_hours
        )
        if signed_in is None:
            g.pac_had_token = True
            return None
        viewer = accounts.viewer_of(signed_in.account, signed_in.csrf_token)
        return SignedInUser(token, viewer, signed_in.data_version)

    def _holds_demonstration() -> bool:
        """Whether the page says so; left out where strangers would have to wait for the database."""
        if not strangers.acquire(blocking=False):
            return False
        try:
            return demonstration.holds_demonstration(site.database)
        finally:
            strangers.release()

    def _check(email: str, password: str) -> accounts.Account | None:
        browser, source = known_browsers.read(), source_of(settings.proxies)
        given = (site.database, email, password, site.now(), source, browser)
        if browser is not None:
            return accounts.check_password(*given)
        if not strangers.acquire(blocking=False):
            abort(429)
        try:
            return accounts.check_password(*given, patience=STRANGERS_PATIENCE)
        finally:
            strangers.release()

    def _page(
        status: int, next_address: str, email: str = "", error: str | None = None
    ) -> Response:
        # The same for all forms of one browser, so that a second tab does not invalidate the first.
        kept = request.cookies.get(form_cookie, "")
        form_token = kept if _FORM_TOKEN.fullmatch(kept) else secrets.token_urlsafe(32)
        response = make_response(
            render_template(
                "sign_in.html",
                notice=settings.system_notice,
                demonstration=_holds_demonstration(),
                ended=None if error else _told(),
                error=error,
                email=email[:160],
                next_address=next_address,
                form_token=form_token,
            ),
            status,
        )
        response.set_cookie(
            form_cookie, form_token, secure=production, httponly=True, samesite="Lax", path="/"
        )
        return response

    def sign_in() -> AnyResponse:
        try:
            return _sign_in()
        except DatabaseUnavailable as busy:
            if request.method != "POST":
                raise
            # The form comes back as it was filled in, but for the password.
            values = request.form
            next_address = local_address(values.get("next"))
            log.error("database unavailable: %s", busy)
            return _page(503, next_address, values.get("email", ""), str(busy))

    def _sign_in() -> AnyResponse:
        values: Any = request.form if request.method == "POST" else request.args
        next_address = local_address(values.get("next"))
        if request.method != "POST":
            if current_user.is_authenticated:
                return redirect(next_address)
            return _page(200, next_address)
        email = values.get("email", "")
        kept, sent = request.cookies.get(form_cookie, ""), values.get("form_token", "")
        if not kept or not hmac.compare_digest(kept.encode(), sent.encode()):
            return _page(400, next_address, email, _STALE)
        account = _check(email, values.get("password", ""))
        if account is None:
            setattr(g, NOTED, True)  # counted with the account that was tried
            return _page(401, next_address, email, _WRONG)
        rule = ConfirmRule(settings.confirmed_every, settings.confirm_grace_days)
        tenure = tenure_of(site.database, account.account_id)
        if barred := tenure.barred(accounts.day_of(site.now()), rule):
            # Said to whoever knows the password, and to nobody else.
            return _page(403, next_address, email, _BARRED[barred])
        if second_step.needs_factor(site, account):
            return _second_step(account, next_address)
        return _let_in(account, redirect(_place(account, next_address), 303))

    def _place(account: accounts.Account, next_address: str) -> str:
        """Without an address to return to, the first page of the role."""
        return home_path(ROLES.get(account.role)) if next_address == "/" else next_address

    def _second_step(account: accounts.Account, next_address: str) -> AnyResponse:
        """Ask for a code of the app, or have one set up where the role needs it."""
        number = account.account_id
        if second_factor.has_factor(site.database, number):
            return second_step.ask_page(half_ways.write(HalfWay(number, next_address)), _CODE)
        key = new_key()
        half = half_ways.write(HalfWay(number, next_address, key))
        return second_step.set_up_page(account, key, half, _CODE)

    def take_code() -> AnyResponse:
        """Open a sign-in once the code is right as well."""
        sent = request.form.get("half", "")
        half = half_ways.read(sent)
        kept = kept_account(site.database, half.account_id) if half else None
        if half is None or kept is None or not kept.account.active:
            return _page(400, "/", "", _STALE)
        account, code, now = kept.account, request.form.get("code", ""), site.now()
        place = _place(account, half.next_address)
        if half.key:
            made = second_factor.enroll(site.database, account, half.key, code, now, first=True)
            if made is None:
                setattr(g, NOTED, True)  # nobody is let in by this code
                return second_step.set_up_page(
                    account, half.key, sent, _CODE, 401, second_step.WRONG
                )
            return _let_in(account, second_step.codes_page(made, place))
        if not second_factor.is_right(
            site.database, account, code, now, source_of(settings.proxies)
        ):
            setattr(g, NOTED, True)  # counted with the account that was tried
            return second_step.ask_page(sent, _CODE, 401, second_step.WRONG)
        return _let_in(account, redirect(place, 303))

    def _let_in(account: accounts.Account, response: AnyResponse) -> AnyResponse:
        """The response, from which on the browser is signed in."""
        _end_current(site)
        token = accounts.open_sign_in(site.database, account.account_id, site.now())
        session.clear()
        login_user(SignedInUser(token, accounts.viewer_of(account)))
        response.set_cookie(
            known_browsers.name,
            known_browsers.write(known_browsers.read(), account.account_id),
            max_age=KNOWN_FOR,
            secure=production,
            httponly=True,
            samesite="Lax",
            path="/",
        )
        response.delete_cookie(form_cookie, secure=production, httponly=True, samesite="Lax")
        response.delete_cookie(csrf_cookie, secure=production, samesite="Lax")
        return response

    def sign_out() -> AnyResponse:
        if current_user.is_authenticated and not has_token(current_user.viewer):
            return errors.answer(403, FOREIGN)
        _end_current(site)
        logout_user()
        session.clear()
        response = redirect("/sign-in", 303)
        response.delete_cookie(csrf_cookie, secure=production, samesite="Lax")
        return response

    site_route(server, "/sign-in", roles=ANYBODY, methods=("GET", "POST"), endpoint=ENDPOINT)(
        sign_in
    )
    site_route(server, _CODE, roles=ANYBODY, methods=("POST",))(take_code)
    # Open to everybody, so that signing out twice is not an error.
    site_route(server, "/sign-out", roles=ANYBODY, methods=("POST",))(sign_out)

    @server.after_request
    def _hand_out_token(response: Response) -> Response:
        """Give the scripts of our pages the token that Dash sends back with every callback."""
        if "_login_user" not in g or is_static() or not current_user.is_authenticated:
            return response
        token = current_user.viewer.csrf_token
        if token and request.cookies.get(csrf_cookie) != token:
            response.set_cookie(csrf_cookie, token, secure=production, samesite="Lax", path="/")
        return response


def _told() -> str | None:
    """What has happened before, as the address of the page says."""
    if request.args.get("set") == "1":
        return _SET
    return _ENDED if request.args.get("ended") == "1" else None


def compared(site: Site, email: str, password: str) -> accounts.Account | None:
    """The account, if a password of whoever is signed in is right; a wrong one counts as at sign-in."""
    settings = site.settings
    known = _KnownBrowsers(
        settings.secret_key.get_secret_value(), cookie_name("pac-known", settings.production)
    )
    source = source_of(settings.proxies)
    return accounts.check_password(site.database, email, password, site.now(), source, known.read())


def csrf_cookie_name(production: bool) -> str:
    """The cookie Dash copies into its header on every callback; readable by scripts on purpose."""
    return cookie_name("pac-csrf", production)


def _end_current(site: Site) -> None:
    """End the sign-in that the cookie names, whether or not it is still valid."""
    token = session.get("_user_id")
    if isinstance(token, str):
        accounts.end_sign_in(site.database, token, site.now())
