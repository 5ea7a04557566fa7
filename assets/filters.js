// Keeps the filter sentence and the address bar in sync: changing a control changes the address.
// Listens to the controls directly: a Dash callback on their values would wait for the response to
// the previous request, and lose what a person chooses meanwhile.
(function () {
  "use strict";
  var ORDER = ["region", "cohort", "type", "role", "instrument", "from", "to"];
  var DEFAULTS = { region: "all", cohort: "all", type: "all", role: "all", instrument: "PK1" };

  function control(key) {
    return document.getElementById('{"filter":"' + key + '"}');
  }

  function isFilter(element) {
    return Boolean(element && element.id && element.id.indexOf('{"filter":"') === 0);
  }

  function shift(month, by) {
    var index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
    var year = Math.floor(index / 12);
    return String(year).padStart(4, "0") + "-" + String((index % 12) + 1).padStart(2, "0");
  }

  // The last month of the default span: the control's latest month is the current, incomplete one.
  function defaultLast(to) {
    return to.max ? shift(to.max, -1) : null;
  }

  // A control's value as written in the address; null for the default, which is left out.
  function written(key, value) {
    var to = control("to");
    var last = to && to.value ? to.value : to && defaultLast(to);
    if (key === "from") {
      if (!value) { return "all"; }  // a cleared control stays cleared
      return last && value === shift(last, -11) ? null : value;
    }
    if (key === "to") { return !value || value === defaultLast(to) ? null : value; }
    return !value || value === DEFAULTS[key] ? null : value;
  }

  function toQuery(present) {
    var before = new URLSearchParams(present);
    var after = new URLSearchParams();
    ORDER.forEach(function (key) {
      var element = control(key);
      var value = element ? written(key, element.value) : before.get(key);
      if (value !== null) { after.set(key, value); }
    });
    return after.toString();
  }

  function toAddress() {
    var drawn = window.pac && window.pac.drawn;
    if (!drawn) { return; }
    var now = window.location.search;
    // How the server understood the address or, until it has responded, the address itself.
    var present = now === drawn.search ? drawn.query : now.slice(1);
    var next = toQuery(present);
    if (next === present) { return; }
    window.history.pushState({}, "", window.location.pathname + (next ? "?" + next : ""));
    // dcc.Location listens for this event, which dcc.Link sends, too.
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  // A typed month takes effect when the field is left or confirmed, not at every key press.
  document.addEventListener("change", function (event) {
    if (isFilter(event.target) && event.target.type !== "month") { toAddress(); }
  });
  document.addEventListener("focusout", function (event) {
    if (isFilter(event.target) && event.target.type === "month") { toAddress(); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && isFilter(event.target)) { toAddress(); }
  });
})();
