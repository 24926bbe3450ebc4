/* The page of the calculator: reads the days, shows the dates, keeps the days in the address. */
(function () {
  "use strict";

  var block = document.getElementById("rekenhulp-gegevens");
  if (!block || !window.Rekenhulp) { return; }
  var data = JSON.parse(block.textContent);
  var reckon = window.Rekenhulp;
  var form = document.getElementById("rekenhulp-formulier");
  var outcome = document.getElementById("rekenhulp-uitkomst");
  var inputs = data.fields.map(function (field) { return document.getElementById("rekenhulp-" + field.step); });
  // The day of the complaint is the day in the address; other steps carry their own name.
  var keys = data.fields.map(function (field, index) { return index === 0 ? "dag" : field.step; });

  var NO_DAY = "Deze dag bestaat niet, of is niet helemaal ingevuld. Vul dag, maand en jaar in.";

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }
  function sentence(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

  function fault(index, text) {
    var input = inputs[index];
    var place = document.getElementById(input.id + "-fout");
    place.textContent = text || "";
    place.hidden = !text;
    if (text) { input.setAttribute("aria-invalid", "true"); } else { input.removeAttribute("aria-invalid"); }
  }

  /* The days as they stand in the form, or nothing when one of them is wrong; the first wrong one gets the focus. */
  function given() {
    var wrong = null;
    var days = inputs.map(function (input, index) {
      var day = reckon.readDay(input.value);
      var year = day === null ? null : +input.value.slice(0, 4);
      var text = "";
      if (input.value === "" && !input.validity.badInput) {
        text = "";
      } else if (day === null) {
        text = NO_DAY;
      } else if (year < data.calendar.from || year > data.calendar.to) {
        text = "Kies een dag van 1 januari " + data.calendar.from + " tot en met 31 december " + data.calendar.to +
          ". Verder reikt deze kalender niet.";
      }
      fault(index, text);
      if (text && wrong === null) { wrong = index; }
      return text ? null : day;
    });
    if (wrong === null && days.every(function (day) { return day === null; })) {
      wrong = 0;
      fault(0, "Vul een dag in. Dan rekenen wij de datums voor u uit.");
    }
    return { days: days, wrong: wrong };
  }

  function articles(term) {
    var line = element("span", "rekenhulp-artikelen");
    term.articles.forEach(function (article) {
      var shown = element(article.anchor ? "a" : "span", "artikel", article.article || article.text);
      if (article.anchor) { shown.href = "../#" + article.anchor; }
      line.appendChild(shown);
      line.appendChild(document.createTextNode(" "));
    });
    return line;
  }

  function why(row) {
    var folded = element("details");
    var summary = element("summary", "", "Hoe komen wij aan die dag?");
    summary.appendChild(element("span", "alleen-voorlezen", " " + sentence(row.term.what)));
    var list = element("ul", "uitleg");
    row.result.lines.forEach(function (line) { list.appendChild(element("li", "", line)); });
    folded.appendChild(summary);
    folded.appendChild(list);
    return folded;
  }

  function item(row) {
    var term = row.term;
    var shown = element("li", "rekenhulp-datum" + (term.own ? " rekenhulp-eigen" : ""));
    var what = element("p", "rekenhulp-wat");
    what.appendChild(element("strong", "", sentence(term.what)));
    what.appendChild(document.createTextNode(" "));
    what.appendChild(element("span", "etiket", term.kind));
    shown.appendChild(what);
    if (row.result) {
      var last = element("p", "rekenhulp-dag", term.own ? "U kunt dit doen tot en met " : "uiterlijk ");
      var time = element("time", "", reckon.longDate(row.result.due.day));
      time.dateTime = reckon.isoMoment(row.result.due);
      if (row.result.due.minute !== null) { time.textContent = row.result.lines.filter(function (line) {
        return line.indexOf("De termijn eindigt op ") === 0; })[0].slice(22, -1); }
      last.appendChild(time);
      shown.appendChild(last);
    }
    var about = element("p", "klein");
    var said = "Binnen " + term.length + " na: " + row.from.label + ".";
    if (!term.own) { said += " Wie: " + term.who + "."; }
    if (term.condition) { said += " Alleen " + term.condition + "."; }
    if (term.repeats_until) { said += " Daarna steeds opnieuw, tot: " + term.repeats_until + "."; }
    if (term.extension) { said += " Deze termijn " + term.extension + "."; }
    about.textContent = said + " ";
    about.appendChild(articles(term));
    if (row.chained && row.start) {
      shown.appendChild(element("p", "rekenhulp-keten", "Als dit pas op de laatste dag gebeurt: " + row.from.label +
        " (" + reckon.longDate(row.start.day) + ")."));
    }
    if (row.missing) {
      shown.appendChild(element("p", "leeg", "Deze termijn begint later. Eerst gebeurt dit: " + row.missing + "."));
    }
    if (row.beyond) {
      shown.appendChild(element("p", "leeg", "Deze dag valt na 31 december " + data.calendar.to +
        ". Zo ver reikt deze kalender niet."));
    }
    shown.appendChild(about);
    if (row.result) { shown.appendChild(why(row)); }
    return shown;
  }

  function show(days) {
    var rows = reckon.dates(data, days);
    // By date, and what has no date yet last; equal dates stay in the order of the regulation.
    var order = rows.map(function (row, index) {
      var due = row.result ? row.result.due : null;
      return { row: row, key: due ? due.day * 1440 + (due.minute === null ? 1440 : due.minute) : Infinity, index: index };
    });
    order.sort(function (a, b) { return a.key === b.key ? a.index - b.index : a.key < b.key ? -1 : 1; });
    outcome.textContent = "";
    outcome.appendChild(element("h2", "", "Uw datums"));
    var first = data.fields.map(function (field, index) {
      return days[index] === null ? null : field.label + " op " + reckon.longDate(days[index]);
    }).filter(Boolean);
    outcome.appendChild(element("p", "", sentence(first.join("; ")) + "."));
    var list = element("ol", "rekenhulp-datums");
    order.forEach(function (entry) { list.appendChild(item(entry.row)); });
    outcome.appendChild(list);
  }

  function run(focus) {
    var read = given();
    if (read.wrong !== null) {
      outcome.textContent = "";
      if (focus) { inputs[read.wrong].focus(); }
      return null;
    }
    show(read.days);
    return read.days;
  }

  /* Shows the days of the address, when it names any. A date field keeps nothing of what is no date, so the
     visitor is told of that here. */
  function fromAddress() {
    var parts = location.hash.slice(1).split("&").map(function (part) { return part.split("="); });
    var named = parts.filter(function (part) { return keys.indexOf(part[0]) >= 0; });
    if (!named.length) { return; }
    inputs.forEach(function (input) { input.value = ""; });
    var wrong = named.filter(function (part) {
      var input = inputs[keys.indexOf(part[0])];
      input.value = part[1] || "";
      return input.value !== part[1];
    });
    if (!wrong.length) { run(false); return; }
    outcome.textContent = "";
    wrong.forEach(function (part) { fault(keys.indexOf(part[0]), NO_DAY); });
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var days = run(true);
    if (!days) { return; }
    var hash = keys.map(function (key, index) { return inputs[index].value ? key + "=" + inputs[index].value : ""; });
    hash = hash.filter(Boolean).join("&");
    // Keeps the focus where it is; some browsers allow no history for a page from disk.
    try { history.replaceState(null, "", "#" + hash); } catch (error) { location.hash = hash; }
  });
  window.addEventListener("hashchange", fromAddress);
  // On paper nothing can be unfolded any more.
  window.addEventListener("beforeprint", function () {
    Array.prototype.forEach.call(document.querySelectorAll("#rekenhulp-uitkomst details"), function (folded) {
      folded.open = true;
    });
  });

  document.getElementById("rekenhulp-zonder-script").hidden = true;
  form.hidden = false;
  fromAddress();
}());
