/* Narrows a list to the rows that have what is chosen. Where no script runs the controls are not shown, and the
   list is whole. A row says in data-<facet> what it belongs to, values parted by spaces. */
(function () {
  "use strict";

  function chosen(bar) {
    var facets = {};
    bar.querySelectorAll("select, input:checked").forEach(function (control) {
      if (control.value) facets[control.dataset.facet] = control.value;
    });
    return facets;
  }

  function fits(row, facets) {
    return Object.keys(facets).every(function (facet) {
      return (" " + (row.dataset[facet] || "") + " ").indexOf(" " + facets[facet] + " ") >= 0;
    });
  }

  function narrow(bar, list) {
    var facets = chosen(bar), rows = list.querySelectorAll("[data-kind]"), shown = 0;
    rows.forEach(function (row) {
      row.hidden = !fits(row, facets);
      if (!row.hidden) shown += 1;
    });
    list.querySelectorAll("[data-rows]").forEach(function (part) {
      part.hidden = !part.querySelector("[data-kind]:not([hidden])");
    });
    var status = bar.querySelector("[role=status]");
    status.textContent = (shown < rows.length ? shown + " of " + rows.length : shown) + " shown";
  }

  document.querySelectorAll("[data-filters]").forEach(function (bar) {
    var list = document.getElementById(bar.dataset.filters);
    if (!list) return;
    bar.addEventListener("change", function () { narrow(bar, list); });
    // A browser that comes back to a page restores its controls, but not what they did.
    narrow(bar, list);
  });
})();
