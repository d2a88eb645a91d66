"use strict";
// The agenda builder, and that of newsletter issues: drag, keys, minutes in place, what was said. Every act works
// without this file, too.

const agenda = { dragging: false, quiet: 0 };

function boardUrl(block, act) {
  return block.dataset.moves.replace(/move\/$/, `${act}/`);
}

// Drag with mouse or finger.
function makeSortable() {
  const list = document.querySelector("[data-blocks]");
  if (!list || !window.Sortable || list.dataset.sortable) return;
  list.dataset.sortable = "1";
  window.Sortable.create(list, {
    handle: "[data-handle]", animation: 0, forceFallback: true, fallbackTolerance: 3, delayOnTouchOnly: true, delay: 80,
    onStart: () => { agenda.dragging = true; },
    onEnd: (event) => {
      agenda.dragging = false;
      if (event.oldIndex === event.newIndex) return;
      const before = event.item.previousElementSibling;
      const values = before ? { after: before.dataset.block } : {};
      htmx.ajax("POST", event.item.dataset.moves, { source: event.item, target: "#plan", swap: "outerHTML", values });
    },
  });
}

// Arrow keys on a handle move its block; the page says where it stands then.
document.addEventListener("keydown", (event) => {
  const handle = event.target.closest("[data-handle]");
  if (handle && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    const act = event.key === "ArrowUp" ? "up" : "down";
    const url = boardUrl(handle.closest("[data-block]"), act);
    htmx.ajax("POST", url, { source: handle, target: "#plan", swap: "outerHTML" });
  }
  if (event.key === "Enter" && event.target.matches("[data-minutes]")) {
    event.preventDefault();
    event.target.blur();
  }
  if (event.key === "Escape" && event.target.closest("#editor")) closeEditor();
});

// Minutes are changed in place.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches("[data-minutes]") || !input.checkValidity()) return;
  const block = input.closest("[data-block]").dataset.block;
  const values = { [`minutes-${block}`]: input.value, [`base-${block}`]: input.defaultValue };
  htmx.ajax("POST", input.dataset.minutes, { source: "#said", target: "#plan", swap: "outerHTML", values });
});

// Looking for what others did waits while somebody drags or types minutes.
document.addEventListener("htmx:beforeRequest", (event) => {
  const isLook = event.detail.elt.id === "plan";
  const typing = document.activeElement;
  const isTyping = typing && typing.matches("[data-minutes]") && typing.value !== typing.defaultValue;
  if (isLook && (agenda.dragging || isTyping || document.hidden)) event.preventDefault();
});

document.addEventListener("htmx:afterSettle", (event) => {
  makeSortable();
  markOpen();
  if (event.target.id === "editor") {
    const head = event.target.querySelector("[data-focus]");
    if (head) head.focus({ preventScroll: window.innerWidth < 960 });
  }
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt;
  if (!event.detail.successful || !form.matches) return;
  // Whoever types fast has the next block half written by now.
  if (form.matches("[data-add]") && form.elements.title.value === event.detail.requestConfig.parameters.title) {
    form.reset();
    form.elements.title.focus();
  }
  if (form.matches("[data-settle]")) reopenEditor();
  if (form.matches("[data-remove]")) {
    if (document.getElementById(`block-${openBlock()}`)) reopenEditor(); else closeEditor();
  }
});

function openBlock() {
  const form = document.querySelector("#editor form[data-typed]");
  return form ? (form.getAttribute("action").match(/(?:blocks|sections)\/(\d+)\//) || [])[1] || "" : "";
}

function markOpen() {
  const open = openBlock();
  for (const block of document.querySelectorAll("[data-block]")) {
    block.classList.toggle("is-open", block.dataset.block === open);
  }
}

function reopenEditor() {
  const form = document.querySelector("#editor form[data-typed]");
  if (form) htmx.ajax("GET", form.getAttribute("action"), { source: "#editor", target: "#editor", swap: "innerHTML" });
}

function closeEditor() {
  const block = openBlock();
  document.dispatchEvent(new CustomEvent("typed:flush"));
  document.getElementById("editor").replaceChildren();
  markOpen();
  const title = document.querySelector(`#block-${CSS.escape(block)} .block__title`);
  if (title) title.focus();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("button[data-close-editor]")) closeEditor();
  const taken = event.target.closest("[data-take-format]");
  if (taken) {
    const select = document.getElementById("id_format");
    select.value = taken.dataset.takeFormat;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }
});

// What happened is shown for a while, with a way back, and spoken.
document.addEventListener("agenda:says", (event) => {
  const said = document.getElementById("said");
  const { text, undo } = event.detail;
  if (!said || !text) return;
  document.getElementById("spoken").textContent = text;
  said.querySelector("p").textContent = text;
  said.querySelector("button").hidden = !undo;
  said.hidden = false;
  clearTimeout(agenda.quiet);
  agenda.quiet = setTimeout(() => { said.hidden = true; }, 7000);
});

document.addEventListener("DOMContentLoaded", makeSortable);
