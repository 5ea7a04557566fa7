// Puts the browser's own file control into forms, since Dash has none that can have a name.
(function () {
  "use strict";
  function fill() {
    document.querySelectorAll("[data-file-input]:empty").forEach(function (slot) {
      var input = document.createElement("input");
      input.type = "file";
      input.id = slot.getAttribute("data-file-input");
      input.name = "file";
      input.required = true;
      input.accept = ".csv,.txt,.tsv,.xlsx";
      input.className = "ctl file";
      slot.appendChild(input);
    });
  }
  new MutationObserver(fill).observe(document.documentElement, { childList: true, subtree: true });
  fill();
})();
