/* Reckons the dates of a regulation as `klacht term` does, sentence for sentence. Which days are off is data in the
   page; a test compares every day of seven years with the program. Needs no network and works from disk. */
(function () {
  "use strict";

  var MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december"];
  var WEEKDAYS = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];
  var DAY = 1440; // minutes
  var NAMED = 24; // days off beyond this number are only counted

  /* A day is a number of days since 1970; a moment is a day with, perhaps, a minute of that day. */
  function parts(day) {
    var date = new Date(day * 86400000);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), weekday: date.getUTCDay() };
  }
  function dayOf(year, month, day) { return Math.round(Date.UTC(year, month, day) / 86400000); }
  function two(number) { return (number < 10 ? "0" : "") + number; }
  function iso(day) { var d = parts(day); return d.year + "-" + two(d.month + 1) + "-" + two(d.day); }
  function readDay(text) {
    var found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text || "");
    if (!found) { return null; }
    var day = dayOf(+found[1], found[2] - 1, +found[3]);
    return iso(day) === text ? day : null;
  }
  function longDate(day) {
    var d = parts(day);
    return WEEKDAYS[d.weekday] + " " + d.day + " " + MONTHS[d.month] + " " + d.year;
  }
  function clock(minute) { return two(Math.floor(minute / 60)) + "." + two(minute % 60) + " uur"; }
  function words(moment) {
    return longDate(moment.day) + (moment.minute === null ? "" : " om " + clock(moment.minute));
  }
  function whole(day) { return { day: day, minute: null }; }
  function isoMoment(moment) {
    var time = moment.minute;
    return iso(moment.day) + (time === null ? "" : "T" + two(Math.floor(time / 60)) + ":" + two(time % 60));
  }
  function compare(a, b) {
    return a.day - b.day || (a.minute === null ? DAY : a.minute) - (b.minute === null ? DAY : b.minute);
  }
  function sentence(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

  /* The clock of Amsterdam; minutes since 1970. */
  function change(year, month) {
    var last = dayOf(year, month, 31);
    return (last - parts(last).weekday) * DAY + 60;
  }
  function hoursAhead(utc) {
    var year = parts(Math.floor(utc / DAY)).year;
    return change(year, 2) <= utc && utc < change(year, 9) ? 2 : 1;
  }
  function toUtc(local) {
    if (hoursAhead(local - 60) === 1) { return local - 60; }
    if (hoursAhead(local - 120) === 2) { return local - 120; }
    return Math.floor((local - 60) / DAY) * DAY + 60; // a time the clock skips is the instant of the jump
  }
  function fromUtc(utc) {
    var end = change(parts(Math.floor(utc / DAY)).year, 9);
    return hoursAhead(utc) === 2 && utc + 60 >= end ? end + 60 : utc + hoursAhead(utc) * 60;
  }
  function clockChange(start, end) {
    function ahead(moment) { return hoursAhead(toUtc(moment.day * DAY + (moment.minute || 0))); }
    var way = ahead(end) - ahead(start);
    return way === 0 ? [] : ["In deze termijn gaat de klok een uur " + (way > 0 ? "vooruit" : "terug") +
      "; alleen echt verstreken uren tellen."];
  }

  /* One term from one start: where counting ends, the last day, and the lines that tell why. */
  function explain(calendar, term, start) {
    var mask = calendar.sets[term.workdays];
    var act = calendar.sets.atw;
    var hours = term.unit === "uur";
    var lines = [];
    var first = null;
    var excluded = false;
    var lengthened = false;
    var skipped = { weekends: 0, saturday: null, named: [], unnamed: 0 };

    function inRange(day) {
      var year = parts(day).year;
      if (year < calendar.from || year > calendar.to) { throw new RangeError("kalender"); }
      return day;
    }
    function kindOf(day) { return calendar.kinds[calendar.days[iso(day)]]; }
    function flags(day) {
      var weekday = parts(inRange(day)).weekday;
      if (weekday === 0 || weekday === 6) { return calendar.weekend; }
      var kind = kindOf(day);
      return kind ? kind.flags : 0;
    }
    function isClosed(day) { return term.closed.indexOf(iso(day)) >= 0; }
    function isOff(day) { return (flags(day) & mask) !== 0 || isClosed(day); }
    function isOffByAct(day) { return (flags(day) & act) !== 0; }
    /* What a day off is under a set of flags; without any it is an own closing day. */
    function reason(day, set) {
      var weekend = { clause: calendar.weekend_clause, law: "" };
      var closed = { clause: calendar.closed_clause, label: calendar.closed_label, law: "" };
      return (flags(day) & set) === 0 ? closed : kindOf(day) || weekend;
    }

    function name(day, why) {
      if (skipped.named.length < NAMED) { skipped.named.push(longDate(day) + why); } else { skipped.unnamed += 1; }
    }
    function skip(day) {
      var weekday = parts(day).weekday;
      if (weekday === 6) {
        skipped.weekends += 1;
        skipped.saturday = day;
      } else if (weekday !== 0) {
        name(day, " (" + reason(day, mask).label + ")");
      } else if (skipped.saturday !== day - 1) {
        name(day, ""); // the Sunday after an event on a Saturday
      }
    }
    function skippedSentence() {
      var all = [];
      var n = skipped.unnamed;
      if (skipped.weekends) { all.push(skipped.weekends === 1 ? "1 weekend" : skipped.weekends + " weekenden"); }
      all = all.concat(skipped.named);
      if (n) { all.push(n === 1 ? "en nog 1 andere vrije dag" : "en nog " + n + " andere vrije dagen"); }
      return all.length ? ["Overgeslagen: " + all.join("; ") + "."] : [];
    }

    function monthsLater(day, months) {
      var d = parts(day);
      var last = parts(dayOf(d.year, d.month + months + 1, 0)).day;
      return dayOf(d.year, d.month + months, Math.min(d.day, last));
    }
    function nthWorkday(day, n) {
      while (n > 0) {
        day += 1;
        if (isOff(day)) { skip(day); } else {
          n -= 1;
          if (first === null) { first = day; }
        }
      }
      return day;
    }
    function hoursLater() {
      var local = start.minute === null ? (start.day + 1) * DAY : start.day * DAY + start.minute;
      var end = fromUtc(toUtc(local) + term.amount * 60);
      var day = Math.floor(end / DAY);
      var minute = end - day * DAY;
      return start.minute === null && minute === 0 ? whole(day - 1) : { day: day, minute: minute };
    }
    function counted() {
      switch (term.unit) {
        case "uur": return hoursLater();
        case "dag": return whole(start.day + term.amount);
        case "week": return whole(start.day + term.amount * 7);
        case "maand": return whole(monthsLater(start.day, term.amount));
        case "jaar": return whole(monthsLater(start.day, term.amount * 12));
        default: return whole(nthWorkday(start.day, term.amount));
      }
    }
    function nominalLine(end) {
      var later = term.length + " later is ";
      if (term.unit === "werkdag") {
        var last = "erkdag " + term.amount + " is " + longDate(end.day) + ".";
        return term.amount > 1 ? "Werkdag 1 is " + longDate(first) + "; w" + last : "W" + last;
      }
      if (term.unit !== "maand" && term.unit !== "jaar") {
        return later + words(end) + (hours && end.minute === null ? " om 24.00 uur." : ".");
      }
      var d = parts(end.day);
      var day = parts(start.day).day;
      return later + longDate(end.day) + (d.day === day ? "." : ": " + MONTHS[d.month] + " " + d.year +
        " heeft geen dag " + day + ", dan telt de laatste dag van de maand (Hoge Raad 1 september 2017, " +
        "ECLI:NL:HR:2017:2225).");
    }

    function art4() {
      switch (term.unit) {
        case "uur": return "in uren";
        case "jaar": return "in jaren";
        case "week": return term.amount > 12 ? "van meer dan twaalf weken" : null;
        case "maand": return term.amount > 3 ? "van meer dan drie maanden" : null;
        default: return term.amount > 90 ? "van meer dan 90 dagen" : null;
      }
    }
    function roll(day, off) {
      for (; off(day); day += 1) {
        var kind = reason(day, term.end === "atw" ? act : mask);
        var how = term.end !== "atw" ? " tot de volgende werkdag"
          : " (Algemene termijnenwet, " + (lengthened ? "artikel 2" : "artikel 1 lid 1") + kind.law + ")";
        lines.push(sentence(longDate(day) + " " + kind.clause + ": de termijn loopt door" + how + "."));
      }
      return day;
    }
    function atwEnd(nominal) {
      var end = roll(nominal, isOffByAct);
      var threeDays = term.unit === "dag" || term.unit === "werkdag" ? term.amount >= 3 : true;
      var free = 0;
      for (var day = start.day + 1; day <= end && free < 2; day += 1) {
        if (!isOffByAct(day)) { free += 1; }
      }
      if (!threeDays || free > 1) { return end; }
      lengthened = true;
      lines.push("Er zit dan maar één dag in de termijn die geen zaterdag, zondag of feestdag is. Een termijn van " +
        "drie dagen of meer heeft er minstens twee: de termijn loopt door (Algemene termijnenwet, artikel 2).");
      return roll(end + 1, isOffByAct);
    }
    function dueOf(nominal) {
      var kind = art4();
      if (term.end === "nominaal") { return nominal; }
      if (term.end === "atw" && kind) {
        excluded = true;
        lines.push("De Algemene termijnenwet geldt niet voor een termijn " + kind + " (artikel 4).");
        return nominal;
      }
      if (term.end === "atw") { return whole(atwEnd(nominal.day)); }
      return hours ? nominal : whole(roll(nominal.day, isOff));
    }
    /* Why an end on a day off stays there. */
    function unmoved(nominal, due) {
      if (compare(nominal, due) !== 0 || (flags(due.day) === 0 && !isClosed(due.day))) { return []; }
      var why = "voor deze termijn is dat een werkdag";
      if (term.end === "nominaal") {
        why = "het einde schuift niet op, want de regeling verschuift het einde van deze termijn niet " +
          "(einde 'nominaal')";
      } else if (term.end === "atw") {
        why = excluded ? "het einde schuift niet op"
          : "een sluitingsdag verschuift het einde volgens de Algemene termijnenwet niet";
      } else if (hours) {
        why = "het einde van een termijn in uren schuift niet op";
      }
      return [sentence(longDate(due.day) + " " + reason(due.day, act).clause + "; " + why + ".")];
    }
    function unknownYears(nominal, due) {
      var setA = term.workdays === "atw";
      var counts = term.unit === "werkdag" && setA;
      var rolls = term.end === "atw" ? !excluded : term.end === "volgende-werkdag" && setA && !hours;
      if (!counts && !rolls) { return []; }
      var short = nominal.day - start.day <= 14; // art. 2 looks at the whole of a short term
      var year = parts(counts || short ? start.day + 1 : nominal.day).year;
      var runs = [];
      for (; year <= parts(due.day).year; year += 1) {
        var text = calendar.unknown[year] || null;
        var run = runs[runs.length - 1];
        if (run && run.text === text) { run.to = year; } else { runs.push({ from: year, to: year, text: text }); }
      }
      return runs.filter(function (run) { return run.text; }).map(function (run) {
        return "Voor " + run.from + (run.to === run.from ? "" : " tot en met " + run.to) + " " + run.text;
      });
    }

    inRange(start.day);
    lines.push("Begint op " + words(start) + "; " + (!hours ? "die dag telt niet mee"
      : start.minute === null ? "zonder tijd erbij tellen de uren vanaf 24.00 uur"
        : "de uren tellen vanaf die minuut") + ".");
    var nominal = counted();
    inRange(nominal.day);
    lines.push(nominalLine(nominal));
    lines = lines.concat(skippedSentence(), hours ? clockChange(start, nominal) : []);
    var due = dueOf(nominal);
    lines = lines.concat(unmoved(nominal, due));
    lines.push(due.minute === null ? "De laatste dag is " + words(due) + ", tot 24.00 uur."
      : "De termijn eindigt op " + words(due) + ".");
    inRange(due.day);
    lines = lines.concat(unknownYears(nominal, due));
    lines.push("Kalender: werkdagen '" + term.workdays + "', bijgewerkt tot " + calendar.updated + ".");
    return { start: start, nominal: nominal, due: due, lines: lines };
  }

  /* Every term from the days that were given: a row for each start, with a date or with what is missing. */
  function dates(data, given) {
    var done = {};
    function of(index) {
      if (done[index]) { return done[index]; }
      var term = data.terms[index];
      done[index] = term.starts.map(function (start) {
        var row = { term: term, from: start, chained: start.field === null };
        if (!row.chained) {
          if (given[start.field] === null) { row.missing = start.label; return row; }
          row.start = whole(given[start.field]);
        } else {
          var before = of(start.term).filter(function (other) { return other.result; });
          if (!before.length) { row.missing = start.label; return row; }
          before.sort(function (a, b) { return compare(a.result.due, b.result.due); });
          row.start = before[before.length - 1].result.due;
        }
        try {
          row.result = explain(data.calendar, term, row.start);
        } catch (error) {
          if (!(error instanceof RangeError)) { throw error; }
          row.beyond = true;
        }
        return row;
      });
      return done[index];
    }
    return data.terms.reduce(function (rows, _, index) { return rows.concat(of(index)); }, []);
  }

  window.Rekenhulp = { explain: explain, dates: dates, readDay: readDay, whole: whole, isoMoment: isoMoment,
    longDate: longDate };
}());
