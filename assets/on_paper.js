// Copies a chart in the light theme's colors, since paper is white whatever the screen's theme is.
(function () {
  "use strict";

  // A theme's color tokens as defined in assets/pac.css; figures are drawn with the same values.
  function tokens(theme) {
    var found = {};
    Array.prototype.forEach.call(document.styleSheets, function (sheet) {
      Array.prototype.forEach.call(sheet.cssRules, function (rule) {
        if (!rule.selectorText || rule.selectorText.indexOf('[data-bs-theme="' + theme + '"]') < 0) {
          return;
        }
        Array.prototype.forEach.call(rule.style, function (name) {
          var value = rule.style.getPropertyValue(name).trim();
          if (/^--.+/.test(name) && /^#[0-9a-f]{6}$/i.test(value)) { found[name] = value; }
        });
      });
    });
    return found;
  }

  var light = null;
  var inLight = null;  // dark color → light color of the same token

  function learn() {
    var dark = tokens("dark");
    light = tokens("light");
    inLight = {};
    // If dark tokens share a color, the first one is used; tokens for controls come last.
    Object.keys(dark).reverse().forEach(function (name) {
      inLight[dark[name].toUpperCase()] = light[name];
    });
  }

  window.pac = window.pac || {};

  window.pac.paperColor = function (token) {
    if (!light) { learn(); }
    return light["--" + token];
  };

  // A figure for Plotly (data and layout), with the given width and its height on the screen.
  window.pac.onPaper = function (chart, width) {
    if (!light) { learn(); }
    var text = JSON.stringify({ data: chart.data, layout: chart.layout });
    if (chart.layout.meta && chart.layout.meta.theme === "dark") {
      text = text.replace(/"(#[0-9a-f]{6})"/gi, function (whole, color) {
        return '"' + (inLight[color.toUpperCase()] || color) + '"';
      });
    }
    var figure = JSON.parse(text);
    Object.assign(figure.layout, { autosize: false, width: width, height: chart.clientHeight });
    return figure;
  };
})();
