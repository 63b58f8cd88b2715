/* what every page does: names, theme, tables, claims shown in the article, ticks, print */
/* names for those who listen; the marks of paragraphs and passages are short to look at */
each($$(".draft a"), a => { a.ariaLabel = (a.className === "pn" ? "paragraph " : "finding ") + a.textContent; });

/* theme */
const themes = ["auto", "light", "dark"], root = document.documentElement.dataset;
const theme = value => { root.theme = value; $("#theme").textContent = "Theme: " + value; store.set("theme", value); };
theme(themes.includes(store.get("theme")) ? store.get("theme") : "auto");
$("#theme").onclick = () => theme(themes[(themes.indexOf(root.theme) + 1) % 3]);

/* tables */
const holds = (element, words) => !words || element.textContent.toLowerCase().includes(words);
function sift(table, words) {
  table.words = words;
  each([...table.tBodies[0].rows], row => { if (table.words === words) row.hidden = !holds(row, words); });
}
const lastDay = words => Date.parse(words.match(/(\b\d+ )?(\b[A-Z][a-z]{2} )?\d{4}$/)?.[0]) || 0;
const tables = $$("table[data-sortable]");
for (const table of tables) {
  const heads = $$("th", table.tHead), body = table.tBodies[0], collator = new Intl.Collator("en", {numeric: true});
  heads.forEach((th, n) => th.replaceChildren(make("button", th.textContent, {onclick() {
    const up = th.ariaSort !== "ascending";
    for (const head of heads) head.ariaSort = head === th ? up ? "ascending" : "descending" : null;
    const rows = [...body.rows].map(r => [r.cells[n]?.textContent || "", r]), dated = th.textContent === "When";
    rows.sort(([a], [b]) => (a === "") - (b === "") || (up ? 1 : -1) * (dated && lastDay(a) - lastDay(b) || collator.compare(a, b)));
    body.append(...rows.map(r => r[1]));
  }})));
  const find = make("input", "", {type: "search", placeholder: "Filter the claims", ariaLabel: "Filter the claims"});
  find.oninput = () => sift(table, find.value.trim().toLowerCase());
  const quote = s => /[",\n]/.test(s) ? '"' + s.replaceAll('"', '""') + '"' : s;
  const copy = make("button", "Copy as CSV", {async onclick() {
    const rows = [...table.rows].filter(r => !r.hidden);
    const csv = rows.map(r => [...r.cells].map(c => quote(c.textContent.trim())).join() + "\n").join("");
    copy.textContent = await navigator.clipboard.writeText(csv).then(() => "Copied " + (rows.length - 1) + " rows", () => "Not allowed here");
    setTimeout(() => { copy.textContent = "Copy as CSV"; }, 2000);
  }});
  const box = make("div", "", {className: "table-tools"});
  box.append(find, copy);
  table.parentElement.before(box);
}

/* where a claim stands: the words of its row, found again in its paragraph */
function rangeOf(row) {
  const block = byId($("a", row).hash.slice(1)), words = row.cells[2].textContent.trim();
  if (!block || !words) return null;
  const {text, nodes} = block.walked ||= walk(block), at = text.indexOf(words);
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
  for (let node; node = walker.nextNode();) {
    if (node.parentElement.matches(".pn,.ref,.kind")) continue;
    nodes.push([text.length, node]);
    text += node.data;
  }
  return {text, nodes};
}
if (CSS.highlights) {
  const every = new Highlight(), one = new Highlight();
  CSS.highlights.set("claims", every);
  CSS.highlights.set("claim", one);
  for (const table of tables) {
    const body = table.tBodies[0], layer = make("button", "Show claims", {className: "layer", ariaPressed: false, onclick() {
      const on = layer.ariaPressed !== "true";
      layer.ariaPressed = on;
      each([...body.rows], row => {
        row.range ||= rangeOf(row);
        if (row.range) every[on ? "add" : "delete"](row.range);
      });
    }});
    $(".draft .pane-title", table.closest(".story")).after(layer);
    body.onclick = e => {
      const row = e.target.closest("tr"), range = !e.target.closest("a") && !getSelection().toString() && rangeOf(row);
      if (!range) return;
      one.clear();
      one.add(range);
      range.startContainer.parentElement.scrollIntoView({block: "center"});
    };
  }
}

/* ticks of the list to verify by hand */
const ticked = "ticks:" + document.title + location.pathname.split("/").pop(), ticks = new Set(store.get(ticked, []));
for (const id of ticks) if (byId(id)) byId(id).checked = true;
for (const list of $$(".verify")) list.onchange = e => { ticks[e.target.checked ? "add" : "delete"](e.target.id); store.set(ticked, [...ticks]); };

/* print with everything open */
let closed = [];
addEventListener("beforeprint", () => { closed = $$("details:not([open],.menu)"); for (const d of closed) d.open = true; });
addEventListener("afterprint", () => { for (const d of closed) d.open = false; closed = []; });
