// Opens a definition beside its chart. Without this script the link leads to the definition's page.
(function () {
  "use strict";
  var TITLE = "definition-title";
  // The elements and properties a definition may have; nothing else is built.
  var TAGS = ["A", "Article", "B", "Dd", "Div", "Dl", "Dt", "H2", "Li", "P", "Ul"];
  var ATTRIBUTES = { className: "class", id: "id", href: "href", tabIndex: "tabindex" };
  var drawer = null;
  var opener = null;  // the link that gets the focus back

  // Turns elements sent as plain objects (layouts/markup.py) into DOM elements; text stays text.
  function built(tree) {
    var into = document.createDocumentFragment();
    if (Array.isArray(tree)) {
      tree.forEach(function (part) { into.appendChild(built(part)); });
    } else if (typeof tree === "string") {
      into.textContent = tree;
    } else if (tree) {
      if (TAGS.indexOf(tree.type) === -1) { throw new Error("unknown element " + tree.type); }
      var element = document.createElement(tree.type);
      Object.keys(ATTRIBUTES).forEach(function (name) {
        if (name in tree.props) { element.setAttribute(ATTRIBUTES[name], tree.props[name]); }
      });
      element.appendChild(built(tree.props.children));
      into.appendChild(element);
    }
    return into;
  }

  function close() {
    if (drawer && drawer.open) { drawer.close(); }
  }

  function made() {
    var dialog = document.createElement("dialog");
    var button = document.createElement("button");
    dialog.className = "drawer";
    dialog.setAttribute("aria-labelledby", TITLE);
    button.type = "button";
    button.className = "btn";
    button.textContent = "Close";
    button.addEventListener("click", close);
    dialog.append(button, document.createElement("div"));
    // A click on the dark area around the dialog has the dialog itself as its target.
    dialog.addEventListener("click", function (event) {
      var box = dialog.getBoundingClientRect();
      if (event.target === dialog && event.clientX < box.left) { close(); }
    });
    dialog.addEventListener("close", function () {
      if (opener && opener.isConnected) { opener.focus(); }
    });
    document.body.appendChild(dialog);
    return dialog;
  }

  function show(tree) {
    drawer = drawer || made();
    drawer.lastChild.replaceChildren(built(tree));
    drawer.scrollTop = 0;
    drawer.showModal();
    document.getElementById(TITLE).focus();
  }

  function open(link) {
    var address = "/definitions/" + encodeURIComponent(link.dataset.definition) + ".json";
    opener = link;
    window.fetch(address).then(function (response) {
      // A viewer who was signed out meanwhile is redirected; following the link then explains it.
      if (!response.ok || response.redirected) { throw new Error("no definition"); }
      return response.json();
    }).then(show).catch(function () { window.location.assign(link.href); });
  }

  // Runs before navigation.js, which would follow the link.
  document.addEventListener("click", function (event) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) { return; }
    var link = event.target.closest && event.target.closest("a[data-definition]");
    if (!link || typeof HTMLDialogElement === "undefined") { return; }
    event.preventDefault();
    open(link);
  }, true);
  // A link in the drawer and the Back button may change the page: close the drawer then.
  window.addEventListener("_dashprivate_pushstate", close);
  window.addEventListener("popstate", close);
})();
