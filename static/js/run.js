"use strict";
// Run mode: the time runs down, and no line is lost when the network is. Without this file the forms work as forms.

// The time left of the block that is on

function tick() {
  for (const place of document.querySelectorAll("[data-ends]")) {
    const left = (new Date(place.dataset.ends) - Date.now()) / 1000;
    const whole = Number(place.dataset.whole) * 60;
    const seconds = Math.abs(Math.trunc(left));
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    place.textContent = left < 0 ? place.dataset.over || `+${clock}` : clock;
    place.classList.toggle("is-over", left < 0);
    place.setAttribute("aria-live", "off");
    const ring = place.closest(".now, #screen-now").querySelector(".ring");
    if (!ring) continue;
    ring.classList.toggle("ring--over", left < 0);
    const share = Math.max(0, Math.min(100, (100 * left) / whole));
    ring.querySelector(".ring__left").setAttribute("stroke-dasharray", `${share.toFixed(1)} 100`);
  }
}
setInterval(tick, 1000);
document.addEventListener("DOMContentLoaded", tick);
document.addEventListener("htmx:afterSettle", tick);
document.addEventListener("htmx:oobAfterSwap", tick);

// Lines wait in this browser until the server has said that it has them. Each has an id of its own, so the server
// takes it once, however often it is sent.

const form = document.querySelector("form[data-capture]");
const key = form ? form.dataset.key : "";
let sending = false;

function waiting() {
  try { return JSON.parse(localStorage.getItem(key)) || []; } catch { return []; }
}

function keep(lines) {
  if (lines.length) localStorage.setItem(key, JSON.stringify(lines));
  else localStorage.removeItem(key);
  show(lines);
}

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function write(event) {
  event.preventDefault();
  const fields = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && value !== "");
  const text = form.elements.text.value.trim();
  if (!text) return;
  const others = fields.filter(([name]) => name !== "client_id");
  keep([...waiting(), { id: newId(), text, fields: others, error: "" }]);
  const what = form.querySelector("[name=what]:checked");
  form.reset();
  if (what) what.checked = true;
  form.elements.text.focus();
  send();
}

async function send() {
  if (sending) return;
  sending = true;
  try {
    let line = waiting().find((one) => !one.error);
    while (line && (await sent(line))) line = waiting().find((one) => !one.error);
  } finally {
    sending = false;
  }
}

// Whether to go on with the next line: true also for one the server refuses, which waits for its writer.
async function sent(line) {
  const body = new URLSearchParams([...line.fields, ["client_id", line.id]]);
  const token = form.elements.csrfmiddlewaretoken.value;
  let response;
  try {
    response = await fetch(form.action, {
      method: "POST", body, redirect: "manual", headers: { Accept: "application/json", "X-CSRFToken": token },
    });
  } catch { return false; }
  if (response.status === 201) {
    keep(waiting().filter((one) => one.id !== line.id));
    document.body.dispatchEvent(new Event("written"));
    return true;
  }
  if (response.status !== 422) return false;
  const { errors } = await response.json();
  const words = Object.values(errors).flat().join(" ");
  keep(waiting().map((one) => (one.id === line.id ? { ...one, error: words } : one)));
  return true;
}

function show(lines) {
  const box = form.querySelector("[data-unsaved]");
  const list = form.querySelector("[data-waiting]");
  box.hidden = lines.length === 0;
  box.querySelector("[data-offline]").hidden = lines.every((line) => line.error);
  list.replaceChildren(...lines.map((line) => {
    const item = document.createElement("li");
    item.append(line.error ? `${line.text}: ${line.error}` : line.text);
    if (line.error) {
      const again = document.createElement("button");
      again.type = "button";
      again.className = "plain";
      again.textContent = list.dataset.again;
      again.addEventListener("click", () => putBack(line));
      item.append(again);
    }
    return item;
  }));
}

// Back into the fields it came from, so that it can be put right.
function putBack(line) {
  keep(waiting().filter((one) => one.id !== line.id));
  for (const [name, value] of line.fields) {
    for (const control of form.querySelectorAll(`[name="${name}"]`)) {
      if (control.type === "radio" || control.type === "checkbox") control.checked = control.checked || control.value === value;
      else control.value = value;
    }
  }
  form.elements.text.focus();
}

if (form) {
  form.addEventListener("submit", write);
  window.addEventListener("online", send);
  setInterval(send, 4000);
  show(waiting());
  send();
}
