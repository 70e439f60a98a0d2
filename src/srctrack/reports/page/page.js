"use strict";
// Nothing is needed of this script to read the page: it filters, selects, and steps from finding to finding.
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
const cards = all(".card");
const marks = all("mark[data-findings]");
const numbers = all("a.number");
const told = document.getElementById("told");
let chosen = null;

function shownCards() {
  return cards.filter((card) => !card.hidden);
}

function choose(card, from) {
  if (chosen) chosen.classList.remove("chosen");
  marks.forEach((mark) => mark.classList.remove("chosen"));
  chosen = card;
  if (!card) return;
  card.classList.add("chosen");
  const number = card.dataset.finding;
  const mine = marks.filter((mark) => mark.dataset.findings.split(" ").includes(number));
  mine.forEach((mark) => mark.classList.add("chosen"));
  const list = card.closest(".cards");
  if (getComputedStyle(list).overflowY === "auto") {
    list.scrollTop = card.offsetTop - list.offsetTop - 8;
    const mark = document.getElementById("mark-" + number);
    if (from !== "draft" && mark) mark.scrollIntoView({ block: "center" });
  } else {
    card.scrollIntoView({ block: "start" });
  }
}

function step(by) {
  const list = shownCards();
  if (!list.length) return;
  const at = list.indexOf(chosen);
  const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length];
  choose(next, "list");
  next.focus({ preventScroll: true });
}

function filter() {
  const on = { severity: new Set(), family: new Set(), mark: new Set() };
  all("#switches input").forEach((box) => { if (box.checked) on[box.dataset.group].add(box.value); });
  const gone = new Set();
  cards.forEach((card) => {
    card.hidden = !(on.severity.has(card.dataset.severity) && on.family.has(card.dataset.family));
    if (card.hidden) gone.add(card.dataset.finding);
  });
  marks.forEach((mark) => mark.classList.toggle("off", mark.dataset.findings.split(" ").every((n) => gone.has(n))));
  numbers.forEach((number) => { number.hidden = gone.has(number.dataset.finding); });
  ["citation", "quotation", "figure"].forEach((kind) => document.body.classList.toggle("no-" + kind, !on.mark.has(kind) && document.getElementById("mark-" + kind) !== null));
  if (chosen && chosen.hidden) choose(null);
  const count = cards.length - gone.size;
  told.textContent = gone.size ? count + " of " + cards.length + " findings" : cards.length + (cards.length === 1 ? " finding" : " findings");
}

const switches = document.getElementById("switches");
if (switches) {
  switches.addEventListener("change", filter);
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
}
marks.forEach((mark) => mark.addEventListener("click", () => {
  const open = mark.dataset.findings.split(" ").map((n) => document.getElementById("finding-" + n)).find((card) => !card.hidden);
  if (open) choose(open, "draft");
}));
numbers.forEach((number) => number.addEventListener("click", (event) => {
  event.preventDefault();
  const card = document.getElementById("finding-" + number.dataset.finding);
  choose(card, "draft");
  card.focus({ preventScroll: true });
}));
// Arrow keys work on a card or a number only, so that no key is taken from a reader's own tools.
document.addEventListener("keydown", (event) => {
  if (!event.target.closest || !event.target.closest(".card, a.number")) return;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowRight" || event.key === "ArrowDown") { event.preventDefault(); step(1); }
  if (event.key === "ArrowLeft" || event.key === "ArrowUp") { event.preventDefault(); step(-1); }
});
function fromAddress() {
  const card = document.getElementById(location.hash.slice(1));
  if (card && card.classList.contains("card")) choose(card, "address");
}
window.addEventListener("hashchange", fromAddress);
fromAddress();
