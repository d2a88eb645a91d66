"use strict";
// A form with data-typed saves by itself while somebody types, says so, and tries again until it is saved.
// Each field has a hidden twin, initial-<name>: what stood there when the writer began.

const typed = { timer: 0, busy: false, again: false, tries: 0, state: "saved" };
const PAUSE = 700;

function typedForm() {
  return document.querySelector("form[data-typed]");
}

function show(state) {
  typed.state = state;
  const place = document.getElementById("saved");
  const words = document.querySelector("[data-agenda]");
  if (!place || !words) return;
  place.dataset.state = state;
  place.textContent = words.dataset[state] || words.dataset.saved;
}

function saveLater(form, wait) {
  if (typed.state === "saved") show("saving");
  clearTimeout(typed.timer);
  typed.timer = setTimeout(() => save(form), wait);
}

async function save(form) {
  clearTimeout(typed.timer);
  typed.timer = 0;
  if (typed.busy) { typed.again = true; return; }
  typed.busy = true;
  show("saving");
  const sent = new FormData(form);
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: sent, headers: { "X-Typed": "1" }, keepalive: true });
    if (answer.status === 422) object(form, (await answer.json()).errors);
    else if (answer.ok) saved(form, sent, await answer.json());
    else throw new Error(String(answer.status));
  } catch {
    show("unsaved");
    typed.tries += 1;
    typed.timer = setTimeout(() => save(form), Math.min(2000 * typed.tries, 15000));
  }
  typed.busy = false;
  if (typed.again) { typed.again = false; save(form); }
}

function saved(form, sent, answer) {
  typed.tries = 0;
  for (const list of form.querySelectorAll("[data-objection]")) list.remove();
  take(form, sent, answer);
  show(typed.timer ? "saving" : "saved");
  if (answer.says) document.dispatchEvent(new CustomEvent("agenda:says", { detail: { text: answer.says, undo: false } }));
  htmx.trigger(document.body, "agenda:look");
}

function plain(text) {
  return String(text ?? "").replaceAll("\r\n", "\n").trim();
}

// Put into each field what stands on the server, where nobody typed since; from then on that is what was seen.
function take(form, sent, answer) {
  for (const [name, value] of Object.entries(answer.fields)) {
    const control = form.elements[name];
    const seen = form.elements[`initial-${name}`];
    if (!control || !seen) continue;
    const typedSince = plain(control.value) !== plain(sent.get(name));
    if (typedSince && plain(value) !== plain(sent.get(name))) { seen.value = sent.get(name); continue; }
    seen.value = value;
    if (!typedSince && plain(control.value) !== plain(value)) control.value = value;
  }
  const remove = document.querySelector("[data-remove]");
  if (remove) { remove.value = answer.version; remove.setAttribute("hx-vals", JSON.stringify({ seen: answer.version })); }
  const wordings = document.getElementById("wordings");
  if (wordings) { wordings.innerHTML = answer.wordings; htmx.process(wordings); }
}

function object(form, errors) {
  show("unsaved");
  for (const list of form.querySelectorAll("[data-objection]")) list.remove();
  for (const [name, words] of Object.entries(errors)) {
    const control = form.elements[name];
    const list = document.createElement("ul");
    list.className = "errorlist";
    list.dataset.objection = "1";
    for (const word of words) { const item = document.createElement("li"); item.textContent = word; list.append(item); }
    if (control && control.closest) control.closest(".field").append(list); else form.prepend(list);
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-typed]");
  if (form) saveLater(form, PAUSE);
});
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-typed]");
  if (form && event.target.matches("select")) saveLater(form, 0);
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-typed]") && document.getElementById("saved")) { event.preventDefault(); save(event.target); }
});
document.addEventListener("typed:flush", () => { if (typed.timer && typedForm()) save(typedForm()); });
document.addEventListener("visibilitychange", () => { if (document.hidden && typed.timer && typedForm()) save(typedForm()); });
window.addEventListener("beforeunload", (event) => { if (typed.timer || typed.busy) event.preventDefault(); });

// When the agenda changed, somebody may have written in the block that is open here.
document.addEventListener("htmx:afterSwap", async (event) => {
  show(typed.state);
  const form = typedForm();
  if (event.target.id !== "plan" || !form || typed.timer || typed.busy) return;
  const sent = new FormData(form);
  const answer = await fetch(form.dataset.values, { headers: { "X-Typed": "1" } });
  if (answer.ok && !typed.timer && !typed.busy) take(form, sent, await answer.json());
});
