"use strict";
// The map of the network on a canvas: zoom, drag, focus, keyboard. Without this file the drawing beneath does its job.

const box = document.querySelector("[data-map]");
if (box && window.cytoscape) {
  fetch(box.dataset.map, { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((found) => { if (found.nodes.length) begin(found); })
    .catch(() => {}); // the drawing stays
}

// Colours come from the drawing, so that light, dark and the accent are said once, in CSS. A canvas reads RGB only.
const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
function colour(selector, property) {
  const probe = document.querySelector(selector);
  if (!probe) return "rgb(128,128,128)";
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = getComputedStyle(probe)[property];
  brush.fillRect(0, 0, 1, 1);
  const [red, green, blue] = brush.getImageData(0, 0, 1, 1).data;
  return `rgb(${red},${green},${blue})`;
}

function looks() {
  const fill = (group) => colour(group < 0 ? ".net-key .net-key__none" : `.net-key .hue-${group % 12}`, "backgroundColor");
  const ink = colour(".map", "color");
  const paper = colour(".map", "backgroundColor");
  const accent = colour(".net-key .net-key__accent", "backgroundColor");
  const line = colour(".net-key .net-key__line", "backgroundColor");
  const hues = [...Array(12).keys(), -1].map((group) => ({ selector: `node[hue = ${group}]`, style: { "background-color": fill(group) } }));
  return [
    { selector: "node", style: {
      width: "data(size)", height: "data(size)", shape: "round-rectangle", color: ink,
      "border-width": 1.5, "border-color": paper, "font-family": "Inter Variable, system-ui, sans-serif", "font-size": "data(type)",
      "text-valign": "bottom", "text-margin-y": 3, "text-outline-color": paper, "text-outline-width": "data(edge)", "z-index": "data(ties)",
    } },
    { selector: "node.named", style: { label: "data(short)" } },
    { selector: "node[?round]", style: { shape: "ellipse" } },
    ...hues,
    { selector: "edge", style: { width: "data(width)", "line-color": line, "curve-style": "haystack", opacity: 0.75 } },
    { selector: ".far", style: { opacity: 0.14 } },
    { selector: "node.near", style: { "z-index": 998 } },
    { selector: "edge.near", style: { "line-color": accent, opacity: 0.9 } },
    { selector: "node.focus, node.over", style: { "border-width": 4, "border-color": accent, "z-index": 999 } },
  ];
}

function begin(found) {
  const canvas = box.querySelector("[data-map-canvas]");
  box.classList.add("map--live");
  canvas.hidden = false;
  const elements = found.nodes.map((node) => ({
    data: { ...node, short: shortened(node.name), hue: node.group < 0 ? -1 : node.group % 12, size: 12 + 5.2 * Math.sqrt(node.ties), type: 12, edge: 2 },
    position: { x: node.x, y: node.y },
  }));
  for (const tie of found.ties) {
    elements.push({ data: { id: `${tie.one}-${tie.other}`, source: tie.one, target: tie.other, width: 1.2 + 1.5 * tie.strength } });
  }
  const cy = window.cytoscape({
    container: canvas, elements, style: looks(), layout: { name: "preset", padding: 28 },
    minZoom: 0.08, maxZoom: 4, autoungrabify: true, boxSelectionEnabled: false, pixelRatio: "auto",
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(looks()));
  listen(cy, canvas);
  let waiting = null;
  cy.on("viewport resize", () => { clearTimeout(waiting); waiting = setTimeout(() => name(cy), 60); });
  name(cy);
  if (box.dataset.focus) focusOn(cy, box.dataset.focus, false);
}

// Names stay as large as they are whatever the zoom; those find room that cover no other and no busier node.
const LETTERS = 30, TYPE = 12.5;
const shortened = (words) => (words.length <= LETTERS ? words : `${words.slice(0, LETTERS - 1)}…`);
function name(cy) {
  const zoom = cy.zoom(), taken = [], most = Math.max(12, (cy.width() * cy.height()) / 21000);
  const rank = (node) => (node.hasClass("focus") || node.hasClass("over") ? 0 : node.hasClass("near") ? 1 : node.hasClass("far") ? 3 : 2);
  const nodes = cy.nodes().toArray().sort((one, other) => rank(one) - rank(other) || other.data("ties") - one.data("ties"));
  const named = [], bare = [];
  for (const node of nodes) {
    const { x, y } = node.renderedPosition(), half = node.data("short").length * TYPE * 0.27 + 3, radius = (node.data("size") * zoom) / 2, top = y + radius;
    const here = { left: x - half, right: x + half, top, bottom: top + TYPE * 1.5 };
    const fits = rank(node) < 2 || (named.length < most && here.left > 0 && here.right < cy.width());
    const free = fits && rank(node) < 3 && !taken.some((one) => here.left < one.right && one.left < here.right && here.top < one.bottom && one.top < here.bottom);
    if (free) taken.push(here);
    taken.push({ left: x - radius, right: x + radius, top: y - radius, bottom: top });
    (free ? named : bare).push(node);
  }
  cy.batch(() => {
    for (const node of named) { node.data({ type: TYPE / zoom, edge: 2.5 / zoom }); if (!node.hasClass("named")) node.addClass("named"); }
    for (const node of bare) if (node.hasClass("named")) node.removeClass("named");
  });
}

function listen(cy, canvas) {
  cy.on("tap", "node", (event) => focusOn(cy, event.target.id(), true));
  cy.on("tap", (event) => { if (event.target === cy) letGo(cy); });
  cy.on("mouseover", "node", (event) => { event.target.addClass("over"); canvas.classList.add("is-over"); name(cy); });
  cy.on("mouseout", "node", (event) => { event.target.removeClass("over"); canvas.classList.remove("is-over"); });
  canvas.addEventListener("keydown", (event) => keys(cy, event));
  const zoom = (by) => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  const acts = { in: () => zoom(1.4), out: () => zoom(1 / 1.4), all: () => cy.fit(undefined, 28) };
  for (const button of box.querySelectorAll("[data-map-zoom]")) {
    button.addEventListener("click", () => acts[button.dataset.mapZoom]());
  }
  new ResizeObserver(() => { cy.resize(); }).observe(canvas);
}

function focusOn(cy, id, asks) {
  const node = cy.getElementById(id);
  if (!node.length) return;
  const near = node.closedNeighborhood();
  cy.batch(() => {
    cy.elements().removeClass("focus near over").addClass("far");
    near.removeClass("far").addClass("near");
    node.addClass("focus");
  });
  name(cy);
  if (asks) { show(id); tell(node); }
}

function letGo(cy) {
  if (!cy.$(".focus").length) return;
  cy.batch(() => cy.elements().removeClass("focus near far over"));
  name(cy);
  show("");
}

// What stands beside the map, about whoever is in focus, comes from the same page.
function show(id) {
  const address = new URL(window.location);
  address.searchParams.delete("q");
  if (id) address.searchParams.set("focus", id); else address.searchParams.delete("focus");
  window.history.replaceState(null, "", address);
  window.htmx.ajax("GET", address.pathname + address.search, { target: "#beside", select: "#beside", swap: "outerHTML" });
}

function tell(node) {
  const place = box.querySelector("[data-map-says]");
  place.textContent = `${node.data("name")}: ${node.data("ties")}`;
}

// Arrow keys go to the nearest in that direction, Enter puts it in focus, Escape lets go, + and − zoom.
const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
let at = null;
function keys(cy, event) {
  if (event.key === "Escape") { letGo(cy); return; }
  if (event.key === "Enter" && at) { focusOn(cy, at.id(), true); event.preventDefault(); return; }
  const zoom = { "+": "in", "-": "out", 0: "all" }[event.key];
  if (zoom) { box.querySelector(`[data-map-zoom=${zoom}]`).click(); return; }
  const way = WAYS[event.key];
  if (!way) return;
  event.preventDefault();
  const from = at || cy.$(".focus")[0];
  at = from ? nearest(cy, from, way) || from : cy.nodes().max((node) => node.data("ties")).ele;
  cy.nodes().removeClass("over");
  at.addClass("over");
  name(cy);
  tell(at);
}

function nearest(cy, from, [right, down]) {
  const here = from.position();
  let best = null, least = Infinity;
  cy.nodes().forEach((node) => {
    const dx = node.position("x") - here.x, dy = node.position("y") - here.y;
    const ahead = dx * right + dy * down, aside = Math.abs(dx * down) + Math.abs(dy * right);
    if (ahead > 1 && ahead + 2.5 * aside < least) { least = ahead + 2.5 * aside; best = node; }
  });
  return best;
}

// The choice of a day becomes a slider over the days there are pictures of.
const choice = document.querySelector("[data-days]");
if (choice && choice.options.length > 1) {
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: 0, max: choice.options.length - 1, value: choice.selectedIndex, id: "id_day" });
  slider.className = "map__days";
  const words = document.createElement("output");
  const label = document.querySelector(`label[for=${choice.id}]`);
  const say = () => {
    words.textContent = ` ${choice.options[slider.value].text}`;
    slider.setAttribute("aria-valuetext", words.textContent.trim());
  };
  slider.addEventListener("input", say);
  slider.addEventListener("change", () => { choice.selectedIndex = Number(slider.value); choice.form.requestSubmit(); });
  say();
  label.htmlFor = slider.id;
  label.append(words);
  choice.hidden = true;
  choice.after(slider);
}
