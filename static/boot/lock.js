// Tries every way out of the page, or of a worker, and says what became of each. Nothing else in Vitrine holds such code. Part of the page's
// script and of the worker's.
const vitrineLock = (() => {
  // RFC 2606 keeps this name free for ever: nobody can hear what goes there.
  const HOST = "lock.invalid";
  const to = (way) => `https://${HOST}/${way}`;
  // A browser refuses within milliseconds. What it has not refused by then, it lets out.
  const LIMIT_MS = 5000;
  // An attempt that fails may have been refused all the same; the refusal is told a moment later.
  const GRACE_MS = 1200;
  const SHORT_GRACE_MS = 250;
  const onPage = typeof document === "object";

  const add = (name, properties, parent) => {
    const element = Object.assign(document.createElement(name), properties);
    element.hidden = true;
    (parent ?? document.body).append(element);
    return element;
  };
  const link = (rel, more) => {
    const element = add("link", { rel, ...more }, document.head);
    return element.relList.supports?.(rel) === false ? absent(element) : element;
  };
  // The browser has no such way.
  const absent = (element) => {
    element?.remove();
    throw new DOMException("absent", "NotSupportedError");
  };
  const known = (name) => (typeof self[name] === "function" ? self[name] : absent());
  const socket = (way) => new (known("WebSocket"))(to(way).replace("https", "wss"));
  const call = (way) => {
    const request = new (known("XMLHttpRequest"))();
    request.open("POST", to(way));
    request.send("x");
    return request;
  };
  const transport = (way) => {
    const it = new (known("WebTransport"))(to(way));
    it.closed.catch(() => {});
    return it.ready;
  };
  const hosted = () => location.protocol.startsWith("http");
  // Code that would leave its mark if it ran.
  const MARK = "vitrineLockBroken";
  const code = `self.${MARK}=true`;
  const asBlob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

  // Each way is called with its own name. What it returns is taken away afterwards, or waited for.
  const anywhere = {
    fetch: (way) => known("fetch")(to(way), { method: "POST", body: "x", mode: "no-cors" }),
    xhr: call,
    websocket: socket,
    eventsource: (way) => new (known("EventSource"))(to(way)),
    webtransport: transport,
    // From the page's own host: of another, no browser takes a worker in any case.
    worker: (way) => new ((hosted() && known("Worker")) || absent())(`lock.invalid-${way}.js`),
    eval: () => new Function(code)(),
  };
  const page = {
    fetch: anywhere.fetch,
    xhr: anywhere.xhr,
    beacon: (way) => void navigator.sendBeacon(to(way), "x"),
    websocket: anywhere.websocket,
    eventsource: anywhere.eventsource,
    webtransport: anywhere.webtransport,
    webrtc: () => new (known("RTCPeerConnection"))(),
    image: (way) => add("img", { src: to(way) }),
    background: (way) => {
      const element = add("div");
      element.hidden = false;
      element.style.cssText = `position:fixed;width:1px;height:1px;background-image:url("${to(way)}")`;
      return element;
    },
    media: (way) => add("audio", { src: to(way), preload: "auto" }),
    font: (way) => new FontFace("lock", `url("${to(way)}")`).load(),
    style: (way) => link("stylesheet", { href: to(way) }),
    script: (way) => add("script", { src: to(way) }, document.head),
    object: (way) => {
      const element = add("object", { data: to(way), type: "text/html" });
      element.hidden = false;
      return element;
    },
    preload: (way) => link("preload", { as: "script", href: to(way) }),
    prefetch: (way) => link("prefetch", { href: to(way) }),
    frame: (way) => add("iframe", { src: to(way) }),
    navigation: (way) => {
      const frame = add("iframe", { sandbox: "allow-same-origin" });
      frame.contentWindow.location = to(way);
      return frame;
    },
    form: (way) => {
      const frame = add("iframe", { name: "vitrine-lock", sandbox: "" });
      const form = add("form", { action: to(way), method: "post", target: "vitrine-lock" }, frame.parentNode);
      form.submit();
      form.remove();
      return frame;
    },
    worker: anywhere.worker,
    service: (way) => ((hosted() && navigator.serviceWorker) || absent()).register(`lock.invalid-${way}.js`),
    inline: () => add("script", { textContent: code }, document.head),
    blob: () => add("script", { src: asBlob(code) }, document.head),
    handler: () => {
      const element = add("a");
      element.setAttribute("onclick", code);
      element.click();
      return element;
    },
    eval: anywhere.eval,
  };
  const worker = {
    ...anywhere,
    import: (way) => {
      try {
        return importScripts(to(way));
      } catch {
        // It says no more than that it failed; the other kind of import says when.
        return import(to(way));
      }
    },
  };

  // Which way a refusal is about. Some browsers tell the whole address, some the host alone, and none has one for code.
  const about = (event) => event.blockedURI.match(/lock\.invalid[/-]([a-z]+)/)?.[1];

  // To another thread and back. What fails before that has been refused on the spot: no answer from a network is so soon.
  let echo;
  let back;
  const bounce = () =>
    new Promise((resolve) => {
      back = resolve;
      if (!onPage) return postMessage({ vitrineLock: "echo" });
      if (!echo) {
        echo = new Worker(asBlob("onmessage=()=>postMessage(0)"));
        echo.onmessage = () => back();
      }
      echo.postMessage(0);
    });
  // What the engines of Firefox and Safari refuse without a word. In their workers, answers of a network come by way of the page's own thread,
  // as the bounce does, and so after it. On the page, what Firefox asks for ahead fails only if it was refused: it counts as loaded also when
  // there is no answer. The engines are told apart by what their errors are like.
  const silentWays = () => {
    if (typeof InternalError === "function") return onPage ? ["preload"] : ["eventsource"];
    if ("line" in new Error()) return onPage ? [] : ["fetch", "xhr", "import"];
    return [];
  };

  // What the browser says of refusals: within a worker also what the page hears of it.
  let refused = () => {};
  addEventListener("securitypolicyviolation", (event) => refused(about(event), event.effectiveDirective));

  const attempt = (way, run) =>
    new Promise((resolve) => {
      let left;
      let bounced = false;
      let ended = false;
      const timers = [];
      const end = (outcome, by) => {
        ended = true;
        refused = () => {};
        timers.forEach(clearTimeout);
        left?.remove?.();
        left?.close?.();
        left?.terminate?.();
        resolve({ way, outcome, by: String(by ?? "") });
      };
      const failed = (error) => {
        if (ended) return;
        if (error?.name === "NotSupportedError") return end("absent");
        if (error?.name === "SecurityError" || error instanceof EvalError) return end("refused", error.name);
        const atOnce = error && (onPage || !bounced) && silentWays().includes(way);
        timers.push(atOnce ? setTimeout(end, SHORT_GRACE_MS, "refused") : setTimeout(end, GRACE_MS, "out", error?.message));
      };
      refused = (which, by) => (which ?? way) === way && end("refused", by);
      // Firefox leaves hints alone where the page was opened from disk.
      const ignored = way === "prefetch" && !hosted();
      timers.push(setTimeout(end, LIMIT_MS, ignored ? "absent" : "out"));
      try {
        left = run(way);
        left?.then?.(() => failed(), failed);
        left?.addEventListener?.("error", (event) => (event.preventDefault(), failed(event)));
        left?.addEventListener?.("load", () => failed());
      } catch (error) {
        failed(error);
      }
      bounce().then(() => (bounced = true));
      if (self[MARK]) end("out");
    });

  const breath = () => new Promise((resolve) => setTimeout(resolve));

  // Tries all ways, one after another, and tells of each. Within a worker there are others than on the page.
  const tryAll = async (tell) => {
    await bounce();
    for (const [way, run] of Object.entries(onPage ? page : worker)) {
      delete self[MARK];
      tell({ place: onPage ? "page" : "worker", ...(await attempt(way, run)) });
      // What the browser has yet to say of this way is not to be taken for a word about the next.
      await breath();
    }
    echo?.terminate();
    echo = undefined;
  };

  // The same in a worker of its own, started from the engine's own script.
  const tryWorker = (url, tell) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(url);
      const send = (message) => worker.postMessage({ vitrineLock: message });
      refused = (way, by) => way && send({ way, by });
      worker.onerror = (event) => (event.preventDefault(), reject(event));
      worker.onmessage = ({ data }) => {
        const told = data?.vitrineLock;
        if (told === "echo") send("echo");
        else if (told === "done") resolve(worker.terminate());
        else if (told) tell(told);
      };
      send("try");
    });

  // In the engine's worker: heard before anything else, and by nobody else.
  if (!onPage)
    self.addEventListener("message", (event) => {
      const told = event.data?.vitrineLock;
      if (!told) return;
      event.stopImmediatePropagation();
      const tell = (message) => self.postMessage({ vitrineLock: message });
      if (told === "echo") back();
      else if (told === "try") tryAll(tell).then(() => tell("done"));
      else refused(told.way, told.by);
    });

  // How many things the browser keeps for this page, by place; nothing where it does not let the page ask.
  const kept = async () => {
    const places = {
      local: () => localStorage.length,
      session: () => sessionStorage.length,
      databases: async () => (await indexedDB.databases()).length,
      caches: async () => (await caches.keys()).length,
      cookies: () => document.cookie.split(";").filter((it) => it.trim()).length,
      name: () => (window.name ? 1 : 0),
      workers: async () => (await navigator.serviceWorker.getRegistrations()).length,
    };
    const found = {};
    for (const [place, ask] of Object.entries(places)) {
      try {
        found[place] = await ask();
      } catch {
        // Closed to this page, as some are where it was opened from disk.
      }
    }
    return found;
  };

  return {
    kept,
    tryEverything: async (url, tell) => {
      await tryAll(tell);
      await tryWorker(url, tell);
    },
  };
})();
