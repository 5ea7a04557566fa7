// Tells the viewer in words when the server refuses a request; without it the page would just stay as it was.
(function () {
  "use strict";
  var plainFetch = window.fetch;

  function say(sentence) {
    var notice = document.getElementById("notice");
    if (notice) {
      notice.textContent = sentence;
      notice.hidden = !sentence;
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
          say("");
        } else {
          response.clone().json().then(
            function (body) {
              say(body.error + (body.reference ? " Number: " + body.reference : ""));
            },
            function () { say("The server did not answer as expected. Reload the page."); }
          );
        }
        return response;
      },
      function (problem) {
        if (ours && !(options && options.signal && options.signal.aborted)) {
          say("The server cannot be reached. Check the connection; the figures shown may be old.");
        }
        throw problem;
      }
    );
  };
})();
