"use strict";
// A field that takes several words with commas between them: suggestions complete the word being typed.
for (const field of document.querySelectorAll("[data-commas]")) {
  const list = document.getElementById(field.getAttribute("list"));
  if (!list) continue;
  const known = [...list.options].map((option) => option.value);
  field.addEventListener("input", () => {
    const words = field.value.split(",");
    words.pop();
    const before = words.map((word) => word.trim() + ", ").join("");
    const taken = new Set(words.map((word) => word.trim().toLowerCase()));
    list.replaceChildren(...known.filter((word) => !taken.has(word.toLowerCase())).map((word) => new Option("", before + word)));
  });
}
