// Asks before a page is left with something typed into a form and not sent.
"use strict";

for (const form of document.querySelectorAll("form[data-guard]")) {
  const contents = () => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
  const before = contents();
  let isSending = false;

  form.addEventListener("submit", () => {
    isSending = true;
    // A second press while the first is on its way sends nothing twice.
    setTimeout(() => {
      for (const button of form.querySelectorAll("button")) button.disabled = true;
    });
  });
  addEventListener("pageshow", () => {
    isSending = false;
    for (const button of form.querySelectorAll("button:not([data-off])")) button.disabled = false;
  });
  addEventListener("beforeunload", (event) => {
    if (!isSending && contents() !== before) event.preventDefault();
  });
}

// What is wrong with a form is the first thing to be read.
document.querySelector(".error-summary[data-focus]")?.focus();
