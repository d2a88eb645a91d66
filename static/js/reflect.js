"use strict";
// Pausing to reflect: a quiet timer, and words that survive a lost network. The pages do their job without this file.

// The timer: no sound, no ticking figures. With reduced motion the bar moves once a minute.
const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const began = new WeakMap();

function turn(timer) {
  if (!began.has(timer)) began.set(timer, performance.now());
  const left = Math.max(Number(timer.dataset.left) - (performance.now() - began.get(timer)) / 1000, 0);
  const minutes = Math.ceil(left / 60);
  timer.querySelector("progress").value = still ? minutes * 60 : left;
  const words = left <= 0 ? timer.dataset.over : minutes <= 1 ? timer.dataset.last : timer.dataset.minutes.replace("%s", minutes);
  const place = timer.querySelector("[data-timer-words]");
  if (place.textContent !== words) place.textContent = words;
}

function turnAll() { document.querySelectorAll("[data-timer]").forEach(turn); }
turnAll();
setInterval(turnAll, 1000);

// Words. Signed in or by link they are saved on the server while one types; only while the network is away they rest
// on the device. Of guests, nothing leaves the tab before they share it.
const form = document.querySelector("[data-reflect]");
if (form) {
  const field = form.querySelector("[data-kept]");
  const place = form.querySelector("[data-reflect-words]");
  const key = `reflect:${form.dataset.reflect}`;
  const shelf = "autosave" in form.dataset ? localStorage : sessionStorage;
  const say = (words) => { if (words) place.textContent = words; };
  const put = (words) => { try { words === null ? shelf.removeItem(key) : shelf.setItem(key, words); } catch { /* a browser that keeps nothing */ } };
  const held = () => { try { return shelf.getItem(key); } catch { return null; } };
  let timer = 0;
  let leaving = false;

  async function save() {
    if (leaving) return;
    const words = field.value;
    const body = new FormData(form);
    body.append("autosave", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status);
      if (field.value === words) { put(null); say(form.dataset.saved); }
    } catch {
      put(field.value);
      say(form.dataset.lost);
      clearTimeout(timer);
      timer = setTimeout(save, 10000);
    }
  }

  const before = held();
  if (before && before !== field.value) {
    field.value = before;
    say(form.dataset.found);
    if ("autosave" in form.dataset) save();
  }
  field.addEventListener("input", () => {
    if (!("autosave" in form.dataset)) { put(field.value); return; }
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  window.addEventListener("online", () => { if (held() !== null && "autosave" in form.dataset) save(); });
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); if (navigator.onLine) put(null); else put(field.value); });
}
