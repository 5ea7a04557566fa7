// Prints a page in the light theme, with its charts redrawn at the width they have on paper.
(function () {
  "use strict";
  var ROOT = document.documentElement;
  // Width of a chart on a letter page in pixels, by its kind of row: the widths in the print part of
  // assets/pac.css, divided by the zoom set there for pictures. They cannot be measured, because the
  // browser lays out the page only after this script has run.
  var WIDTHS = { one: 866, two: 420, fams: 471 };
  var ZOOMS = { one: 0.82, two: 0.82, fams: 0.73 };
  var HIGHEST = 840;  // greatest height in pixels on a page; a chart drawn for a phone may be taller
  var screen = null;  // what is restored after printing

  function charts() {
    return Array.prototype.filter.call(
      document.querySelectorAll(".picture .js-plotly-plot"),
      function (chart) { return chart.layout && chart.layout.meta; }
    );
  }

  function rowOf(chart) {
    var row = chart.closest(".one, .two, .fams");
    return row && Object.keys(WIDTHS).find(function (name) {
      return row.classList.contains(name);
    }) || "one";
  }

  window.addEventListener("beforeprint", function () {
    if (screen) { return; }
    screen = { theme: ROOT.getAttribute("data-bs-theme"), charts: [] };
    ROOT.setAttribute("data-bs-theme", "light");
    charts().forEach(function (chart) {
      screen.charts.push({ chart: chart, data: chart.data, layout: chart.layout });
      var row = rowOf(chart);
      var zoom = Math.min(ZOOMS[row], HIGHEST / chart.clientHeight);
      chart.closest(".picture").style.zoom = zoom < ZOOMS[row] ? zoom : "";
      var width = Math.floor(WIDTHS[row] * ZOOMS[row] / zoom);
      var figure = window.pac.onPaper(chart, width);
      window.Plotly.react(chart, figure.data, figure.layout);
    });
  });

  window.addEventListener("afterprint", function () {
    if (!screen) { return; }
    var before = screen;
    screen = null;
    ROOT.setAttribute("data-bs-theme", before.theme);
    before.charts.forEach(function (kept) {
      if (!kept.chart.isConnected) { return; }
      kept.chart.closest(".picture").style.zoom = "";
      window.Plotly.react(kept.chart, kept.data, kept.layout);
      window.Plotly.Plots.resize(kept.chart);
    });
  });

  document.addEventListener("click", function (event) {
    if (event.target.id === "print-page") { window.print(); }
  });
})();
