// Changes pages without reloading everything, and sets each page's title and focus.
(function () {
  "use strict";
  var NOT_PAGES = /^\/(_|assets\/|sign-)|\.(csv|xlsx)$/;
  var shownPath = null;

  function isOurPage(link) {
    return (
      link.origin === window.location.origin &&
      !NOT_PAGES.test(link.pathname) &&
      !link.hasAttribute("download") &&
      (!link.target || link.target === "_self")
    );
  }

  function onlyHash(link) {
    return (
      link.hash && link.pathname === window.location.pathname && link.search === window.location.search
    );
  }

  // Links carry the filters of the last response; a newer choice may not have been answered yet.
  function addressOf(link) {
    var address = new URL(link.href);
    var drawn = window.pac && window.pac.drawn;
    var here = window.location;
    if (drawn && drawn.path === here.pathname && drawn.search !== here.search &&
        link.closest("#navigation")) {
      address.search = here.search;
    }
    return address.href;
  }

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button !== 0) { return; }
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) { return; }
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || !document.getElementById("page") || !isOurPage(link) || onlyHash(link)) { return; }
    event.preventDefault();
    window.history.pushState({}, "", addressOf(link));
    // dcc.Location listens for this event, which dcc.Link sends, too.
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  });

  // A search is an address like any other; the field says what the page in sight looks for.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "get" || !document.getElementById("page")) { return; }
    event.preventDefault();
    var query = new URLSearchParams(new FormData(form)).toString();
    shownPath = "";  // results take the focus, also those of a second search
    window.history.pushState({}, "", new URL(form.action).pathname + "?" + query);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  });

  function goToHash() {
    var target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (target) {
      target.scrollIntoView();
      target.focus({ preventScroll: true });  // if it can have the focus, as headings can
    }
    return Boolean(target);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.pac = window.dash_clientside.pac || {};

  window.dash_clientside.pac.pageShown = function (drawn) {
    if (!drawn) { return; }
    window.pac = window.pac || {};
    window.pac.drawn = drawn;  // for filters.js
    document.title = drawn.title;
    if (drawn.path === shownPath) { return; }
    var first = shownPath === null;
    shownPath = drawn.path;
    if (window.location.hash && goToHash()) { return; }
    if (first) { return; }
    window.scrollTo(0, 0);
    var heading = document.getElementById("page-title") || document.getElementById("main");
    if (heading) {
      heading.setAttribute("tabindex", "-1");
      heading.focus({ preventScroll: true });
    }
  };
})();
