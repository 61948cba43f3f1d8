// What is published already, while somebody types what they want to ask for. The field names an address that answers
// `?q=` with {"items": [{"title": "…", "href": "/…", "note": "…"}]}. Without this script the confirming page shows the same.
"use strict";

for (const field of document.querySelectorAll("[data-suggest]")) {
  const frame = field.closest(".suggesting");
  if (!frame) continue;
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${field.id}-suggestions`;
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  frame.append(list, said);
  field.setAttribute("aria-controls", list.id);
  if (field.matches("input")) field.autocomplete = "off";

  let waiting = 0;
  let asked = null;

  const hide = () => {
    list.hidden = true;
  };

  const show = (items) => {
    list.replaceChildren(
      ...items.slice(0, 8).map((item) => {
        const link = document.createElement("a");
        link.href = item.href;
        link.target = "_blank";
        link.rel = "noopener";
        link.textContent = item.title;
        const note = document.createElement("small");
        note.textContent = item.note ?? "";
        link.append(note);
        const row = document.createElement("li");
        row.append(link);
        return row;
      }),
    );
    list.hidden = items.length === 0;
    said.textContent = items.length === 0 ? "" : `有 ${items.length} 条已公开的信息可能与此有关，按向下键查看`;
  };

  const ask = async () => {
    const words = field.value.trim();
    asked?.abort();
    if (words.length < 2) return hide();
    asked = new AbortController();
    const address = new URL(field.dataset.suggest, location.href);
    if (address.origin !== location.origin) return;
    address.searchParams.set("q", words.slice(0, 100));
    try {
      const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
      if (answer.ok) show((await answer.json()).items ?? []);
    } catch {
      hide(); // Suggestions are a convenience: nobody is told that they failed.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 250);
  });
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (list.hidden || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    if (field.matches("textarea") && document.activeElement === field && event.key === "ArrowUp") return;
    const stops = [field, ...list.querySelectorAll("a")];
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  frame.addEventListener("focusout", (event) => {
    if (!frame.contains(event.relatedTarget)) hide();
  });
}
