/* The faces stand in the file: they are made ready before the first words are drawn, so that none move when they come. */
(function () {
  "use strict";

  if (!document.fonts) return;
  ["1em 'Source Serif 4'", "italic 1em 'Source Serif 4'", "1em 'Libre Franklin'"].forEach(function (face) {
    document.fonts.load(face);
  });
})();
