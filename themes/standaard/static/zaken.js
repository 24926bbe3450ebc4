// De lijst van zaken: zoeken, kiezen, sorteren, bladeren, bewaren. Zonder dit script is de tabel gewoon te lezen.
// De rijen komen uit zaken/gegevens.js, want een bladzijde op schijf mag geen ander bestand lezen. Wat u kiest staat in
// het adres achter het #, zodat u het kunt bewaren en doorsturen.
(function () {
  "use strict";
  var table = document.getElementById("zaken");
  var data = window.KLACHT_ZAKEN;
  if (!table || !data) return;

  // Waar wat staat in een rij van gegevens.js: zie src/site/case_list.rs.
  var ID = 0, RECEIVED = 1, REGULATION = 2, SUBJECT = 3, COMPLAINANT = 4, STATE = 5, OPEN = 6, OUTCOME = 7,
    HANDLER = 8, TOPICS = 9, DUE = 10, TERM = 11, LATE = 12, ATTENTION = 13, ERRORS = 14, WARNINGS = 15;
  var BITS = { "te-laat": 1, "vandaag": 2, "week": 4, "maand": 8, "klager": 16, "voorbij": 32 };
  var COLUMNS = ["zaak", "ontvangen", "onderwerp", "stand", "behandelaar", "termijn", "bevindingen"];
  var MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december"];
  var PAGE = 50;

  var rows = data.rijen, total = rows.length;
  var body = table.tBodies[0], head = table.tHead.rows[0];
  var get = function (id) { return document.getElementById("zaken-" + id); };
  var text = get("tekst"), count = get("aantal"), place = get("plaats");
  var FILTERS = ["stand", "termijn", "regeling", "behandelaar", "onderwerp", "uitkomst", "jaar"];
  var view = {}, found = [], printing = false, timer = 0;

  var plain = function (words) { return words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""); };
  var year = function (row) { return (row[RECEIVED] || row[ID]).slice(0, 4); };

  // Wat van alle rijen nodig is, wordt pas gemaakt als iemand erom vraagt, en dan een keer.
  var haystacks = null;
  function haystack() {
    if (!haystacks) {
      haystacks = rows.map(function (row) {
        return plain([row[ID], row[SUBJECT], row[COMPLAINANT], row[REGULATION], row[STATE], row[OUTCOME], row[HANDLER],
          row[TERM], row[TOPICS].join(" ")].join("\n"));
      });
    }
    return haystacks;
  }

  // Getallen in een nummer tellen als getal: 2026-9 komt voor 2026-10.
  var padded = function (words) { return words.replace(/\d+/g, function (digits) { return digits.padStart(9, "0"); }); };
  var KEYS = [
    function (row) { return padded(row[ID]); },
    function (row) { return row[RECEIVED]; },
    function (row) { return plain(row[SUBJECT]); },
    function (row) { return row[STATE] + row[OUTCOME]; },
    function (row) { return plain(row[HANDLER]); },
    function (row) { return row[DUE]; },
    function (row) { return row[ERRORS] + row[WARNINGS] ? padded(row[ERRORS] + " " + row[WARNINGS]) : ""; }
  ];
  var orders = {};
  /** De plaatsen van alle rijen, gesorteerd op een kolom. Wat leeg is, staat altijd onderaan. */
  function order(name, down) {
    var known = (down ? "-" : "") + name;
    if (!orders[known]) {
      var keys = rows.map(KEYS[COLUMNS.indexOf(name)]);
      var places = rows.map(function (_, at) { return at; });
      var sign = down ? -1 : 1;
      orders[known] = places.sort(function (a, b) {
        var x = keys[a], y = keys[b];
        if (x === y) return a - b;
        if (!x || !y) return x ? -1 : 1;
        return x < y ? -sign : sign;
      });
    }
    return orders[known];
  }

  function choose() {
    var words = plain(view.zoek || "").split(/\s+/).filter(Boolean);
    var texts = words.length ? haystack() : null;
    var bit = view.termijn ? BITS[view.termijn] : 0;
    var sort = view.sorteer || "";
    var down = sort.charAt(0) === "-", name = down ? sort.slice(1) : sort;
    var places = COLUMNS.indexOf(name) >= 0 ? order(name, down) : null;
    found = [];
    for (var i = 0; i < total; i++) {
      var at = places ? places[i] : i, row = rows[at];
      if (bit && !(row[ATTENTION] & bit)) continue;
      if (view.stand === "open" ? !row[OPEN] : view.stand === "gesloten" ? row[OPEN] : view.stand && row[STATE] !== view.stand) continue;
      if (view.regeling && row[REGULATION] !== view.regeling) continue;
      if (view.behandelaar && row[HANDLER] !== view.behandelaar) continue;
      if (view.uitkomst && row[OUTCOME] !== view.uitkomst) continue;
      if (view.jaar && year(row) !== view.jaar) continue;
      if (view.onderwerp && row[TOPICS].indexOf(view.onderwerp) < 0) continue;
      if (texts) {
        var all = true;
        for (var w = 0; w < words.length && all; w++) all = texts[at].indexOf(words[w]) >= 0;
        if (!all) continue;
      }
      found.push(row);
    }
  }

  function element(name, words, kind) {
    var made = document.createElement(name);
    if (words) made.textContent = words;
    if (kind) made.className = kind;
    return made;
  }
  function day(iso) {
    var made = element("time", Number(iso.slice(8)) + " " + MONTHS[Number(iso.slice(5, 7)) - 1] + " " + iso.slice(0, 4));
    made.dateTime = iso;
    return made;
  }
  var several = function (number, one, more) { return number + " " + (number === 1 ? one : more); };
  function line(row) {
    var made = element("tr"), first = element("th"), link = element("a", row[ID]);
    first.scope = "row";
    link.href = encodeURIComponent(row[ID]) + "/index.html";
    first.append(link);
    var received = element("td"), subject = element("td", row[SUBJECT], "ruim"), state = element("td", row[STATE]);
    if (row[RECEIVED]) received.append(day(row[RECEIVED]));
    subject.append(element("span", [row[REGULATION], row[COMPLAINANT]].filter(Boolean).join(" · "), "bij"));
    if (row[OUTCOME]) state.append(element("span", row[OUTCOME], "bij"));
    var next = element("td"), problems = element("td");
    if (row[DUE]) next.append(day(row[DUE]), element("span", row[TERM], "bij"));
    if (row[LATE]) next.append(element("span", row[LATE] + " te laat", "status status-overdue"));
    if (row[ERRORS]) problems.append(element("span", several(row[ERRORS], "fout", "fouten"), "status status-error"), " ");
    if (row[WARNINGS]) problems.append(element("span", several(row[WARNINGS], "waarschuwing", "waarschuwingen"), "status status-warning"));
    made.append(first, received, subject, state, element("td", row[HANDLER]), next, problems);
    return made;
  }

  function draw() {
    var pages = Math.max(1, Math.ceil(found.length / PAGE));
    var page = Math.min(Math.max(1, Number(view.blad) || 1), pages);
    var from = printing ? 0 : (page - 1) * PAGE, to = printing ? found.length : Math.min(from + PAGE, found.length);
    var some = document.createDocumentFragment();
    for (var i = from; i < to; i++) some.append(line(found[i]));
    body.replaceChildren(some);
    var said = found.length < total ? found.length + " van " + several(total, "zaak", "zaken") : several(total, "zaak", "zaken");
    if (!found.length && total) said = "Geen van de " + total + " zaken past bij wat u koos";
    if (count.textContent !== said) count.textContent = said;
    get("bladeren").hidden = pages === 1;
    get("vorige").disabled = page === 1;
    get("volgende").disabled = page === pages;
    place.textContent = "zaak " + (from + 1) + " tot en met " + to;
    get("bewaar").disabled = !found.length;
    Array.prototype.forEach.call(head.cells, function (cell, at) {
      var down = view.sorteer === "-" + COLUMNS[at];
      if (down || view.sorteer === COLUMNS[at]) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
  }

  /** Neemt over wat in het adres staat. Wat er niet is om te kiezen, telt niet. */
  function read() {
    var asked = new URLSearchParams(location.hash.slice(1));
    view = {};
    ["zoek", "sorteer", "blad"].concat(FILTERS).forEach(function (name) {
      if (asked.get(name)) view[name] = asked.get(name);
    });
    if (text.value !== (view.zoek || "")) text.value = view.zoek || "";
    FILTERS.forEach(function (name) {
      var select = get(name);
      select.value = view[name] || "";
      if (select.selectedIndex < 0) { select.value = ""; delete view[name]; }
    });
    choose();
    draw();
  }

  /** Zet in het adres wat gekozen is, en toont het. */
  function change(name, value) {
    if (value) view[name] = value; else delete view[name];
    if (name !== "blad") delete view.blad;
    var wanted = new URLSearchParams();
    Object.keys(view).sort().forEach(function (key) { wanted.set(key, view[key]); });
    var hash = wanted.toString();
    // Een adres zonder # blijft de bladzijde zelf; typen maakt geen rij stappen terug.
    try { history.replaceState(null, "", hash ? "#" + hash : location.href.split("#")[0]); } catch (_) { /* mag niet: dan zonder */ }
    choose();
    draw();
  }

  function options(name, value) {
    var names = new Set();
    rows.forEach(function (row) { [].concat(value(row)).forEach(function (one) { if (one) names.add(one); }); });
    var sorted = Array.from(names).sort(new Intl.Collator("nl", { numeric: true }).compare);
    if (name === "jaar") sorted.reverse();
    sorted.forEach(function (one) { get(name).add(new Option(one, one)); });
    // Een keuze uit niets is geen keuze.
    if (!sorted.length) get(name).parentNode.hidden = true;
  }

  /** Wat getoond wordt als tabel: puntkomma's, een BOM, en geen cel die een rekenblad voor een formule houdt. */
  function save() {
    var cell = function (value) {
      var words = String(value).replace(/[\r\n\t]/g, " ");
      if (/^\s*[=+\-@|%]/.test(words)) words = "'" + words;
      return /[";]/.test(words) ? '"' + words.replace(/"/g, '""') + '"' : words;
    };
    var lines = [["zaak", "ontvangen", "regeling", "onderwerp", "klager", "stand", "uitkomst", "behandelaar",
      "onderwerpen", "eerstvolgende termijn", "uiterlijk", "te laat", "fouten", "waarschuwingen"]];
    found.forEach(function (row) {
      lines.push([row[ID], row[RECEIVED], row[REGULATION], row[SUBJECT], row[COMPLAINANT], row[STATE], row[OUTCOME],
        row[HANDLER], row[TOPICS].join(", "), row[TERM], row[DUE], row[LATE], row[ERRORS], row[WARNINGS]]);
    });
    var csv = "\ufeff" + lines.map(function (one) { return one.map(cell).join(";"); }).join("\r\n") + "\r\n";
    var link = element("a");
    link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
    link.download = "zaken-" + data.op + ".csv";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  function move(step) {
    var links = Array.from(body.querySelectorAll("th a"));
    var at = links.indexOf(document.activeElement) + step;
    if (at < 0) text.focus(); else if (links[at]) links[at].focus();
  }

  Array.prototype.forEach.call(head.cells, function (cell, at) {
    var button = element("button", cell.textContent, "sorteer");
    button.type = "button";
    button.addEventListener("click", function () {
      change("sorteer", view.sorteer === COLUMNS[at] ? "-" + COLUMNS[at] : COLUMNS[at]);
    });
    cell.replaceChildren(button);
  });
  options("stand", function (row) { return row[STATE]; });
  options("regeling", function (row) { return row[REGULATION]; });
  options("behandelaar", function (row) { return row[HANDLER]; });
  options("onderwerp", function (row) { return row[TOPICS]; });
  options("uitkomst", function (row) { return row[OUTCOME]; });
  options("jaar", year);
  FILTERS.forEach(function (name) {
    get(name).addEventListener("change", function () { change(name, get(name).value); });
  });
  text.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(function () { change("zoek", text.value.trim()); }, 80);
  });
  get("wis").addEventListener("click", function () {
    view = {};
    text.value = "";
    FILTERS.forEach(function (name) { get(name).value = ""; });
    change("blad", "");
    text.focus();
  });
  get("bewaar").addEventListener("click", save);
  [["vorige", -1], ["volgende", 1]].forEach(function (pair) {
    get(pair[0]).addEventListener("click", function () {
      change("blad", String((Number(view.blad) || 1) + pair[1]));
      var link = body.querySelector("th a");
      if (link) link.focus();
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var on = event.target;
    var inside = body.contains(on) && on.tagName === "A";
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(on.tagName)) text.focus(), text.select();
    else if (event.key === "ArrowDown" && (inside || on === text)) move(1);
    else if (event.key === "ArrowUp" && inside) move(-1);
    else if (event.key === "Escape" && on === text && text.value) { text.value = ""; change("zoek", ""); }
    else return;
    event.preventDefault();
  });
  window.addEventListener("hashchange", read);
  window.addEventListener("beforeprint", function () { printing = true; draw(); });
  window.addEventListener("afterprint", function () { printing = false; draw(); });

  get("zoek").hidden = false;
  get("toets").hidden = false;
  read();
})();
