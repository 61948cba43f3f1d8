// The large-type mode without a way to the server and back. The link works without this script: there the server sets
// the same cookie, `display=<size>.<theme>`.
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
      const theme = document.documentElement.dataset.theme ?? "system";
      const secure = location.protocol === "https:" ? "; Secure" : "";
      document.cookie = `display=${size}.${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
      show(size);
    });
  }
})();
