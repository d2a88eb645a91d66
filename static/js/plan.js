"use strict";
// In the plan of action, arrow keys go from activity to activity; Tab does, too.
for (const region of document.querySelectorAll("[data-plan]")) {
  region.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th");
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!cell || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = within(event.target, cell, step) || beyond(cell, step);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

// Several activities in one cell stand below one another.
function within(link, cell, [rows]) {
  const links = [...cell.querySelectorAll("a")];
  return rows ? links[links.indexOf(link) + rows] : undefined;
}

// The next cell in this direction that holds a link.
function beyond(cell, [rows, columns]) {
  const lines = [...cell.closest("tbody, thead").rows];
  let row = lines.indexOf(cell.parentElement) + rows;
  let column = cell.cellIndex + columns;
  for (; lines[row] && lines[row].cells[column]; row += rows, column += columns) {
    const links = lines[row].cells[column].querySelectorAll("a");
    if (links.length) return rows < 0 ? links[links.length - 1] : links[0];
  }
  return undefined;
}
