// What the page adds where scripts run: filters, sorting, arrow keys in the matrix, the drawer, linked scrolling.
// All of it works on what already stands in the page; nothing is fetched and nothing is written as HTML.
//
// The fragment holds the whole state, so that a link shows what its sender saw:
//   #rule=number&article=ru-vestnik&q=ferry&sort=weight&at=finding-1f0a
// A plain #row-3, as links have it where scripts do not run, is at=row-3.
"use strict";

const WORDS = {};  // id -> text, or plural form -> text: the page puts in what this script says in the reader's language
const plural = new Intl.PluralRules(document.documentElement.lang);

function say(id, given = {}) {
  const row = WORDS[id];
  const text = typeof row === "string" ? row : row[plural.select(given.n)] ?? row.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => given[name]);
}

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const FILTERS = ["rule", "severity", "state", "article", "q"];

const cards = all(".finding");
const table = one(".matrix");
const body = table && table.tBodies[0];
const rows = body ? [...body.rows] : [];
const panes = all(".text");
const drawer = one("#drawer");
const named = name => one(`[name="${name}"]`);
const valueOf = name => (named(name) ? named(name).value : "");

// --- the state in the fragment ---------------------------------------------------------------------------------

const state = new URLSearchParams();

function readFragment() {
  const text = location.hash.slice(1);
  for (const key of [...state.keys()]) state.delete(key);
  if (text.includes("=")) new URLSearchParams(text).forEach((value, key) => state.set(key, value));
  else if (text) {
    try { state.set("at", decodeURIComponent(text)); } catch { state.set("at", text); }
  }
}

function keep(key, value, { entry = false } = {}) {
  if (value) state.set(key, value);
  else state.delete(key);
  const text = state.toString();
  try {
    history[entry ? "pushState" : "replaceState"](null, "", text ? `#${text}` : location.pathname + location.search);
  } catch { /* in a frame that may not change its address all else still works */ }
}

// --- filters ---------------------------------------------------------------------------------------------------

// Letters as a reader types them: İstanbul, istanbul and ıstanbul are one.
const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i");
const words = new Map();
function hasWords(element, wanted) {
  if (!words.has(element)) words.set(element, plain(element.textContent));
  return wanted.every(word => words.get(element).includes(word));
}

function passes(card, wanted, article) {
  for (const name of ["rule", "severity", "state"]) {
    if (valueOf(name) && card.dataset[name] !== valueOf(name)) return false;
  }
  if (article && !card.dataset.articles.split(" ").includes(article)) return false;
  return hasWords(card, wanted);
}

function filter() {
  const wanted = plain(valueOf("q")).split(/\s+/).filter(Boolean);
  const choice = named("article") && named("article").selectedOptions[0];
  const article = choice && choice.dataset.number;
  const filtering = FILTERS.some(valueOf);
  const only = Boolean(one("#only") && one("#only").checked);
  const shown = new Set();
  for (const card of cards) {
    card.hidden = !passes(card, wanted, article);
    if (!card.hidden) shown.add(card.id);
  }
  for (const group of all(".group")) group.hidden = all(".finding", group).every(card => card.hidden);
  for (const section of all("#contradictions, #omissions")) {
    const own = all(".finding", section);
    one(".none-left", section).hidden = !own.length || own.some(card => !card.hidden);
  }
  const finds = FILTERS.filter(name => name !== "q").some(valueOf);  // a row without findings has none of these
  let left = 0;
  for (const row of rows) {
    const found = all(".ref", row).some(link => shown.has(link.hash.slice(1)));
    const said = !finds && wanted.length > 0 && hasWords(row.cells[0], wanted);
    row.hidden = filtering && !found && !said;
    left += Number(!row.hidden && !(only && row.matches(".agree, .silent")));
  }
  if (one("#no-rows")) one("#no-rows").hidden = left > 0;
  if (one("#count")) {
    const part = (some, n, what) => (some === n ? say(`n.${what}`, { n }) : say(`n.of.${what}`, { some, n }));
    one("#count").value = `${part(shown.size, cards.length, "findings")}, ${part(left, rows.length, "rows")}`;
  }
  enter();
}

// --- the matrix: order and arrow keys --------------------------------------------------------------------------

const GRAVITY = ["differ", "missing", "agree", "silent"];

