/* The network: an actor that is pointed at or reached by a key lights its lines and those at their other ends, and
   the rest is held back. Without this script the picture is whole, and each line says what it is when pointed at. */
(function () {
  "use strict";

  function ends(tie) {
    return tie.dataset.ends.split(" ");
  }

  function watch(picture) {
    // Chromium puts a picture that listens for focus into the order of the keys; what is around it may listen.
    var around = picture.parentNode, boxes = picture.querySelectorAll("[data-end]"), ties = picture.querySelectorAll("[data-ends]");

    /* `actor` and `tie` are numbers as they stand in the page, or null. */
    function show(actor, tie) {
      var lit = {};
      if (actor !== null) lit[actor] = true;
      ties.forEach(function (found) {
        var here = actor !== null && ends(found).indexOf(actor) >= 0;
        if (here) ends(found).forEach(function (end) { lit[end] = true; });
        found.classList.toggle("sb-net-lit", here || (tie !== null && (found.dataset.tie || found.dataset.words) === tie));
      });
      boxes.forEach(function (box) {
        box.classList.toggle("sb-net-lit", lit[box.dataset.end] === true);
        box.classList.toggle("sb-net-chosen", box.dataset.end === actor);
      });
      picture.classList.toggle("sb-net-focused", actor !== null);
    }

    function follow(target) {
      var found = target && target.closest ? target.closest("[data-end], [data-tie]") : null;
      if (found && !picture.contains(found)) found = null;
      show(found && found.dataset.end || null, found && found.dataset.tie || null);
    }

    around.addEventListener("mouseover", function (event) {
      follow(event.target.closest("a") ? event.target : document.activeElement);
    });
    around.addEventListener("mouseleave", function () { follow(document.activeElement); });
    around.addEventListener("focusin", function (event) { follow(event.target); });
    around.addEventListener("focusout", function (event) { follow(event.relatedTarget); });
  }

  document.querySelectorAll(".sb-net").forEach(watch);
})();
