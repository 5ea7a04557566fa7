// Keeps the filter sentence and the address bar in sync: changing a control changes the address.
// Listens to the controls directly: a Dash callback on their values would wait for the response to
// the previous request, and lose what a person chooses meanwhile.
(function () {
  "use strict";
  var ORDER = ["region", "cohort", "type", "role", "instrument", "from", "to"];
  var OWN = "own";  // months without a name: chosen one by one
  var DEFAULTS = { region: "all", cohort: "all", type: "all", role: "all", instrument: "PK1" };

  function control(key) {
    return document.getElementById('{"filter":"' + key + '"}');
  }

  function isFilter(element) {
    return Boolean(element && element.id && element.id.indexOf('{"filter":"') === 0);
  }

  // A control's value as written in the address; null for the default, which is left out.
  function written(key, value) {
    return !value || value === DEFAULTS[key] ? null : value;
  }

  // The months of the period that is chosen: its value is what the address says of them.
  function months() {
    var period = control("period");
    if (!period) { return null; }
    if (period.value !== OWN) { return new URLSearchParams(period.value); }
    return new URLSearchParams({ from: control("from").value, to: control("to").value });
  }

  function toQuery(present) {
    var before = new URLSearchParams(present);
    var after = new URLSearchParams();
    var chosen = months();
    ORDER.forEach(function (key) {
      var isMonth = key === "from" || key === "to";
      var element = isMonth ? null : control(key);
      var value = element ? written(key, element.value) : (isMonth && chosen || before).get(key);
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

  document.addEventListener("change", function (event) {
    var chosen = event.target;
    if (!isFilter(chosen)) { return; }
    if (chosen === control("period")) {
      var own = chosen.value === OWN;
      chosen.classList.toggle("own", own);  // shows the two months; nothing is asked until one is chosen
      if (own) { return; }
    }
    toAddress();
  });
})();
