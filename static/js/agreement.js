"use strict";
// Clauses are dragged by their grip; the balance counts while one writes. The buttons do the same without this file.

function keepOrder(list) {
  const order = document.querySelector("[data-order]");
  const rows = [...list.querySelectorAll("[data-key]")];
  order.value = rows.map((row) => row.dataset.key).join(" ");
  rows.forEach((row, index) => { row.querySelector(".clause__number").textContent = index + 1; });
  list.dispatchEvent(new Event("input", { bubbles: true }));
}

function countBalance() {
  const gifts = [...document.querySelectorAll("[data-gift]")].filter((field) => field.value.trim()).length;
  const gets = document.getElementById("id_gets").value.split("\n").filter((line) => line.trim()).length;
  show("gives", gifts + Number(document.querySelector("[data-bar=gives]").dataset.extra));
  show("gets", gets);
}

function show(name, count) {
  document.querySelector(`[data-count=${name}]`).textContent = count;
  document.querySelector(`[data-bar=${name}]`).value = count;
}

document.addEventListener("DOMContentLoaded", () => {
  const list = document.querySelector("[data-clauses]");
  if (list && window.Sortable) {
    for (const grip of list.querySelectorAll("[data-grip]")) grip.classList.add("clause__grip--on");
    window.Sortable.create(list, { handle: "[data-grip]", animation: 120, onEnd: () => keepOrder(list) });
  }
  const balance = document.querySelector("[data-balance]");
  if (balance) balance.closest("form").addEventListener("input", countBalance);
});
