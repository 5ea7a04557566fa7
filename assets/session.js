// Says so when the server refuses a request or is unreachable; otherwise the page would just not change.
(function () {
  "use strict";
  var plainFetch = window.fetch;
  var AWAY = "The server cannot be reached. What you see is still as it was before. " +
    "Check the connection and try again.";
  var STILL = "The server still does not answer. What you see is as it was before. " +
    "Try again in a minute.";

  function again() {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = "Try again";
    button.addEventListener("click", function () {
      // Reload only once the server answers, so that the page on screen is not lost before.
      plainFetch("/healthz", { cache: "no-store" }).then(
        function (response) {
          if (response.ok) { window.location.reload(); } else { say(STILL, true); }
        },
        function () { say(STILL, true); }
      );
    });
    return button;
  }

  function say(sentence, canTryAgain) {
    var notice = document.getElementById("notice");
    if (!notice) { return; }
    notice.textContent = sentence;
    notice.hidden = !sentence;
    if (sentence && canTryAgain) {
      notice.appendChild(document.createElement("br"));
      notice.appendChild(again());
    }
  }

  window.fetch = function (resource, options) {
    var address = typeof resource === "string" ? resource : (resource && resource.url) || "";
    var ours = address.indexOf("_dash") !== -1;
    return plainFetch.apply(this, arguments).then(
      function (response) {
        if (!ours) { return response; }
        if (response.status === 401) {
          window.location.assign(
            "/sign-in?ended=1&next=" + encodeURIComponent(location.pathname + location.search)
          );
          return new Promise(function () {});
        }
        if (response.ok) {
          // "No content" is a response that was superseded: it says nothing about the newest request.
          if (response.status !== 204) { say(""); }
        } else {
          response.clone().json().then(
            function (body) {
              say(body.error + (body.reference ? " Number: " + body.reference : ""),
                response.status >= 500);
            },
            function () { say("The server did not answer as expected. Try again.", true); }
          );
        }
        return response;
      },
      function (problem) {
        if (ours && !(options && options.signal && options.signal.aborted)) {
          say(AWAY, true);
        }
        throw problem;
      }
    );
  };
})();
