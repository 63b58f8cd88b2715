/* what every page does: theme, tables, claims shown in the article, ticks, print */
"use strict";
const $ = (q, r = document) => r.querySelector(q), $$ = (q, r = document) => [...r.querySelectorAll(q)];
const data = JSON.parse($("#data").textContent); // id: [fingerprint, code, document, quotes]
const cards = $$(".card"), ids = cards.map(c => c.id);
const make = (tag, text, set) => Object.assign(document.createElement(tag), {textContent: text || ""}, set || {});
const store = {
  get(key, other) { try { return JSON.parse(localStorage.getItem("newscheck:" + key)) ?? other; } catch { return other; } },
  set(key, value) { try { localStorage.setItem("newscheck:" + key, JSON.stringify(value)); } catch { /* private mode: the choice lasts as long as the page */ } },
};
const key = document.title + location.pathname.split("/").pop();
const say = text => { const s = $("#status"); if (s) s.textContent = text; };
const marksOf = id => $$("mark[data-f~='" + CSS.escape(id) + "']");
/* theme */
const themes = ["auto", "light", "dark"];
const theme = value => { document.documentElement.dataset.theme = value; $("#theme").textContent = "Theme: " + value; store.set("theme", value); };
theme(themes.includes(store.get("theme")) ? store.get("theme") : "auto");
$("#theme").onclick = () => theme(themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % 3]);

/* tables */
for (const table of $$("table[data-sortable]")) {
  const heads = $$("thead th", table), body = $("tbody", table), collator = new Intl.Collator("en", {numeric: true});
  heads.forEach((th, n) => {
    const b = make("button", th.textContent, {type: "button"});
    th.replaceChildren(b);
    b.onclick = () => {
      const up = th.getAttribute("aria-sort") !== "ascending";
      heads.forEach(h => h.removeAttribute("aria-sort"));
      th.setAttribute("aria-sort", up ? "ascending" : "descending");
      const rows = [...body.rows].map(r => [r.cells[n].dataset.v || r.cells[n].textContent, r]);
      rows.sort((a, b) => (a[0] === "") - (b[0] === "") || (up ? 1 : -1) * collator.compare(a[0], b[0]));
      body.append(...rows.map(r => r[1]));
    };
  });
  const box = make("div", "", {className: "table-tools"});
  const find = make("input", "", {type: "search", placeholder: "Filter the claims"});
  find.setAttribute("aria-label", "Filter the claims");
  find.oninput = () => { const w = find.value.trim().toLowerCase(); for (const r of body.rows) r.hidden = w !== "" && !r.textContent.toLowerCase().includes(w); };
  const quote = s => /[",\n]/.test(s) ? '"' + s.replaceAll('"', '""') + '"' : s;
  const copy = make("button", "Copy as CSV", {type: "button", onclick: async () => {
    const rows = [table.tHead.rows[0], ...body.rows].filter(r => !r.hidden);
    const csv = rows.map(r => [...r.cells].map(c => quote(c.textContent.trim())).join(",")).join("\n") + "\n";
    try { await navigator.clipboard.writeText(csv); }
    catch { const t = make("textarea", csv); document.body.append(t); t.select(); document.execCommand("copy"); t.remove(); }
    copy.textContent = "Copied " + (rows.length - 1) + " rows";
    setTimeout(() => { copy.textContent = "Copy as CSV"; }, 2000);
  }});
  box.append(find, copy);
  table.parentElement.before(box);
}

/* where a claim stands: the words of its row, found again in its paragraph */
function rangeOf(row) {
  const block = document.getElementById($("a", row).hash.slice(1)), words = row.cells[2].textContent.trim();
  if (!block || !words) return null;
  block.walked ||= walk(block);
  const {text, nodes} = block.walked, at = text.indexOf(words);
  if (at < 0) return null;
  const range = new Range(), find = n => nodes.findLast(([from]) => from <= n);
  const [from, first] = find(at), [to, last] = find(at + words.length - 1);
  range.setStart(first, at - from);
  range.setEnd(last, at + words.length - to);
  return range;
}
function walk(block) {
  const nodes = [], walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.matches(".pn,.ref,.kind")) continue;
    nodes.push([text.length, node]);
    text += node.data;
  }
  return {text, nodes};
}
if (globalThis.Highlight && CSS.highlights) {
  for (const story of $$(".story")) {
    const rows = $$(".claims tbody tr", story);
    if (!rows.length) continue;
    const layer = make("button", "Show claims", {type: "button", className: "layer"});
    layer.setAttribute("aria-pressed", "false");
    layer.onclick = () => {
      const on = layer.getAttribute("aria-pressed") !== "true";
      layer.setAttribute("aria-pressed", on);
      const ranges = $$(".layer[aria-pressed=true]").flatMap(b => $$(".claims tbody tr", b.closest(".story")).map(rangeOf).filter(Boolean));
      CSS.highlights.set("claims", new Highlight(...ranges));
    };
    $(".draft .pane-title", story).after(layer);
    $(".claims tbody", story).addEventListener("click", e => {
      const row = e.target.closest("tr"), range = row && !e.target.closest("a") && !getSelection().toString() && rangeOf(row);
      if (!range) return;
      CSS.highlights.set("claim", new Highlight(range));
      range.startContainer.parentElement.scrollIntoView({block: "center"});
    });
  }
}

/* ticks of the list to verify by hand */
const ticks = new Set(store.get("ticks:" + key, []));
for (const box of $$(".verify input")) {
  box.checked = ticks.has(box.id);
  box.onchange = () => { ticks[box.checked ? "add" : "delete"](box.id); store.set("ticks:" + key, [...ticks]); };
}

/* print with everything open */
let closed = [];
addEventListener("beforeprint", () => { closed = $$("details:not([open])").filter(d => !d.matches(".menu")); closed.forEach(d => { d.open = true; }); });
addEventListener("afterprint", () => { closed.forEach(d => { d.open = false; }); closed = []; });
