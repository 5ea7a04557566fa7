// Lets only the newest request draw a page, so that a slow response cannot overwrite a later one.
(function () {
  "use strict";
  var plainFetch = window.fetch;
  var running = null;  // aborts the pending request

  function drawsPage(address, options) {
    return (
      address.indexOf("_dash-update-component") !== -1 &&
      options && typeof options.body === "string" &&
      /"output":"\.\.page\.children\./.test(options.body.slice(0, 200))
    );
  }

  // Dash takes "No content" to mean that nothing changes.
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
        // The body is still arriving; the response counts only once it is complete.
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
