// Reads a text aloud with the browser's own voice, with a switch (适老化通用设计规范, annex 1). The button names the element
// it reads; it stays hidden where the browser has no voice.
"use strict";

for (const button of document.querySelectorAll("[data-aloud]")) {
  const text = document.querySelector(button.dataset.aloud);
  if (!text || !("speechSynthesis" in window)) continue;
  button.hidden = false;
  const start = button.textContent;
  let isReading = false;

  const stop = () => {
    isReading = false;
    speechSynthesis.cancel();
    button.textContent = start;
    button.setAttribute("aria-pressed", "false");
  };

  button.addEventListener("click", () => {
    if (isReading) return stop();
    isReading = true;
    button.textContent = "停止朗读";
    button.setAttribute("aria-pressed", "true");
    // Long texts are cut off by some browsers: one sentence at a time.
    const sentences = text.innerText.split(/(?<=[。！？；\n])/u).filter((part) => part.trim() !== "");
    for (const [index, sentence] of sentences.entries()) {
      const words = new SpeechSynthesisUtterance(sentence);
      words.lang = "zh-CN";
      words.rate = 0.95;
      if (index === sentences.length - 1) words.onend = stop;
      speechSynthesis.speak(words);
    }
  });
  addEventListener("pagehide", stop);
}
