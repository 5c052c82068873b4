// Says in words that the page could not start, or that it broke. Runs first, and in old browsers too: no modern syntax here.
(function () {
  "use strict";
  var started = false;

  // Calls between browsers (WebRTC) send without asking the policy. The page needs none, so it has none.
  ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"].forEach(function (name) {
    Object.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
  });

  function fail(error) {
    var box = document.getElementById("boot-error");
    if (!box) {
      box = document.createElement("div");
      box.id = "boot-error";
      box.setAttribute("role", "alert");
      document.body.appendChild(box);
    }
    var title = document.createElement("strong");
    title.textContent = started ? "Vitrine has stopped." : "Vitrine could not start in this browser.";
    var advice = document.createElement("p");
    advice.textContent = started
      ? "Reload the page and open the export again. Your files were only read, never changed or sent."
      : "It needs Chrome or Edge 113, Firefox 113, Safari 16.4, or any later version, with WebAssembly switched on. " +
        "If your browser is newer than that, this copy of the file may be damaged: download it again.";
    var reason = document.createElement("p");
    reason.textContent = "The reason the browser gives: " + ((error && error.message) || error);
    box.textContent = "";
    box.appendChild(title);
    box.appendChild(advice);
    box.appendChild(reason);
    box.hidden = false;
    document.body.setAttribute("data-boot", "failed");
  }

  // After the start only a broken program counts; browsers report harmless things here as well.
  function counts(error) {
    return !started || (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError);
  }

  window.addEventListener("error", function (event) {
    if (counts(event.error)) fail(event.error || event.message);
  });
  window.addEventListener("unhandledrejection", function (event) {
    if (counts(event.reason)) fail(event.reason);
  });

  window.vitrineBoot = {
    fail: fail,
    started: function () {
      started = true;
      document.body.setAttribute("data-boot", "started");
    },
  };
})();
