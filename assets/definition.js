// Opens a definition beside the chart it belongs to. Without this the link leads to the definition's page.
(function () {
  "use strict";
  var TITLE = "definition-title";
  // What a definition is made of, and which properties it has: all else is not built.
  var TAGS = ["A", "Article", "B", "Dd", "Div", "Dl", "Dt", "H2", "Li", "P", "Ul"];
  var ATTRIBUTES = { className: "class", id: "id", href: "href", tabIndex: "tabindex" };
  var drawer = null;
  var opener = null;  // the link the focus goes back to

  // The elements of the page as records (layouts/markup.py), made into elements: text stays text.
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
    // Only the dark part around it is the dialog itself.
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
      // Whoever was signed out meanwhile is sent elsewhere; the link itself says so in words.
      if (!response.ok || response.redirected) { throw new Error("no definition"); }
      return response.json();
    }).then(show).catch(function () { window.location.assign(link.href); });
  }

  // Before navigation.js, which would follow the link.
  document.addEventListener("click", function (event) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) { return; }
    var link = event.target.closest && event.target.closest("a[data-definition]");
    if (!link || typeof HTMLDialogElement === "undefined") { return; }
    event.preventDefault();
    open(link);
  }, true);
  // A link in the drawer leads to another page, and so does Back.
  window.addEventListener("_dashprivate_pushstate", close);
  window.addEventListener("popstate", close);
})();
