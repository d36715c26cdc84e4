// The page's first script: it compiles the core once, hands it to the page and to every worker, and says so if that fails.

import { carriedFiles } from "./carried.js";
import "./editor/code-editor.js";
import init, { start_page } from "./generated/rehearsal.js";
import wasmUrl from "./generated/rehearsal_bg.wasm?url";
import rulesUrl from "./generated/rules.json?url";
import { sayWhyNotStarted } from "./not-started.js";
import workerUrl from "./worker.js?worker&url";
import { workerScript } from "./worker-script.js";

const mount = document.getElementById("app");

try {
  const [core, script] = await Promise.all([compile(wasmUrl), workerScript(workerUrl)]);
  await init({ module_or_path: core });
  const startWorker = () => {
    const worker = new Worker(script, { type: "module", name: "rehearsal" });
    worker.postMessage(core);
    return worker;
  };
  start_page(mount, startWorker, carriedFiles, rulesUrl);
} catch (error) {
  sayWhyNotStarted(mount, error);
}

async function compile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`);
  // Streaming insists on the right MIME type, which not every host sends.
  if (response.headers.get("content-type")?.startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
