"use strict";
// A long list of things to tick is narrowed while one types; what is ticked stays in sight.
for (const field of document.querySelectorAll("[data-narrow]")) {
  field.closest("[data-narrow-box]").hidden = false;
  field.addEventListener("input", () => {
    const words = field.value.trim().toLocaleLowerCase();
    for (const row of document.querySelectorAll(field.dataset.narrow)) {
      row.hidden = !row.textContent.toLocaleLowerCase().includes(words) && !row.querySelector(":checked");
    }
  });
}
