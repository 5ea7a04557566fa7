// Says that a page is loading once it takes longer than a second; shorter waits show nothing.
(function () {
  "use strict";
  var PATIENCE = 1000;  // milliseconds
  var plainFetch = window.fetch;
  var waiting = 0;
  var timer = null;
  var line = document.createElement("div");
  line.className = "waiting";
  line.setAttribute("role", "status");  // added before it has text, so that screen readers announce the text
  line.id = "waiting";
  document.body.appendChild(line);

  function busy(now) {
    var main = document.getElementById("main");
    if (main) { main.setAttribute("aria-busy", now ? "true" : "false"); }
  }

  function begin(sentence) {
    waiting += 1;
    if (timer !== null) { return; }
    timer = window.setTimeout(function () {
      line.textContent = sentence;
      busy(true);
    }, PATIENCE);
  }

  function end() {
    waiting = Math.max(0, waiting - 1);
    if (waiting) { return; }
    window.clearTimeout(timer);
    timer = null;
    line.textContent = "";
    busy(false);
  }

  window.fetch = function (resource) {
    var address = typeof resource === "string" ? resource : (resource && resource.url) || "";
    if (address.indexOf("/_dash-") === -1) { return plainFetch.apply(this, arguments); }
    begin("The figures are on their way.");
    return plainFetch.apply(this, arguments).then(
      function (response) { end(); return response; },
      function (problem) { end(); throw problem; }
    );
  };

  // When a submitted form is answered, another page replaces this one.
  document.addEventListener("submit", function (event) {
    if (event.defaultPrevented) { return; }
    begin(event.target.querySelector("input[type=file]") ? "The file is being sent." : "Please wait.");
  });
  // The Back button may restore a page exactly as it was left.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { waiting = 0; end(); }
  });
})();
