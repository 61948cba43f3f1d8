// The large-type mode without a way to the server and back. The link works without this script: there the server sets
// the same cookie, `display=large`, and takes it back for the usual size, so that pages may come from the cache again.
"use strict";

(() => {
  const links = document.querySelectorAll("a[data-size]");
  if (!navigator.cookieEnabled) return;

  const show = (size) => {
    document.documentElement.toggleAttribute("data-type", size === "large");
    if (size === "large") document.documentElement.dataset.type = "large";
    for (const link of links) {
      const other = size === "large" ? "usual" : "large";
      link.dataset.size = other;
      link.textContent = size === "large" ? "退出长者模式" : "长者模式";
      link.href = link.href.replace(/size=\w+/, `size=${other}`);
    }
  };

  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const size = link.dataset.size;
      const age = size === "large" ? 31536000 : 0;
      document.cookie = `display=${size}; Path=/; Max-Age=${age}; SameSite=Lax`;
      show(size);
    });
  }
})();
