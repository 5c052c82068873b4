// Starts the worker: holds messages back until the program is there, then hands them over in order.
// A worker with an address of its own would escape the page's policy. This one needs none, so it has none.
Object.defineProperty(self, "Worker", { value: undefined, writable: false, configurable: false });
(async () => {
  const held = [];
  const hold = (event) => held.push(event);
  self.addEventListener("message", hold);
  try {
    await wasm_bindgen({ module_or_path: await vitrineUnpack(...vitrineWasm) });
    self.removeEventListener("message", hold);
    for (const { data, ports } of held) self.dispatchEvent(new MessageEvent("message", { data, ports }));
  } catch (error) {
    self.postMessage({ vitrineBootError: String((error && error.message) || error) });
  }
})();