function sort(by) {
  if (!table) return;
  const button = one(`[data-sort="${CSS.escape(by)}"]`, table) || one('[data-sort="order"]', table);
  by = button.dataset.sort;
  const gravity = row => GRAVITY.indexOf(row.cells[Number(by)].className || "silent");
  const sorted = [...rows];  // in the order of telling; what weighs the same stays in it
  if (by === "weight") sorted.sort((a, b) => b.dataset.weight - a.dataset.weight);
  else if (by !== "order") sorted.sort((a, b) => gravity(a) - gravity(b) || b.dataset.weight - a.dataset.weight);
  body.append(...sorted);
  for (const other of all("[data-sort]", table)) other.setAttribute("aria-pressed", String(other === button));
  for (const head of table.tHead.rows[0].cells) head.removeAttribute("aria-sort");
  button.closest("th").setAttribute("aria-sort", by === "weight" ? "descending" : "ascending");
}

// Where the keys stop in a row: the findings named in its head, then a stop a cell.
const stops = row => all("a, td:not(:has(a))", row);
let stop = null;

function enter(next = null, { focus = false } = {}) {
  const first = rows.length ? [...body.rows].find(row => row.checkVisibility()) : null;
  const wanted = next || (stop && stop.checkVisibility() ? stop : first && stops(first).find(s => s.closest("td")));
  if (stop) stop.tabIndex = -1;
  stop = wanted;
  if (!stop) return;
  stop.tabIndex = 0;  // one stop of the matrix is in the order of Tab, the arrows reach the others
  if (focus) stop.focus();
}

