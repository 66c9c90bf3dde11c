// From iframe-worker 1.0.4 (MIT, see iframe-worker.LICENSE.txt): the script that it writes into its frame, as a file
// of its own, since the content policy of the pages allows no script that is written into them.
"use strict";
(() => {
  const url = document.currentScript.dataset.worker;
  window.postMessage = (message, target) => parent.postMessage(message, target || "*");
  window.importScripts = (...sources) =>
    sources.reduce(
      (loaded, source) =>
        loaded.then(
          () =>
            new Promise((resolve) => {
              const script = document.createElement("script");
              script.src = source;
              script.onload = resolve;
              document.body.appendChild(script);
            }),
        ),
      Promise.resolve(),
    );
  addEventListener("error", ({ error }) => parent.dispatchEvent(new ErrorEvent("error", { filename: url, error })));
})();
