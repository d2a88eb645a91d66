"use strict";
// Small comforts. Every page does its job without this file.

// htmx sends Django's token with each request that changes something.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("meta[name=csrf]");
  if (token) event.detail.headers["X-CSRFToken"] = token.content;
});

// A press that the network did not carry is said; looking again by itself is not.
document.addEventListener("htmx:sendError", (event) => {
  if (event.detail.requestConfig.verb === "get") return;
  const away = document.querySelector("[data-away]");
  away.hidden = false;
  setTimeout(() => { away.hidden = true; }, 8000);
});

// "/" goes to the search, Escape closes an open menu.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    const search = document.querySelector("[data-search]");
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  }
  if (event.key === "Escape") closeMenus(null);
});

// One menu is open at a time, and a click elsewhere closes it.
document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.menu"));
  openRow(event);
});

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu === except) continue;
    menu.open = false;
    if (!except && menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
}

// On a phone tabs stand in one row that slides: the page one is on comes into sight.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const row = tab.parentElement;
  row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

// A row of a table opens like its first link.
function openRow(event) {
  const row = event.target.closest("[data-href]");
  if (!row || event.target.closest("a, button, input, select, label, summary")) return;
  if (window.getSelection().toString()) return;
  window.location = row.dataset.href;
}

// Filters apply as soon as they are chosen.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto]");
  if (form && event.target.matches("select, input[type=checkbox]")) form.requestSubmit();
});

// Tick all rows of a list; show how many are ticked.
document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.matches("[data-tick-all]")) {
    for (const other of document.querySelectorAll("[data-tick]")) other.checked = box.checked;
  }
  if (box.matches("[data-tick-all], [data-tick]")) countTicks();
});

function countTicks() {
  const count = document.querySelectorAll("[data-tick]:checked").length;
  for (const place of document.querySelectorAll("[data-tick-count]")) place.textContent = count;
  for (const bar of document.querySelectorAll("[data-bulk]")) bar.hidden = count === 0;
}

// After an act in a list one stays there: above it what was said of the act, the focus on the line that moved up.
document.addEventListener("submit", (event) => {
  const list = event.target.closest("[data-place]");
  if (!list) return;
  const line = [...list.querySelectorAll(".line")].indexOf(event.target.closest(".line"));
  const place = { path: location.pathname, name: list.dataset.place, line, top: list.getBoundingClientRect().top };
  sessionStorage.setItem("place", JSON.stringify(place));
});

function backToPlace() {
  const place = JSON.parse(sessionStorage.getItem("place"));
  sessionStorage.removeItem("place");
  if (!place || place.path !== location.pathname) return;
  const list = [...document.querySelectorAll("[data-place]")].find((one) => one.dataset.place === place.name);
  if (!list) return;
  const said = document.querySelector("main > [role=status]");
  if (said) list.prepend(said);
  const lines = list.querySelectorAll(".line");
  const line = lines[Math.min(Math.max(place.line, 0), lines.length - 1)];
  [...line.querySelectorAll("a.button, button")].find((one) => one.checkVisibility())?.focus({ preventScroll: true });
  window.scrollBy(0, list.getBoundingClientRect().top - place.top);
}

// A long form warns before it is left unsaved.
let unsaved = false;
document.addEventListener("input", (event) => { if (event.target.closest("form[data-guard]")) unsaved = true; });
document.addEventListener("submit", () => { unsaved = false; });
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });
document.addEventListener("DOMContentLoaded", () => {
  for (const bar of document.querySelectorAll("[data-bulk]")) bar.hidden = true;
  const summary = document.querySelector(".summary");
  if (summary) summary.focus();
  backToPlace();
});
