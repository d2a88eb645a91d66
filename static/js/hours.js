"use strict";
// A grid of hours: arrow keys go from cell to cell, sums follow as one types. The form works without this.
const grid = document.querySelector("[data-hours]");

function number(cell) { return Number(cell.value.replace(",", ".")) || 0; }

function add() {
  const rows = [...grid.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input")]);
  const plain = (sum) => (sum ? String(Math.round(sum * 10) / 10) : "");
  const sums = rows.map((cells) => cells.reduce((sum, cell) => sum + number(cell), 0));
  grid.querySelectorAll("[data-row-sum]").forEach((place, row) => { place.textContent = plain(sums[row]); });
  grid.querySelectorAll("[data-column-sum]").forEach((place, column) => {
    place.textContent = plain(rows.reduce((sum, cells) => sum + number(cells[column]), 0));
  });
  const whole = sums.reduce((sum, one) => sum + one, 0);
  const doing = rows.reduce((sum, cells) => sum + number(cells[cells.length - 1]), 0);
  for (const place of document.querySelectorAll("[data-whole]")) place.textContent = plain(whole) || "0";
  for (const place of document.querySelectorAll("[data-share]")) place.textContent = whole ? Math.round(100 * doing / whole) : 0;
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

if (grid) {
  grid.addEventListener("input", add);
  grid.addEventListener("focusin", (event) => { if (event.target.matches("input")) event.target.select(); });
  grid.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const cell = event.target.closest("td");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...grid.querySelectorAll("tbody tr")];
    const row = rows[rows.indexOf(cell.parentElement) + step[0]];
    const next = row && row.querySelectorAll("td input")[[...cell.parentElement.querySelectorAll("td input")].indexOf(event.target) + step[1]];
    event.preventDefault(); // also at the edge: an arrow never changes a number here
    if (next) next.focus();
  });
  add();
}
