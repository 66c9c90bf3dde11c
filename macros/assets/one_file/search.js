/* The search of the one-file edition: over the words that stand in the page, with nothing loaded and nothing kept.
   It finds names first, then titles, then sentences, then words anywhere in a record. Without this script there is
   no box, and the contents and the browser's own search serve. */
(function () {
  "use strict";

  var MOST = 40, AROUND = 60, WAIT = 120;
  var bar = document.querySelector(".sb-bar-alone"), content = document.querySelector("main");
  if (!bar || !content) return;
  var entries = null, timer = 0;

  // -- what can be found ----------------------------------------------------------------------------

  /* Words without case and accents; each letter stays one letter, so that places in both are the same. */
  function folded(words) {
    return Array.prototype.map.call(words, function (mark) {
      return mark.normalize("NFD").charAt(0).toLowerCase().charAt(0);
    }).join("");
  }

  /* What an element says, without the small numbers of citations. */
  function wordsOf(element) {
    var said = element ? element.cloneNode(true) : null;
    if (!said) return "";
    said.querySelectorAll(".sb-cites").forEach(function (cites) { cites.remove(); });
    return said.textContent.replace(/[\s\u00a0]+/g, " ").trim();
  }

  function entry(id, kind, title, others, words, rank) {
    return { id: id, kind: kind, title: title, words: words, rank: rank,
      ofTitle: folded(title), ofOthers: folded(others), ofWords: folded(words) };
  }

  /* Of a record its own words: not the names of those that lead to it, nor the text of a source, line by line below. */
  function ofRecord(record) {
    var own = [".sb-head > :not(.sb-kicker, h3)", ".sb-main > .sb-sentence > span", ".sb-note-alone", ".sb-box dd"];
    var words = own.map(function (css) { return Array.prototype.map.call(record.querySelectorAll(css), wordsOf).join(" "); });
    return entry(record.id, record.getAttribute("data-found"), wordsOf(record.querySelector("h3")),
      wordsOf(record.querySelector(".sb-aka")).replace(/^Also /, ""), words.join(" "), 1);
  }

  function ofSentence(line) {
    return entry(line.id, "sentence", "Sentence " + wordsOf(line.querySelector(".sb-number")) + " of “" +
      wordsOf(line.closest("article").querySelector("h3")) + "”", "", wordsOf(line.querySelector("p")), 0);
  }

  function ofChapter(chapter) {
    var words = wordsOf(chapter);
    return entry(chapter.id, "chapter", wordsOf(chapter.querySelector("h2")), "",
      chapter.querySelector("article") ? "" : words, 2);
  }

  function all() {
    function each(css, made) { return Array.prototype.map.call(content.querySelectorAll(css), made); }
    return each("article[data-found]", ofRecord).concat(each(".sb-line", ofSentence), each(".sb-chapter", ofChapter));
  }

  // -- what is found --------------------------------------------------------------------------------

  /* How well an entry fits, the lower the better; -1 where a word of the query is not in it. */
  function fit(one, query, terms) {
    var everywhere = one.ofTitle + " " + one.ofOthers + " " + one.ofWords;
    if (!terms.every(function (term) { return everywhere.indexOf(term) >= 0; })) return -1;
    if (one.ofTitle === query || (", " + one.ofOthers + ", ").indexOf(", " + query + ", ") >= 0) return 0;
    if ((" " + one.ofTitle).indexOf(" " + query) >= 0) return 1;
    if ((" " + one.ofOthers).indexOf(query) >= 0) return 2;
    if (terms.every(function (term) { return one.ofTitle.indexOf(term) >= 0; })) return 3;
    return (one.ofWords.indexOf(query) >= 0 ? 4 : 7) + one.rank;
  }

  function found(query) {
    var terms = query.split(" ");
    return entries.map(function (one, at) { return { one: one, fit: fit(one, query, terms), at: at }; })
      .filter(function (result) { return result.fit >= 0; })
      .sort(function (a, b) { return a.fit - b.fit || a.at - b.at; })
      .map(function (result) { return result.one; });
  }

  // -- the box --------------------------------------------------------------------------------------

  function make(tag, name, words) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    if (words) made.textContent = words;
    return made;
  }

  var form = make("form", "sb-find"), box = make("input"), label = make("label", "sb-find-label", "Search this dossier");
  var results = make("div", "sb-find-results"), count = make("p", "sb-find-count"), list = make("ol");
  form.setAttribute("role", "search");
  box.type = "search";
  box.id = "sb-find-box";
  box.placeholder = "Search names and sentences";
  box.autocomplete = "off";
  label.htmlFor = box.id;
  count.setAttribute("role", "status");
  results.hidden = true;
  results.append(count, list);
  form.append(label, box, results);
  bar.append(form);

  /* A few words around the first term, which is marked. */
  function snippet(one, terms) {
    var at = -1, words = make("span", "sb-find-words");
    terms.forEach(function (term) { if (at < 0) at = one.ofWords.indexOf(term); });
    if (at < 0) return null;
    var term = terms.filter(function (word) { return one.ofWords.indexOf(word) === at; })[0];
    var from = Math.max(0, at - AROUND), to = one.words.indexOf(" ", at + AROUND + term.length);
    if (to < 0) to = one.words.length;
    if (from) from = one.words.indexOf(" ", from) + 1;
    if (from > at) from = at;
    words.append((from ? "… " : "") + one.words.slice(from, at), make("mark", "", one.words.slice(at, at + term.length)),
      one.words.slice(at + term.length, to) + (to < one.words.length ? " …" : ""));
    return words;
  }

  function row(one, terms) {
    var link = make("a"), shown = snippet(one, terms), made = make("li");
    link.href = "#" + encodeURI(one.id);
    link.append(make("span", "sb-label", one.kind), make("strong", "", one.title));
    if (shown) link.append(shown);
    made.append(link);
    return made;
  }

  function told(number) {
    if (!number) return "Nothing found. Try fewer or other words.";
    return number + (number === 1 ? " result" : " results") + (number > MOST ? "; the first " + MOST + " are shown" : "");
  }

  function search() {
    var query = folded(box.value).replace(/\s+/g, " ").trim();
    entries = entries || all();
    list.replaceChildren();
    results.hidden = query.length < 2;
    if (results.hidden) {
      count.textContent = "";
      return;
    }
    var fitting = found(query), terms = query.split(" ");
    fitting.slice(0, MOST).forEach(function (one) { list.append(row(one, terms)); });
    count.textContent = told(fitting.length);
  }

  function close() {
    clearTimeout(timer);
    results.hidden = true;
  }

  function links() {
    return Array.prototype.slice.call(list.querySelectorAll("a"));
  }

  /* Arrow keys go from the box into the results and back. */
  function step(by) {
    var at = links().indexOf(document.activeElement) + by;
    if (at < 0) box.focus();
    else if (links()[at]) links()[at].focus();
  }

  box.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  });
  box.addEventListener("focus", function () {
    if (box.value && results.hidden) search();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    search();
    if (links()[0]) links()[0].click();
  });
  form.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      if (!results.hidden) event.preventDefault();
      box.focus();
      close();
    }
  });
  list.addEventListener("click", close);
  form.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", function (event) {
    if (!form.contains(event.target)) close();
  });
  document.addEventListener("keydown", function (event) {
    var typing = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
})();
