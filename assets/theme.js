// Light or dark, wide or narrow: taken from the system or the switch, and stored in cookies, so that
// the server draws charts to match.
(function () {
  "use strict";
  var ROOT = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var wide = window.matchMedia("(min-width: 860px)");

  var drawn = null;  // the look in which charts were last requested

  function kept(name) {
    var found = document.cookie.match(new RegExp("(?:^|; )" + name + "=(\\w+)"));
    return found ? found[1] : null;
  }

  function keep(name, value, days) {
    document.cookie = name + "=" + value + "; Path=/; SameSite=Lax" +
      (window.location.protocol === "https:" ? "; Secure" : "") +
      (days ? "; Max-Age=" + days * 86400 : "");
  }

  // A person's choice is stored for a year, the system's setting until the browser is closed.
  function chosen() {
    var value = kept("pac_theme_chosen");
    return value === "dark" || value === "light" ? value : null;
  }

  function words() {
    var button = document.getElementById("theme-switch");
    var text = ROOT.getAttribute("data-bs-theme") === "dark" ? "Light theme" : "Dark theme";
    if (button && button.textContent !== text) { button.textContent = text; }
  }

  function apply() {
    var theme = chosen() || (dark.matches ? "dark" : "light");
    ROOT.setAttribute("data-bs-theme", theme);
    keep("pac_theme", theme);
    keep("pac_width", wide.matches ? "wide" : "narrow");
    words();
    return theme + (wide.matches ? " wide" : " narrow");
  }

  // Charts are drawn on the server: request new ones once the frame is there.
  function redraw() {
    // Paper is narrow, too, but assets/print.js handles it.
    if (window.matchMedia("print").matches) { return; }
    var look = apply();
    if (look === drawn) { return; }
    drawn = look;
    if (document.getElementById("page") && window.dash_clientside.set_props) {
      window.dash_clientside.set_props("look", { data: look });
    }
  }

  drawn = apply();
  dark.addEventListener("change", redraw);
  wide.addEventListener("change", redraw);
  document.addEventListener("click", function (event) {
    if (event.target.id !== "theme-switch") { return; }
    keep("pac_theme_chosen", ROOT.getAttribute("data-bs-theme") === "dark" ? "light" : "dark", 365);
    redraw();
  });
  new MutationObserver(words).observe(ROOT, { childList: true, subtree: true });
})();
