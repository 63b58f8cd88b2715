/* what a page with findings does besides: filter, move, decide, keys. In one function with report.js */
/* which findings are shown */
const shown = () => cards.filter(c => !c.hidden).sort((a, b) => a.compareDocumentPosition(b) & 4 ? -1 : 1);
const off = {sev: new Set(), conf: new Set(), status: new Set(), fam: new Set(), decided: new Set()};
function filter() {
  const words = $("#filter").value.trim().toLowerCase();
  for (const card of cards) {
    const made = decided(card) ? "made" : "none";
    card.hidden = Object.entries(off).some(([key, set]) => set.has(key === "decided" ? made : card.dataset[key]))
      || (words !== "" && !card.textContent.toLowerCase().includes(words));
  }
  const live = new Set(cards.filter(c => !c.hidden).map(c => c.id));
  for (const m of $$("mark[data-f]")) m.classList.toggle("off", !m.dataset.f.split(" ").some(f => live.has(f)));
  for (const r of $$(".ref")) r.classList.toggle("off", !live.has(r.hash.slice(1)));
  for (const g of $$(".group")) g.hidden = !g.dataset.moved && !$(".card:not([hidden])", g);
  for (const row of $$("table[data-sortable] tbody tr")) row.hidden = words !== "" && !row.textContent.toLowerCase().includes(words);
  strips();
  say(live.size === cards.length ? "" : live.size + " of " + cards.length + " shown");
}
const flip = (key, value, on) => { off[key][on ? "delete" : "add"](value); filter(); };
for (const b of $$(".toggle")) {
  const count = cards.filter(c => c.dataset.sev === b.dataset.value && c.dataset.group === "open").length;
  $(".n", b).textContent = count;
  $(".s", b).hidden = count === 1;
  b.hidden = !cards.some(c => c.dataset.sev === b.dataset.value);
  b.onclick = () => { const on = b.getAttribute("aria-pressed") !== "true"; b.setAttribute("aria-pressed", on); flip("sev", b.dataset.value, on); };
}
for (const box of $$(".sheet input")) box.onchange = () => flip(box.dataset.key, box.dataset.value, box.checked);
$("#filter").oninput = filter;
addEventListener("click", e => { const m = $(".menu"); if (m.open && !m.contains(e.target)) m.open = false; });

/* moving */
let current = null, passage = 0;
function select(card, focus = true) {
  if (current) { current.classList.remove("current"); current.removeAttribute("aria-current"); marksOf(current.id).forEach(m => m.classList.remove("on")); }
  current = card;
  if (!card) return;
  card.classList.add("current");
  card.setAttribute("aria-current", "true");
  const marks = marksOf(card.id);
  marks.forEach(m => m.classList.add("on"));
  passage = 0;
  if (focus) { card.scrollIntoView({block: "nearest"}); if (marks.length) toMark(marks[marks.length - 1], card); card.focus({preventScroll: true}); }
  chips();
}
function toMark(mark, card) {
  const pane = mark.closest(".draft");
  if (getComputedStyle(pane).overflowY !== "visible") {
    const box = pane.getBoundingClientRect(), at = mark.getBoundingClientRect();
    if (at.top < box.top + 40 || at.bottom > box.bottom - 60) pane.scrollTop += at.top - box.top - box.height / 3;
    const view = pane.parentElement.getBoundingClientRect();
    if (view.top > innerHeight * .3 || view.bottom < innerHeight * .7) pane.parentElement.scrollIntoView();
  } else if (!card || !card.closest(".draft")) mark.scrollIntoView({block: "center"});
}
function step(by, test = () => true) {
  const list = shown(), at = list.indexOf(current);
  for (let i = 1; i <= list.length; i++) {
    const card = list[(at + by * i + (at < 0 && by < 0 ? 1 : 0) + list.length * 2) % list.length];
    if (test(card)) { select(card); say("finding " + (ids.indexOf(card.id) + 1) + " of " + cards.length); return; }
  }
  say("none left");
}
const decided = c => decisions[c.id]?.decision || (c.dataset.decision && c.dataset.decision !== "stale");
const isOpen = c => c.dataset.group === "open" && !decided(c);
const next = () => step(1, isOpen);
$("#next").onclick = next;
const starts = card => $$("a.back", card).map(a => document.getElementById(a.hash.slice(1))).filter(Boolean);
function other() {
  const list = current ? starts(current) : [];
  if (list.length) { toMark(list[passage++ % list.length]); chips(); }
}