function move(event) {
  const at = event.target.closest("a, td");
  if (!at || !body.contains(at) || event.altKey || event.metaKey) return;
  const visible = [...body.rows].filter(row => row.checkVisibility());
  const here = stops(at.closest("tr"));
  const line = visible.indexOf(at.closest("tr"));
  const place = here.indexOf(at);
  const beside = to => here[Math.max(0, Math.min(to, here.length - 1))];
  const below = to => {  // the same column: counted from the right, since heads name more findings or fewer
    const row = stops(visible[Math.max(0, Math.min(to, visible.length - 1))]);
    return row[Math.max(0, row.length - (here.length - place))];
  };
  const end = visible.length - 1;
  const next = {
    ArrowLeft: () => beside(place - 1), ArrowRight: () => beside(place + 1),
    ArrowUp: () => below(line - 1), ArrowDown: () => below(line + 1),
    PageUp: () => below(line - 10), PageDown: () => below(line + 10),
    Home: () => (event.ctrlKey ? below(0) : beside(0)), End: () => (event.ctrlKey ? below(end) : beside(here.length - 1)),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  enter(next(), { focus: true });
}

// What the eye has from the column and the sign, said: "az-xeber answers differently, C1 A".
function speak() {
  const heads = [...table.tHead.rows[0].cells].map(head => head.dataset.article);
  for (const row of rows) {
    for (const cell of [...row.cells].slice(1)) {
      const details = all("small, .doubt", cell).map(d => (d.matches(".doubt") ? say("matrix.suspect") : d.textContent));
      const target = cell.firstElementChild && cell.firstElementChild.href ? cell.firstElementChild : cell;
      target.setAttribute("aria-label", [`${heads[cell.cellIndex]} ${say(`state.${cell.className || "silent"}`)}`, ...details].join(", "));
    }
  }
}

// --- where a link leads ----------------------------------------------------------------------------------------

function go(id, { focus = true } = {}) {
  const target = id && document.getElementById(id);
  for (const element of all(".here")) element.classList.remove("here");
  const finding = target && target.matches(".finding");
  if (!finding && drawer.open) drawer.close();
  if (!target) return;
  if (finding) return open(target);
  target.classList.add("here");
  const pane = target.closest(".text");
  if (pane) return read(pane, target, focus);
  target.scrollIntoView({ block: target.matches("tr") ? "center" : "start" });
  if (!focus) return;
  if (target.matches("tr")) enter(stops(target).find(s => s.closest("td")), { focus: true });
  else {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
}

function open(card) {
  const copy = card.cloneNode(true);
  for (const element of [copy, ...all("[id]", copy)]) element.removeAttribute("id");
  copy.hidden = false;
  if (copy.matches("details")) copy.open = true;
  one("#drawer-body").replaceChildren(copy);
  const list = reachable(card);
  one("#drawer-place").textContent = say("drawer.place", { n: list.indexOf(card) + 1, all: list.length });
  for (const button of all("[data-step]")) button.disabled = !list[list.indexOf(card) + Number(button.dataset.step)];
  drawer.setAttribute("aria-label", say("drawer.named", { name: one(".name", card).textContent }));
  if (!drawer.open) drawer.showModal();
  drawer.scrollTop = 0;
}

// The findings that the filters leave, and the open one wherever it is.
const reachable = card => cards.filter(other => !other.hidden || other === card);

function step(by) {
  const card = document.getElementById(state.get("at") || "");
  const list = reachable(card);
  const next = list[list.indexOf(card) + by];
  if (!next) return;
  keep("at", next.id);
  open(next);
  // The button that was pressed may be at its end now, and what had the focus in the finding is gone: the keys go on.
  const focus = document.activeElement;
  if (!drawer.contains(focus) || focus === drawer || focus.disabled) (one(`[data-step="${-by}"]:enabled`) || one("#drawer-close")).focus();
}

function turn(event) {  // the arrows step through the findings, but where they move in lines to paste
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!drawer.open || !by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("pre")) return;
  event.preventDefault();
  step(by);
}

// --- two articles side by side ---------------------------------------------------------------------------------

const LINE = 0.3;  // of a pane's height: what stands here is brought to stand beside each other
const shownPane = side => one(`.text.${side}`);
let leader = null;

function pick() {
  for (const side of ["left", "right"]) {
    const choice = named(side).selectedOptions[0];
    for (const pane of panes) pane.classList.toggle(side, pane.id === `article-${choice.dataset.number}`);
  }
}

function read(pane, target, focus) {
  if (!pane.matches(".left, .right")) {
    const side = named("right");
    side.value = [...side.options].find(o => `article-${o.dataset.number}` === pane.id).value;
    pick();
    keep("right", side.value);
  }
  one("#texts").scrollIntoView();
  leader = pane;
  if (target !== pane) pane.scrollTop = target.offsetTop - pane.clientHeight * LINE;
  follow(pane);
  tell(target);
  if (focus) target.focus({ preventScroll: true });
}

const other = pane => (pane === shownPane("left") ? shownPane("right") : shownPane("left"));

// Pairs of heights at which both panes tell the same, in rising order in both: what is told elsewhere is left out.
function rungs(a, b) {
  const heights = new Map();
  for (const passage of all(".passage", b)) if (!heights.has(passage.hash)) heights.set(passage.hash, passage.offsetTop);
  const found = [[0, 0]];
  for (const passage of all(".passage", a)) {
    const [x, y] = [passage.offsetTop, heights.get(passage.hash)];
    const last = found.at(-1);
    if (y !== undefined && x > last[0] && y >= last[1]) found.push([x, y]);
  }
  const last = found.at(-1);
  return [...found, [Math.max(a.scrollHeight, last[0] + 1), Math.max(b.scrollHeight, last[1])]];
}

function follow(pane) {
  const second = other(pane);
  if (!one("#linked").checked || !second || second === pane) return;
  const height = pane.scrollTop + pane.clientHeight * LINE;
  const steps = rungs(pane, second);
  const place = Math.max(1, steps.findIndex(([x]) => x > height));
  const [[x0, y0], [x1, y1]] = [steps[place - 1], steps[place]];
  second.scrollTop = y0 + ((y1 - y0) * Math.min(1, (height - x0) / (x1 - x0))) - second.clientHeight * LINE;
}

function twins(passage) {
  for (const element of all(".twin")) element.classList.remove("twin");
  if (passage) for (const element of all(".passage")) element.classList.toggle("twin", element.hash === passage.hash);
}

// Which row a passage belongs to, under the texts, with a link to it.
function tell(passage) {
  const row = passage.matches(".passage") && document.getElementById(passage.hash.slice(1));
  one("#passage-row").replaceChildren();
  if (!row || !row.matches("tr")) return;
  twins(passage);
  const link = document.createElement("a");
  link.href = `#${row.id}`;
  link.textContent = say("matrix.row", { n: one(".n", row).textContent });
  const [before, after] = say("matrix.passage", { row: "\n", label: one(".label", row).textContent }).split(/\n(.*)/s);
  one("#passage-row").append(before, link, after);
}

function meet(passage) {  // bring the counterpart of a passage to its side
  const second = other(passage.closest(".text"));
  const twin = second && all(".passage", second).find(p => p.hash === passage.hash);
  tell(passage);
  if (!twin) return;
  leader = null;  // neither pane follows what is done to the other now
  second.scrollTop = twin.offsetTop - (passage.offsetTop - passage.closest(".text").scrollTop);
}

// --- what the reader does --------------------------------------------------------------------------------------

function apply({ focus = false } = {}) {
  for (const name of [...FILTERS, "left", "right"]) {
    const control = named(name);
    if (!control || (!state.has(name) && control.matches('[name="left"], [name="right"]'))) continue;
    control.value = state.get(name) || "";
    if (control.selectedIndex === -1) control.selectedIndex = 0;  // a name that this report does not have
  }
  if (one("#only")) one("#only").checked = state.has("only");
  const view = document.getElementById(`view-${state.get("view") || "original"}`);
  if (view) view.checked = true;
  pick();
  sort(state.get("sort") || "order");
  filter();
  if (state.has("at")) go(state.get("at"), { focus });
  else if (drawer.open) drawer.close();
}

document.addEventListener("click", event => {
  const link = event.target.closest('a[href^="#"]');
  const button = event.target.closest("button");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    if (link.matches('.text .passage[href^="#row-"]')) return meet(link);
    keep("at", link.hash.slice(1), { entry: true });
    go(link.hash.slice(1));
  } else if (button && button.dataset.sort) {
    sort(button.dataset.sort);
    keep("sort", button.dataset.sort === "order" ? "" : button.dataset.sort);
  } else if (button && button.dataset.step) step(Number(button.dataset.step));
  else if (button && button.id === "drawer-close") drawer.close();
  else if (button && button.matches(".copy")) copy(button);
  else if (button && button.id === "reset") {
    for (const name of FILTERS) {
      named(name).value = "";
      state.delete(name);
    }
    one("#only").checked = false;
    keep("only", "");
    filter();
  }
});

