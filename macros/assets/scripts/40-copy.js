/* A button beside each form of a citation that copies it. Where no script runs, the words are there to be marked and
   copied by hand. From a file the clipboard's own interface may be refused: then the old command does it. */
(function () {
  "use strict";

  var COPIED = "Copied", FAILED = "Marked: copy it now", QUIET = 2500;

  function mark(words) {
    var range = document.createRange(), chosen = window.getSelection();
    range.selectNodeContents(words);
    chosen.removeAllRanges();
    chosen.addRange(range);
  }

  // What is in a text field is copied as it is; a stretch of the page would bring its looks along.
  function byCommand(text, after) {
    var field = document.createElement("textarea"), done = false;
    field.value = text;
    field.readOnly = true;
    field.className = "sb-take-status";
    field.setAttribute("aria-hidden", "true");
    after.insertAdjacentElement("afterend", field);
    field.select();
    try {
      done = document.execCommand("copy");
    } catch (refused) {
      done = false;
    }
    field.remove();
    after.focus();
    return done;
  }

  function copied(text, button) {
    if (!navigator.clipboard || !window.isSecureContext) return Promise.resolve(byCommand(text, button));
    return navigator.clipboard.writeText(text).then(
      function () { return true; },
      function () { return byCommand(text, button); }
    );
  }

  function offer(form, status) {
    var name = form.querySelector(".sb-take-name"), words = form.querySelector("code");
    var button = document.createElement("button"), word = document.createElement("span");
    var what = document.createElement("span"), spoken = name.textContent, timer = 0;
    button.type = "button";
    button.className = "sb-take-copy";
    word.textContent = "Copy";
    what.className = "sb-take-status";
    what.textContent = " " + spoken;
    button.append(word, what);
    button.addEventListener("click", function () {
      copied(words.textContent, button).then(function (done) {
        if (!done) mark(words);
        word.textContent = done ? COPIED : FAILED;
        // Emptied first, so that the same words are read out a second time.
        status.textContent = "";
        status.textContent = spoken + ": " + word.textContent;
        window.clearTimeout(timer);
        timer = window.setTimeout(function () {
          word.textContent = "Copy";
          status.textContent = "";
        }, QUIET);
      });
    });
    name.insertAdjacentElement("afterend", button);
  }

  document.querySelectorAll("[data-copies]").forEach(function (block) {
    var status = document.createElement("p");
    status.className = "sb-take-status";
    status.setAttribute("role", "status");
    block.appendChild(status);
    block.querySelectorAll(".sb-take-form").forEach(function (form) { offer(form, status); });
  });
})();
