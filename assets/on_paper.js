// Gives a chart the light theme's colors, in a copy: paper is white, whatever theme the screen shows.
(function () {
  "use strict";

  // The tokens of a theme as assets/pac.css writes them; figures are drawn with the same values.
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
  var inLight = null;  // a dark color → the light one of the same token

  function learn() {
    var dark = tokens("dark");
    light = tokens("light");
    inLight = {};
    // Of tokens that are alike in the dark, the first counts: those of controls stand last.
    Object.keys(dark).reverse().forEach(function (name) {
      inLight[dark[name].toUpperCase()] = light[name];
    });
  }

  window.pac = window.pac || {};

  window.pac.paperColor = function (token) {
    if (!light) { learn(); }
    return light["--" + token];
  };

  // A figure as Plotly takes it, data and layout, as wide as asked and as high as on the screen.
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
