// The worker: answers the page's questions off the main thread, with a core of its own made from the page's compiled module.

import init, { answer } from "./generated/rehearsal.js";

let ready;

self.addEventListener("message", async ({ data }) => {
  try {
    if (data instanceof WebAssembly.Module) {
      ready = init({ module_or_path: data });
      await ready;
      return;
    }
    await ready;
    self.postMessage(answer(data));
  } catch (error) {
    // A rejected promise stays in here; a reported error reaches the page as the worker's `error` event.
    self.reportError(error);
  }
});
