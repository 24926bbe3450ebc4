// De lijst van zaken: zoeken, kiezen op stand, sorteren. Zonder dit script is de tabel gewoon te lezen.
(function () {
  "use strict";
  var table = document.getElementById("zaken");
  if (!table) return;
  var body = table.tBodies[0];
  var text = document.getElementById("zaken-tekst");
  var state = document.getElementById("zaken-stand");
  var count = document.getElementById("zaken-aantal");
  var more = document.getElementById("zaken-meer");
  var collator = new Intl.Collator("nl", { numeric: true });
  var STATE = 3, AT_ONCE = 200;
  var limit = AT_ONCE, column = -1, direction = 1, timer = 0;

  var plain = function (words) {
    return words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  };
  var rows = Array.prototype.map.call(body.rows, function (row) {
    var values = Array.prototype.map.call(row.cells, function (cell) {
      var sort = cell.getAttribute("data-s");
      return sort === null ? cell.textContent.trim() : sort;
    });
    return { row: row, values: values, text: plain(row.textContent), open: row.classList.contains("open"), late: row.classList.contains("te-laat") };
  });

  Array.from(new Set(rows.map(function (row) { return row.values[STATE]; }))).sort(collator.compare)
    .forEach(function (name) { state.add(new Option(name, "=" + name)); });

  function matches(row, words, chosen) {
    if (chosen === "open" && !row.open) return false;
    if (chosen === "te-laat" && !row.late) return false;
    if (chosen.charAt(0) === "=" && row.values[STATE] !== chosen.slice(1)) return false;
    return words.every(function (word) { return row.text.indexOf(word) >= 0; });
  }

  function show() {
    var words = plain(text.value).split(/\s+/).filter(Boolean);
    var found = rows.filter(function (row) { return matches(row, words, state.value); });
    if (column >= 0) {
      found.sort(function (a, b) {
        var x = a.values[column], y = b.values[column];
        // Wat leeg is, staat altijd onderaan.
        if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
        return direction * collator.compare(x, y);
      });
    }
    var some = document.createDocumentFragment();
    found.slice(0, limit).forEach(function (row) { some.appendChild(row.row); });
    body.replaceChildren(some);
    var found_text = found.length + (rows.length === 1 ? " zaak" : " zaken");
    if (found.length < rows.length) found_text = found.length + " van " + rows.length + " zaken";
    if (found.length > limit) found_text += ", de eerste " + limit + " staan hieronder";
    count.textContent = found_text;
    more.hidden = found.length <= limit;
    more.textContent = "Toon alle " + found.length + " zaken";
  }

  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell, index) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "sorteer";
    button.textContent = cell.textContent;
    button.addEventListener("click", function () {
      direction = column === index ? -direction : 1;
      column = index;
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) { other.removeAttribute("aria-sort"); });
      cell.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      show();
    });
    cell.replaceChildren(button);
  });

  text.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(function () { limit = AT_ONCE; show(); }, 80);
  });
  state.addEventListener("change", function () { limit = AT_ONCE; show(); });
  more.addEventListener("click", function () {
    // De knop verdwijnt: het toetsenbord gaat verder bij de eerste nieuwe rij.
    var next = limit;
    limit = Infinity;
    show();
    var link = body.rows[next] && body.rows[next].querySelector("a");
    if (link) link.focus();
  });
  window.addEventListener("beforeprint", function () { limit = Infinity; show(); });

  var asked = new URLSearchParams(location.search);
  text.value = asked.get("zoek") || "";
  if (asked.get("stand")) state.value = asked.get("stand");
  if (state.selectedIndex < 0) state.value = "";
  document.getElementById("zaken-zoek").hidden = false;
  show();
})();