/* beside the article: a tick for each passage, and the way to the other passage where it is out of sight */
const panes = $$(".panes").map(pane => {
  const draft = $(".draft", pane), strip = make("div", "", {className: "strip"}), chip = make("button", "", {type: "button", className: "chip"});
  strip.setAttribute("aria-hidden", "true");
  pane.append(strip, chip);
  draft.addEventListener("scroll", () => requestAnimationFrame(chips), {passive: true});
  chip.onclick = () => { toMark(chip.mark); chips(); };
  return {pane, draft, strip, chip};
});
function strips() {
  for (const {draft, strip, chip} of panes) {
    const left = draft.offsetLeft + draft.clientWidth, whole = draft.scrollHeight, from = draft.offsetTop, long = draft.closest(".long");
    strip.style.left = left - 12 + "px";
    chip.style.left = draft.offsetLeft + 44 + "px";
    strip.replaceChildren(...$$("mark[data-f]:not(.off)", draft).map(mark => {
      const tick = make("i", "", {className: mark.className.split(" ")[0], onclick: () => { toMark(mark); mark.click(); }});
      /* in a long article most paragraphs are not laid out; asking for a word in one would lay it out */
      tick.style.top = 100 * (mark.closest(".b").offsetTop - from + (long ? 0 : mark.offsetTop)) / whole + "%";
      return tick;
    }));
  }
}
function chips() {
  for (const {pane, draft, chip} of panes) {
    const box = draft.getBoundingClientRect();
    const away = current && pane.contains(current) ? starts(current).find(m => { const r = m.getBoundingClientRect(); return r.bottom < box.top || r.top > box.bottom; }) : null;
    chip.classList.toggle("shown", Boolean(away));
    if (!away) continue;
    chip.mark = away;
    chip.textContent = "other passage " + (away.getBoundingClientRect().top < box.top ? "↑" : "↓") + " ¶" + (away.closest(".b")?.id.match(/\d+$/)?.[0] || "");
  }
}
let resized;
addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(() => { strips(); chips(); }, 100); });
addEventListener("mouseover", e => {
  const mark = e.target.closest?.("mark[data-f]");
  if (mark && !mark.title) mark.title = mark.dataset.f.split(" ").map(f => $("h3,h4", document.getElementById(f)).textContent).join("\n");
});
addEventListener("click", e => {
  const link = e.target.closest("a[href^='#']"), mark = e.target.closest("mark[data-f]");
  if (link) {
    const target = document.getElementById(link.hash.slice(1));
    if (target?.matches(".card")) select(target, false);
    const holder = target?.closest("details");
    if (holder) holder.open = true;
    if (target?.matches("mark")) { select(link.closest(".card") || current, false); }
  } else if (mark && !getSelection().toString()) {
    const card = mark.dataset.f.split(" ").map(f => document.getElementById(f)).find(c => c && !c.hidden);
    if (card) { select(card, false); card.scrollIntoView({block: "nearest"}); }
  } else {
    const card = e.target.closest(".card");
    if (card && card !== current) select(card, false);
  }
});

