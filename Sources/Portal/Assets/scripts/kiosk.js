// A touch screen in a hall: back to the start when nobody has touched it for a minute, with nothing of the last person
// left, and ten seconds in which to say that one is still reading.
"use strict";

(() => {
  const home = document.documentElement.dataset.kiosk;
  if (!home) return;
  const patience = 60_000;
  const notice = 10_000;
  let timer = 0;
  let dialog = null;

  const leave = () => {
    for (const form of document.forms) form.reset();
    location.replace(home);
  };

  const warn = () => {
    dialog = document.createElement("dialog");
    const words = document.createElement("p");
    words.textContent = "即将返回首页。还在看，请点一下屏幕。";
    dialog.append(words);
    document.body.append(dialog);
    dialog.showModal();
    timer = setTimeout(leave, notice);
  };

  const wait = () => {
    clearTimeout(timer);
    dialog?.remove();
    dialog = null;
    timer = setTimeout(warn, patience - notice);
  };

  for (const kind of ["pointerdown", "keydown", "scroll", "input"]) {
    addEventListener(kind, wait, { passive: true, capture: true });
  }
  // The way back through what the last person saw is shut.
  history.replaceState(null, "");
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.replace(home);
  });
  wait();
})();
