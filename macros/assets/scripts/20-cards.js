/* A card over the page: a citation opens its sentence, a record's name what it is. What cards say stands in the
   page as data, and becomes text, never markup. Without this script a citation is a link to its sentence. */
(function () {
  "use strict";

  var WAIT = 250, GRACE = 200, GAP = 9, EDGE = 8;
  var island = document.getElementById("sb-cards"), content = document.querySelector(".md-content");
  if (!island || !content) return;
  var told = JSON.parse(island.textContent);
  var sheet = window.matchMedia("(max-width: 29.9375em)");
  // link: whose card is open. next: whose card will open. pressed: how, and whether its card was open then.
  var card = null, link = null, next = null, opening = 0, closing = 0, pressed = null, quiet = false;

  // -- what a card says -----------------------------------------------------------------------------

  function make(tag, name, words) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    if (words) made.textContent = words;
    return made;
  }

  function add(parent) {
    for (var at = 1; at < arguments.length; at += 1) if (arguments[at]) parent.appendChild(arguments[at]);
    return parent;
  }

  function own(all, name) {
    return name !== null && Object.prototype.hasOwnProperty.call(all, name) ? all[name] : null;
  }

  function isCitation(one) {
    return one.classList.contains("sb-cite");
  }

  function cardOf(one) {
    if (isCitation(one)) return own(told.facts, one.getAttribute("data-fact"));
    var name = !one.matches(".sb-number, .sb-more");
    return name ? own(told.records, one.getAttribute("href")) : null;
  }

  /* The link with a card at or around an element. */
  function linkAt(element) {
    var found = element instanceof Element ? element.closest("a[href]") : null;
    return found && content.contains(found) && cardOf(found) ? found : null;
  }

  /* Where a link in the card leads where the link that opened it leads, the Tab key passes over it. */
  function linked(words, href, name) {
    var made = make("a", name, words);
    made.setAttribute("href", href);
    if (href === link.getAttribute("href")) made.tabIndex = -1;
    return made;
  }

  function standings(found) {
    var all = make("span", "sb-card-standing");
    (found || []).forEach(function (one) { add(all, make("span", "sb-standing sb-" + one[0], one[1])); });
    return found ? all : null;
  }

  function quoted(shown) {
    var sentence = told.sentences[shown[0]], words = make("p", "sb-card-sentence"), mark = null;
    words.dir = "auto";
    if (sentence.lang) words.lang = sentence.lang;
    sentence.parts.forEach(function (part, at) {
      if (shown[1].indexOf(at) < 0) mark = null;
      else if (!mark) add(words, (mark = make("mark", "sb-mark")));
      add(mark || words, document.createTextNode(part));
      if (sentence.odd && sentence.odd[at]) {
        var sic = make("abbr", "sb-sic");
        sic.title = sentence.odd[at];
        add(mark || words, sic);
      }
    });
    return words;
  }

  function head(name, mark) {
    return add(make("p", "sb-card-head"), name, mark);
  }

  function notes(sentence) {
    return (sentence.notes || []).map(function (words) { return make("p", "sb-card-note", words); });
  }

  /* Of the sentences that a fact rests on, the one that this citation numbers. */
  function cited(fact) {
    var label = link.textContent.trim(), href = link.getAttribute("href");
    function by(name, value) {
      return fact.shown.filter(function (shown) { return told.sentences[shown[0]][name] === value; })[0];
    }
    return by("label", label) || by("href", href) || fact.shown[0];
  }

  function ofFact(fact) {
    var shown = cited(fact), sentence = told.sentences[shown[0]], said = make("div");
    add(said, head(make("span", "sb-label", "Sentence " + sentence.label), standings(fact.standing)), quoted(shown),
      make("p", "sb-card-meta", sentence.source));
    add.apply(null, [said].concat(notes(sentence)));
    var foot = add(make("p", "sb-card-foot"), linked("Read it in the source", sentence.href));
    (fact.rivals || []).forEach(function (rival) {
      add(foot, add(make("span", "", rival[0] + ": "), linked(rival[1], rival[2])));
    });
    return [said, foot, "Sentence " + sentence.label];
  }

  function ofRecord(record) {
    var said = make("div"), foot = make("p", "sb-card-foot");
    add(said, head(make("strong", "sb-card-name", record.heading), make("span", "sb-label", record.kind)),
      record.facts ? make("p", "sb-card-meta", record.facts.join(" · ")) : null,
      record.description ? make("p", "sb-card-line", record.description) : null);
    if (record.shown) {
      var sentence = told.sentences[record.shown[0]];
      add(said, add(quoted(record.shown), make("span", "sb-card-number", sentence.label)));
      add.apply(null, [said].concat(notes(sentence)));
    }
    var href = link.getAttribute("href");
    add(foot, linked(href.charAt(0) === "#" ? "Go to it" : "Open the page", href), standings(record.standing));
    return [said, foot, record.heading];
  }

  // -- opening and closing --------------------------------------------------------------------------

  function build(found) {
    var made = make("div", "sb-card"), parts = isCitation(link) ? ofFact(found) : ofRecord(found);
    made.setAttribute("role", "dialog");
    made.setAttribute("aria-label", parts[2]);
    made.id = "sb-card";
    made.tabIndex = -1;
    parts[0].id = "sb-card-said";
    var button = make("button", "sb-card-close", "Close");
    button.type = "button";
    button.addEventListener("click", dismiss);
    add(parts[1], button);
    return add(made, parts[0], parts[1]);
  }

  function open(one) {
    close();
    link = one;
    card = build(cardOf(one));
    document.body.appendChild(card);
    link.setAttribute("aria-describedby", "sb-card-said");
    link.setAttribute("aria-controls", "sb-card");
    link.classList.add("sb-opened");
    place();
  }

  function close() {
    clearTimeout(opening);
    next = null;
    hide();
  }

  function hide() {
    clearTimeout(closing);
    if (!card) return;
    var gone = card, left = link;
    card = link = null; // first: where the focus is in the card, taking it away calls this again
    gone.remove();
    left.removeAttribute("aria-describedby");
    left.removeAttribute("aria-controls");
    left.classList.remove("sb-opened");
  }

  function focusQuietly(one) {
    quiet = true;
    one.focus();
    quiet = false;
  }

  /* Closes, and gives the focus back where the card had it. */
  function dismiss() {
    if (card && card.contains(document.activeElement)) focusQuietly(link);
    close();
  }

  /* On a phone the style sheet lays it along the lower edge: the page makes room, or it goes to the upper one. */
  function uncover() {
    var over = link.getBoundingClientRect().bottom + GAP - card.getBoundingClientRect().top;
    if (over > 0) window.scrollBy({ top: over, behavior: "instant" });
    var still = link.getBoundingClientRect().bottom > card.getBoundingClientRect().top;
    if (still) card.classList.add("sb-card-above");
  }

  /* Where the link stands; a raised number goes with the end of the words before it. */
  function wordRect() {
    var box = link.getBoundingClientRect(), before = link.closest("sup"), range = document.createRange();
    while (before && before.localName === "sup") before = before.previousSibling;
    if (!before) return box;
    range.selectNode(before);
    var rects = range.getClientRects(), last = rects[rects.length - 1];
    if (!last || last.top > box.bottom || last.bottom < box.top) return box;
    return { left: box.left, top: Math.min(box.top, last.top), bottom: Math.max(box.bottom, last.bottom) };
  }

  /* Below its word, or above where there is no room; never over it, and inside the window. */
  function place() {
    if (sheet.matches) {
      uncover();
      return;
    }
    var word = wordRect(), size = card.getBoundingClientRect();
    var column = (link.closest(".sb-main, .md-content__inner") || content).getBoundingClientRect();
    var narrow = column.width < size.width, edge = window.innerWidth - EDGE;
    var right = narrow ? edge : Math.min(column.right, edge);
    var left = Math.max(EDGE, Math.min(Math.max(word.left - 24, narrow ? 0 : column.left), right - size.width));
    var below = window.innerHeight - EDGE - word.bottom - GAP, above = word.top - GAP - EDGE;
    var up = size.height > below && above > below;
    var height = Math.min(size.height, Math.max(up ? above : below, 96));
    if (height < size.height) card.style.maxHeight = height + "px";
    var top = up ? word.top - GAP - height : word.bottom + GAP;
    card.style.left = left - size.left + "px";
    card.style.top = top - size.top + "px";
  }

  // -- the pointer ----------------------------------------------------------------------------------

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    var one = linkAt(event.target), inside = one === link || (card && card.contains(event.target));
    if (link && inside) clearTimeout(closing);
    if (one !== next) clearTimeout(opening);
    if (one && one !== link && one !== next) opening = setTimeout(open, WAIT, one);
    next = one !== link ? one : null;
    if (card && !inside) leave();
  });

  document.documentElement.addEventListener("pointerleave", function (event) {
    if (event.pointerType === "touch") return;
    clearTimeout(opening);
    next = null;
    if (card) leave();
  });

  function leave() {
    var held = document.activeElement === link && link.matches(":focus-visible");
    clearTimeout(closing);
    if (!held && !card.contains(document.activeElement)) closing = setTimeout(hide, GRACE);
  }

  document.addEventListener("pointerdown", function (event) {
    var one = linkAt(event.target);
    pressed = { touch: event.pointerType === "touch", open: one !== null && one === link };
    clearTimeout(opening);
    if (card && one !== link && !card.contains(event.target)) close();
  }, true);

  /* The first tap on a citation opens its card, the second follows the link. */
  document.addEventListener("click", function (event) {
    var one = linkAt(event.target);
    if (one && isCitation(one) && pressed && pressed.touch && !pressed.open) {
      event.preventDefault();
      open(one);
      card.focus({ preventScroll: true });
    } else if (event.target instanceof Element && event.target.closest("a[href]")) close();
  });

  // -- keys -----------------------------------------------------------------------------------------

  document.addEventListener("focusin", function (event) {
    var one = quiet ? null : linkAt(event.target);
    if (one && one !== link && one.matches(":focus-visible")) open(one);
  });

  document.addEventListener("focusout", function (event) {
    var to = event.relatedTarget;
    if (card && !quiet && (event.target === link || card.contains(event.target)) && to !== link && !card.contains(to)) {
      if (!card.matches(":hover") && !link.matches(":hover")) close();
    }
  });

  document.addEventListener("keydown", function (event) {
    pressed = null;
    if (!card) return;
    if (event.key === "Escape") dismiss();
    else if (event.key === "Tab") step(event);
  });

  /* The Tab key goes from the link into its card, where that leads anywhere else, and from there on behind the link. */
  function step(event) {
    var stops = Array.prototype.filter.call(card.querySelectorAll("a[href], button"), function (one) {
      return one.tabIndex >= 0 && one.getClientRects().length;
    });
    var at = stops.indexOf(document.activeElement), inside = card.contains(document.activeElement);
    if (!inside && document.activeElement !== link) return;
    var target = event.shiftKey ? (at > 0 ? stops[at - 1] : link) : stops[at + 1];
    if (!inside && event.shiftKey) return;
    if (target) {
      event.preventDefault();
      focusQuietly(target);
    } else if (inside) dismiss();
  }

  window.addEventListener("resize", close);
  window.addEventListener("pagehide", close);
})();