async function copy(button) {
  const lines = button.previousElementSibling;
  getSelection().selectAllChildren(lines);  // where the clipboard is closed to us, one key is left to press
  try {
    await navigator.clipboard.writeText(`${lines.textContent}\n`);
    button.textContent = say("finding.copied");
  } catch {
    button.textContent = say("finding.selected");
  }
}

for (const kind of ["input", "change"]) document.addEventListener(kind, event => {  // of choices, some send but one
  const { name, id, value, checked } = event.target;
  if (FILTERS.includes(name)) keep(name, value);
  else if (id === "only") keep("only", checked ? "1" : "");
  else if (name === "view") keep("view", id === "view-original" ? "" : id.slice("view-".length));
  else if (name === "left" || name === "right") {
    keep(name, value);
    pick();
  }
  if (FILTERS.includes(name) || id === "only") filter();
});

document.addEventListener("keydown", turn);
drawer.addEventListener("close", () => {
  const at = state.get("at");
  if (at && document.getElementById(at) && document.getElementById(at).matches(".finding")) keep("at", "");
  one("#drawer-body").replaceChildren();
});
// On paper a fold cannot be opened. Style alone does that in new browsers (::details-content), this in the others.
const folded = new Set();
addEventListener("beforeprint", () => {
  for (const card of all("details.finding:not([open])")) {
    folded.add(card);
    card.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const card of folded) card.open = false;
  folded.clear();
});
addEventListener("popstate", () => { readFragment(); apply({ focus: true }); });

for (const pane of panes) {
  for (const kind of ["pointerenter", "wheel", "touchstart", "focusin", "keydown"]) {
    pane.addEventListener(kind, () => { leader = pane; }, { passive: true });
  }
  pane.addEventListener("scroll", () => { if (leader === pane) follow(pane); }, { passive: true });
  for (const kind of ["mouseover", "focusin"]) pane.addEventListener(kind, event => twins(event.target.closest(".passage")));
}

if (table) {
  table.setAttribute("role", "grid");
  for (const element of all("a, td", body)) element.tabIndex = -1;
  body.addEventListener("keydown", move);
  body.addEventListener("focusin", event => { const at = event.target.closest("a, td"); if (at) enter(at); });
  speak();
}
readFragment();
apply();
