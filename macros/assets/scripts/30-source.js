/* A source's page: which kinds of fact are shown beside the text, stepping from mention to mention of an actor, and
   the cell of the sentence that a link opened. All of the text is in the page; without this script it is whole. */
(function () {
  "use strict";

  function all(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }

  function cellsOf(number) {
    return all(document, '.sb-bar a[data-sentence="' + number + '"]');
  }

  function counted(count, one, many) {
    return count + " " + (count === 1 ? one : many);
  }

  /* -- facts by kind ------------------------------------------------------------------------------ */

  function show(bar, text) {
    var chosen = bar.querySelector("input:checked"), kind = chosen ? chosen.value : "", lines = 0;
    all(text, ".sb-line").forEach(function (line) {
      var shown = 0;
      all(line, ".sb-entry").forEach(function (entry) {
        entry.hidden = Boolean(kind) && entry.dataset.kind !== kind;
        if (!entry.hidden) shown += 1;
      });
      all(line, "details").forEach(function (rest) {
        if (kind) {
          if (!("was" in rest.dataset)) rest.dataset.was = rest.open ? "open" : "";
          rest.open = Boolean(rest.querySelector(".sb-entry:not([hidden])"));
        } else if ("was" in rest.dataset) {
          rest.open = rest.dataset.was === "open";
          delete rest.dataset.was;
        }
      });
      if (shown) lines += 1;
      line.classList.toggle("sb-off", Boolean(kind) && !shown);
      cellsOf(line.id.slice(1)).forEach(function (cell) { cell.classList.toggle("sb-off", Boolean(kind) && !shown); });
    });
    text.classList.toggle("sb-narrowed", Boolean(kind));
    bar.querySelector("output").textContent =
      kind ? chosen.parentNode.textContent.trim().replace(/(\S+)\s+(\d+)$/, "$2 $1") + " on " + counted(lines, "sentence", "sentences") : "";
  }

  all(document, "[data-shown]").forEach(function (bar) {
    var text = document.getElementById(bar.dataset.shown);
    if (!text) return;
    bar.addEventListener("change", function () { show(bar, text); });
    // A browser that comes back to a page restores its controls, but not what they did.
    show(bar, text);
  });

  /* -- an actor's mentions ------------------------------------------------------------------------ */

  function opened() {
    var found = /^#s(\d+)$/.exec(location.hash);
    return found ? Number(found[1]) : 0;
  }

  function follow(stepper, text) {
    var actor = stepper.querySelector("select").value, lines = [];
    all(text, ".sb-named").forEach(function (words) {
      var named = (" " + words.dataset.named + " ").indexOf(" " + actor + " ") >= 0;
      var line = words.closest(".sb-line");
      words.classList.toggle("sb-followed", Boolean(actor) && named);
      if (actor && named && lines.indexOf(line) < 0) lines.push(line);
    });
    stepper.classList.toggle("sb-following", Boolean(actor));
    stepper.querySelector(".sb-steps").hidden = !actor;
    return lines;
  }

  function tell(stepper, lines) {
    var place = lines.map(function (line) { return Number(line.id.slice(1)); }).indexOf(opened());
    stepper.querySelector("output").textContent =
      place < 0 ? counted(lines.length, "sentence", "sentences") : place + 1 + " of " + lines.length;
  }

  function step(lines, way) {
    var numbers = lines.map(function (line) { return Number(line.id.slice(1)); }), here = opened();
    var ahead = numbers.filter(function (number) { return way > 0 ? number > here : number < here; });
    // Past the last comes the first again, and the other way round.
    var choice = ahead.length ? ahead : numbers;
    location.replace("#s" + (way > 0 ? choice[0] : choice[choice.length - 1]));
  }

  all(document, "[data-steps]").forEach(function (stepper) {
    var text = document.getElementById(stepper.dataset.steps), lines = [], pressed = null;
    if (!text) return;
    function choose() {
      lines = follow(stepper, text);
      tell(stepper, lines);
    }
    stepper.querySelector("select").addEventListener("change", choose);
    stepper.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button || !lines.length) return;
      pressed = button;
      step(lines, Number(button.dataset.step));
      button.focus({ preventScroll: true });
    });
    window.addEventListener("hashchange", function () {
      tell(stepper, lines);
      // To open a sentence takes the focus from the button; who steps on by keys needs it there.
      if (pressed) pressed.focus({ preventScroll: true });
      pressed = null;
    });
    choose();
  });

  /* -- the sentence that is open, and paper ------------------------------------------------------- */

  function mark() {
    all(document, ".sb-bar a[aria-current]").forEach(function (cell) { cell.removeAttribute("aria-current"); });
    cellsOf(opened()).forEach(function (cell) { cell.setAttribute("aria-current", "true"); });
  }

  window.addEventListener("hashchange", mark);
  mark();
})();
