// Shows the progress of a file, and opens the next page once the work on it is done.
(function () {
  "use strict";
  var EVERY = 700;  // milliseconds
  var WORDS = {
    waiting: "Waiting for its turn",
    reading: "Reading the rows",
    checking: "Comparing with what is here already",
    saving: "Saving"
  };
  var asking = null;  // the element whose progress is being requested

  function rows(number) { return Number(number).toLocaleString("en-US"); }

  function show(element, state) {
    var bar = element.querySelector("progress");
    var said = element.querySelector("[role=status]");
    var text = WORDS[state.stage] || state.stage;
    if (bar && state.of && state.stage === "reading") {
      bar.max = state.of;
      bar.value = Math.min(state.rows, state.of);
    } else if (bar) {
      bar.removeAttribute("value");
    }
    if (state.place && state.stage === "waiting") {
      text += ": place " + state.place + " among the files that wait";
    }
    if (state.rows) {
      text += ": " + rows(state.rows) + (state.of ? " of about " + rows(state.of) : "") + " rows";
    }
    // A screen reader reads out each change of the text; twenty a minute are enough.
    if (said && said.textContent !== text) { said.textContent = text; }
  }

  function ask(element) {
    if (!element.isConnected) { asking = null; return; }
    window.fetch(element.getAttribute("data-progress"), { credentials: "same-origin" }).then(
      function (response) {
        if (!response.ok) { window.location.reload(); return null; }
        return response.json();
      }
    ).then(function (state) {
      if (!state || !element.isConnected) { asking = null; return; }
      if (!state.goes_on) { window.location.replace(state.next); return; }
      show(element, state);
      window.setTimeout(ask, EVERY, element);
    }).catch(function () { window.setTimeout(ask, 4 * EVERY, element); });
  }

  function look() {
    var element = document.querySelector("[data-progress]");
    if (element && element !== asking) {
      asking = element;
      ask(element);
    }
  }

  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  look();
})();
