// iframe-worker 1.0.4 (MIT, see iframe-worker.LICENSE.txt), with one change: what it wrote into its frame as a script
// is iframe-worker-boot.js, since the content policy of the pages allows no script that is written into them.
// A page opened from a file may start no worker, so the search runs in a hidden frame.
"use strict";
(() => {
  const boot = new URL("iframe-worker-boot.js", document.currentScript.src).href;

  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.url = `${url}`;
      this.iframe = document.createElement("iframe");
      this.iframe.hidden = true;
      document.body.appendChild(this.iframe);
      this.onWindowMessage = (event) => {
        if (event.source === this.frame) {
          this.dispatchEvent(new MessageEvent("message", { data: event.data }));
          this.onmessage?.(event);
        }
      };
      this.onWindowError = (message, filename, lineno, colno, error) => {
        if (filename === this.url) {
          const event = new ErrorEvent("error", { message, filename, lineno, colno, error });
          this.dispatchEvent(event);
          this.onerror?.(event);
        }
      };
      const page = this.frame.document;
      page.open();
      page.write("<!doctype html><html><body></body></html>");
      page.close();
      window.onmessage = this.onWindowMessage;
      window.onerror = this.onWindowError;
      this.ready = this.load(page, boot, this.url).then(() => this.load(page, `${this.url}?${Date.now()}`));
    }

    load(page, source, worker) {
      return new Promise((resolve, reject) => {
        const script = page.createElement("script");
        if (worker) script.dataset.worker = worker;
        script.onload = resolve;
        script.onerror = reject;
        script.src = source;
        page.body.appendChild(script);
      });
    }

    terminate() {
      this.iframe.remove();
      window.onmessage = window.onerror = null;
    }

    postMessage(message) {
      this.ready
        .catch(() => undefined)
        .then(() => this.frame.dispatchEvent(new MessageEvent("message", { data: structuredClone(message) })));
    }

    get frame() {
      return this.iframe.contentWindow;
    }
  }

  window.IFrameWorker = IFrameWorker;
  if (location.protocol === "file:") window.Worker = IFrameWorker;
})();
