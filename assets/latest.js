// Lets only the newest request for a page draw it: a slow answer to an earlier choice never comes after.
(function () {
  "use strict";
  var plainFetch = window.fetch;
  var running = null;  // stops the request that is on its way

  function drawsPage(address, options) {
    return (
      address.indexOf("_dash-update-component") !== -1 &&
      options && typeof options.body === "string" &&
      /"output":"\.\.page\.children\./.test(options.body.slice(0, 200))
    );
  }

  // "No content" is what Dash takes for: nothing to change.
  function nothing() {
    return new Response(null, { status: 204 });
  }

  window.fetch = function (resource, options) {
    var address = typeof resource === "string" ? resource : (resource && resource.url) || "";
    if (!drawsPage(address, options)) { return plainFetch.apply(this, arguments); }
    if (running) { running.abort(); }
    var mine = new AbortController();
    running = mine;
    return plainFetch.call(this, resource, Object.assign({}, options, { signal: mine.signal })).then(
      function (response) {
        if (mine.signal.aborted) { return nothing(); }
        // The body is still arriving: it counts only once it is here.
        return response.blob().then(function (body) {
          if (running === mine) { running = null; }
          if (mine.signal.aborted || response.status === 204) { return nothing(); }
          return new Response(body, {
            status: response.status, statusText: response.statusText, headers: response.headers
          });
        });
      }
    ).catch(function (problem) {
      if (mine.signal.aborted) { return nothing(); }
      if (running === mine) { running = null; }
      throw problem;
    });
  };
})();