/* decisions */
const decisions = Object.fromEntries(Object.entries(store.get("decisions", {})).map(([f, d]) => [ids.find(i => data[i][0] === f), d]).filter(([i]) => i));
const past = [];
const kinds = [["fix", "1", "Fix"], ["not-a-problem", "2", "Not a problem"], ["verify", "3", "Verify"]];
function keep() {
  const all = store.get("decisions", {});
  for (const i of ids) { if (decisions[i]) all[data[i][0]] = decisions[i]; else delete all[data[i][0]]; }
  store.set("decisions", all);
  $("#undo").disabled = !past.length;
  $("#save").textContent = "Save decisions" + (Object.keys(decisions).length ? " (" + Object.keys(decisions).length + ")" : "");
  cards.forEach(draw);
}
function decide(card, change) {
  past.push([card.id, decisions[card.id] && {...decisions[card.id]}]);
  const now = {...decisions[card.id], ...change, on: new Date().toISOString().slice(0, 10)};
  if (change.decision && decisions[card.id]?.decision === change.decision) delete now.decision;
  if (now.decision || now.reason) decisions[card.id] = now; else delete decisions[card.id];
  keep();
  if (now.decision === "not-a-problem" && !now.reason) $("input", card.lastElementChild).focus();
}
function undo() {
  const last = past.pop();
  if (!last) return;
  if (last[1]) decisions[last[0]] = last[1]; else delete decisions[last[0]];
  keep();
  if (current?.id !== last[0]) select(document.getElementById(last[0]));
  say("undone");
}
function draw(card) {
  const made = decisions[card.id] || {}, box = card.lastElementChild, input = $("input", box);
  for (const b of $$("button", box)) b.setAttribute("aria-pressed", b.dataset.value === made.decision);
  if (input !== document.activeElement) input.value = made.reason || "";
  input.classList.toggle("need", made.decision === "not-a-problem" && !made.reason);
  if (made.decision) card.dataset.made = ""; else delete card.dataset.made;
}
function controls(card) {
  const box = make("div", "", {className: "decide"});
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Decision");
  for (const [value, number, words] of kinds) {
    const b = make("button", words, {type: "button", title: words + " (" + number + ")", onclick: () => decide(card, {decision: value})});
    b.dataset.value = value;
    box.append(b);
  }
  const input = make("input", "", {type: "text", placeholder: "Note or reason", autocomplete: "off"});
  input.setAttribute("aria-label", "Note or reason");
  input.onchange = () => decide(card, {reason: input.value.trim()});
  box.append(input);
  card.append(box);
}
$("#undo").onclick = undo;
$("#save").onclick = () => {
  const list = ids.filter(i => decisions[i]?.decision).map(i => ({fingerprint: data[i][0], code: data[i][1], document: data[i][2], quotes: data[i][3], decision: decisions[i].decision, reason: decisions[i].reason || "", by: "", on: decisions[i].on}));
  const missing = list.filter(d => d.decision === "not-a-problem" && !d.reason).length;
  const url = URL.createObjectURL(new Blob([JSON.stringify(list, null, 1) + "\n"], {type: "application/json"}));
  const a = make("a", "", {href: url, download: "decisions.json"});
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  say(list.length + " saved" + (missing ? ", " + missing + " without a reason" : ""));
};
/* on a long page in tasks of their own, so that it scrolls meanwhile */
const soon = cards.length > 100 ? run => setTimeout(run) : run => run();
soon(() => { cards.forEach(controls); keep(); });
soon(filter);

/* order */
$("#sort").onchange = e => {
  const weight = {error: 0, warning: 1, note: 2};
  const by = e.target.value === "weight" ? (a, b) => weight[a.dataset.sev] - weight[b.dataset.sev] || ids.indexOf(a.id) - ids.indexOf(b.id) : (a, b) => ids.indexOf(a.id) - ids.indexOf(b.id);
  for (const g of $$(".group")) g.append(...$$(":scope > .card", g).sort(by));
};

/* narrow: a card stands after its paragraph */
const wide = matchMedia("(min-width:1000px), print");
const homes = new Map(cards.map(c => [c, c.parentElement]));
function place() {
  for (const g of $$(".group")) { if (wide.matches) delete g.dataset.moved; }
  for (const card of cards) {
    const home = homes.get(card);
    if (wide.matches) { home.append(card); continue; }
    if (card.dataset.group !== "open") continue;
    const prefix = card.id.replace(/f\d+$/, "");
    let at = document.getElementById(prefix + "p" + card.dataset.p);
    if (!at) continue;
    if (at.matches("li")) at = at.parentElement;
    while (at.nextElementSibling?.matches(".card")) at = at.nextElementSibling;
    at.after(card);
  }
}
wide.onchange = () => { place(); filter(); };
if (!wide.matches) { place(); filter(); }

/* keyboard */
const help = $("#keys"), keysOn = $("#keys-on");
keysOn.checked = store.get("keys", true);
keysOn.onchange = () => store.set("keys", keysOn.checked);
$("#help").onclick = () => help.showModal();
$("#keys-close").onclick = () => help.close();
const onCard = run => () => { if (current) run(current); };
const keys = {
  j: () => step(1), k: () => step(-1), n: next, o: other, z: undo,
  1: onCard(c => decide(c, {decision: "fix"})), 2: onCard(c => decide(c, {decision: "not-a-problem"})), 3: onCard(c => decide(c, {decision: "verify"})),
  c: onCard(c => $("input", c.lastElementChild).focus()), "/": () => $("#filter").focus(), "?": () => help.showModal(),
};
addEventListener("keydown", e => {
  if (e.key === "Escape") { $(".menu").open = false; if (e.target.matches("input")) { e.target.blur(); current?.focus({preventScroll: true}); } return; }
  if (e.key === "Enter" && e.target.matches(".decide input")) { e.target.blur(); current?.focus({preventScroll: true}); return; }
  if (!keysOn.checked || e.ctrlKey || e.metaKey || e.altKey || help.open || e.target.matches("input:not([type=checkbox]),select,textarea")) return;
  if (Object.hasOwn(keys, e.key)) { e.preventDefault(); keys[e.key](); }
});
if (location.hash) { const card = document.getElementById(location.hash.slice(1)); if (card?.matches(".card")) select(card, false); }
