"use strict";
// The form of the collaboration check: a low answer opens its words. Saving as one goes is done by htmx.
document.documentElement.classList.add("has-script");

document.addEventListener("change", (event) => {
  const tap = event.target.closest("[data-check] input[type=radio]");
  if (!tap || Number(tap.value) > 2) return;
  const more = tap.closest("fieldset").querySelector("details");
  if (more) more.open = true;
});
