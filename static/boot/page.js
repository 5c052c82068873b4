// Starts the page: unpacks the program, makes the worker's script, and hands both to the app as `globalThis.vitrine`.
(async () => {
  const boot = globalThis.vitrineBoot;
  try {
    if (typeof WebAssembly !== "object") throw new Error("WebAssembly is switched off or missing");
    // Held here, so that they outlive whatever the app does to the document.
    const block = (name) => document.getElementById(`vitrine-${name}`);
    const [app, worker, glue, sample] = ["app", "worker", "worker-glue", "sample"].map(block);
    const unpack = (node) => vitrineUnpack(node.textContent, node.dataset.encoding);
    const build = document.documentElement.dataset.build;
    // A worker with an address of its own would escape the page's policy; one from a blob: inherits it.
    const script = [
      `"use strict";self.VITRINE_BUILD=${JSON.stringify(build)};`,
      `const vitrineWasm=${JSON.stringify([worker.textContent, worker.dataset.encoding])};\n`,
      await unpack(glue),
    ];
    const workerUrl = URL.createObjectURL(new Blob(script, { type: "text/javascript" }));
    globalThis.vitrine = Object.freeze({
      build,
      workerUrl,
      sample: () => unpack(sample),
      policy: document.querySelector("meta[http-equiv=Content-Security-Policy]")?.content,
      lock: (tell) => vitrineLock.tryEverything(workerUrl, tell),
      kept: () => vitrineLock.kept(),
    });
    await wasm_bindgen({ module_or_path: await unpack(app) });
    boot.started();
  } catch (error) {
    boot.fail(error);
  }
})();
