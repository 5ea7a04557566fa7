// Saves a chart as PNG or SVG, with its question, sentence, filters, date and source around it.
// Everything is done in the browser; nothing is sent anywhere.
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg";
  var FONT_FILE = "/assets/fonts/public-sans.woff2";
  var PLACE = "chart";  // the element that the chart replaces
  var EDGE = 24;  // white margin in pixels
  var LEAST = 600, MOST = 1200;  // range of a chart's width in pixels
  var SCALE = 2;  // PNG pixels per chart pixel, so that it is sharp in print, too
  // Styles of the texts around the chart: font size, line height and space after, in pixels; color.
  var TITLE = { size: 19, line: 25, weight: 700, color: "ink", after: 4 };
  var ABOVE = { size: 14, line: 20, weight: 400, color: "ink-2", after: 4 };
  var BELOW = { size: 13, line: 19, weight: 400, color: "ink-3", after: 4 };

  function make(name, attributes, text) {
    var element = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function textOf(style, text, x, y) {
    return make("text", {
      x: x, y: y, fill: window.pac.paperColor(style.color), "font-size": style.size,
      "font-weight": style.weight, "font-family": "'Public Sans', Arial, sans-serif"
    }, text);
  }

  // Breaks a text into lines no wider than `room`, measured as they will be drawn.
  function wrapped(ruler, style, text, room) {
    function fits(line) {
      var element = ruler.appendChild(textOf(style, line, 0, 0));
      var width = element.getComputedTextLength();
      ruler.removeChild(element);
      return width <= room;
    }
    var lines = [], line = "";
    text.split(/\s+/).forEach(function (word) {
      if (fits((line + " " + word).trim())) { line = (line + " " + word).trim(); return; }
      if (line) { lines.push(line); }
      line = "";
      Array.from(word).forEach(function (letter) {  // a word wider than the picture
        if (!fits(line + letter)) { lines.push(line); line = ""; }
        line += letter;
      });
    });
    return line ? lines.concat(line) : lines;
  }

  function asBase64(buffer) {
    var text = "";
    new Uint8Array(buffer).forEach(function (byte) { text += String.fromCharCode(byte); });
    return window.btoa(text);
  }

  // A picture cannot load other files, so the font is embedded in it.
  function styleSheet() {
    return window.fetch(FONT_FILE).then(function (response) {
      if (!response.ok) { throw new Error("the font is missing"); }
      return response.arrayBuffer();
    }).then(function (font) {
      return '@font-face{font-family:"Public Sans";font-weight:100 900;src:url(data:font/woff2;base64,' +
        asBase64(font) + ') format("woff2")}text{font-feature-settings:"tnum","lnum"}';
    });
  }

  function drawn(figure) {
    return window.Plotly.toImage(figure, {
      format: "svg", imageDataOnly: true, width: figure.layout.width, height: figure.layout.height
    });
  }

  function compose(figure, inner, style) {
    var says = figure.layout.meta;
    var width = figure.layout.width;
    var demonstration = document.querySelector(".demo");
    var root = make("svg", { xmlns: SVG, role: "img" });
    root.appendChild(make("title", {}, says.title));
    root.appendChild(make("desc", {}, says.above[0]));
    root.appendChild(make("style", {}, style));
    var paper = root.appendChild(make("rect", { fill: window.pac.paperColor("paper") }));
    var ruler = document.body.appendChild(make("svg", { "class": "sr", "aria-hidden": "true" }));
    var y = EDGE;

    function write(style, texts) {
      texts.filter(Boolean).forEach(function (text) {
        wrapped(ruler, style, text, width).forEach(function (line) {
          root.appendChild(textOf(style, line, EDGE, y + style.size));
          y += style.line;
        });
        y += style.after;
      });
    }

    write(TITLE, [says.title]);
    write(ABOVE, says.above);
    y += 8;
    root.appendChild(make(PLACE, {}));
    // Added as text: as elements, the chart would lose its inline styles to the content policy.
    var chart = inner.replace("<svg ", '<svg x="' + EDGE + '" y="' + y + '" overflow="visible" ');
    y += figure.layout.height + 12;
    write(BELOW, says.below.concat(demonstration ? demonstration.textContent : []));
    ruler.remove();

    var size = { width: width + 2 * EDGE, height: y + EDGE - BELOW.after };
    [root, paper].forEach(function (element) {
      element.setAttribute("width", size.width);
      element.setAttribute("height", size.height);
    });
    root.setAttribute("viewBox", "0 0 " + size.width + " " + size.height);
    var text = new XMLSerializer().serializeToString(root).replace("<" + PLACE + "/>", function () {
      return chart;
    });
    return { text: text, width: size.width, height: size.height };
  }

  function asPng(picture) {
    var address = URL.createObjectURL(new Blob([picture.text], { type: "image/svg+xml" }));
    var image = new Image();
    image.src = address;
    return image.decode().then(function () {
      var canvas = document.createElement("canvas");
      canvas.width = picture.width * SCALE;
      canvas.height = picture.height * SCALE;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return new Promise(function (resolve) { canvas.toBlob(resolve, "image/png"); });
    }).finally(function () { URL.revokeObjectURL(address); });
  }

  function save(blob, name) {
    var address = URL.createObjectURL(blob);
    var link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    window.setTimeout(URL.revokeObjectURL, 60000, address);  // some browsers read the address late
  }

  function say(sentence) {
    var notice = document.getElementById("notice");
    if (notice) {
      notice.textContent = sentence;
      notice.hidden = !sentence;
    }
  }

  function savePicture(chart, kind) {
    var width = Math.round(Math.min(MOST, Math.max(LEAST, chart.clientWidth)));
    var figure = window.pac.onPaper(chart, width);  // a copy, because other filters may be chosen meanwhile
    return Promise.all([
      drawn(figure), styleSheet(),
      document.fonts.load('400 14px "Public Sans"'), document.fonts.load('700 19px "Public Sans"')
    ]).then(function (ready) {
      var picture = compose(figure, ready[0], ready[1]);
      return kind === "png" ? asPng(picture) : new Blob([picture.text], { type: "image/svg+xml" });
    }).then(function (blob) {
      save(blob, figure.layout.meta.file + "." + kind);
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[data-picture]");
    var chart = button && button.closest("figure").querySelector(".js-plotly-plot");
    if (!chart || !chart.layout || !chart.layout.meta || button.getAttribute("aria-busy")) { return; }
    button.setAttribute("aria-busy", "true");
    say("");
    savePicture(chart, button.getAttribute("data-picture")).catch(function () {
      say("The picture could not be made. Reload the page and try once more.");
    }).then(function () { button.removeAttribute("aria-busy"); });
  });
})();
