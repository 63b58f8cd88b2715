/* what a page with findings does besides: filter, move, decide, keys */
const data = JSON.parse($("#data").textContent); /* by article: its file, then fingerprint, code, evidence and key of each finding */
const cards = $$(".card").map((card, place) => {
  const [, prefix, n] = card.id.match(/^(.*)f(\d+)$/), [file, ...found] = data[prefix], [print, code, evidence, key] = found[n - 1];
  return Object.assign(card, {place, n, file, print, code, evidence, key, slot: print + evidence, sev: card.classList[1], home: card.closest(".group"), marks: []});
});
const say = text => { $("#status").textContent = text; };
const toCard = {block: "nearest"}, still = {preventScroll: true};

/* beside the article: a tick for each passage, and the way to the other passage where it is out of sight */
const panes = $$(".panes").map(pane => {
  const draft = $(".draft", pane), strip = make("div", "", {className: "strip", ariaHidden: true}), chip = make("button", "", {className: "chip"});
  const ticks = [];
  let before = 0;
  each([...$$(".b", draft), null], block => {
    if (!block) {
      for (const [tick, at] of ticks) tick.style.top = 100 * at / before + "%";
      strip.append(...ticks.map(t => t[0]));
      pane.append(strip);
      return;
    }
    for (const mark of $$("mark", block)) {
      for (const id of mark.dataset.f.split(" ")) byId(id).marks.push(mark);
      mark.tick = make("i", "", {className: mark.className, onclick() { toMark(mark); mark.click(); }});
      ticks.push([mark.tick, before]);
    }
    before += block.textContent.length;
  });
  pane.append(chip);
  draft.addEventListener("scroll", () => { if (current) requestAnimationFrame(chips); }, {passive: true});
  chip.onclick = () => { toMark(chip.mark); chips(); };
  return {pane, draft, chip};
});
function chips() {
  for (const {pane, draft, chip} of panes) {
    const box = draft.getBoundingClientRect(), at = m => m.getBoundingClientRect();
    const away = current && pane.contains(current) && starts(current).find(m => at(m).bottom < box.top || at(m).top > box.bottom);
    chip.classList.toggle("shown", Boolean(away));
    if (!away) continue;
    chip.mark = away;
    chip.textContent = "other passage " + (at(away).top < box.top ? "↑" : "↓") + " ¶" + away.closest(".b").id.match(/\d*$/);
  }
}
addEventListener("resize", chips);

/* which findings are shown */
const off = new Set();
const traits = {conf: "Confidence", status: "Status", made: "Decision", fam: "Kind of check"};
const trait = (card, key) => key === "made" ? decided(card) ? "decided" : "none yet" : card.dataset[key] || card[key];
function filter() {
  const words = $("#filter").value.trim().toLowerCase();
  for (const card of cards) card.hidden = !holds(card, words) || ["sev", ...Object.keys(traits)].some(key => off.has(key + trait(card, key)));
  const live = new Set(cards.filter(c => !c.hidden));
  for (const mark of new Set(cards.flatMap(c => c.marks))) {
    const on = mark.dataset.f.split(" ").some(f => live.has(byId(f)));
    mark.classList.toggle("off", !on);
    mark.tick.hidden = !on;
  }
  for (const ref of $$(".ref")) ref.classList.toggle("off", !live.has(byId(ref.hash.slice(1))));
  for (const batch of $$(".group .batch")) batch.hidden = !$(".card:not([hidden])", batch);
  for (const group of $$(".group")) group.hidden = !cards.some(c => c.home === group && live.has(c));
  for (const table of tables) sift(table, words);
  say(live.size === cards.length ? "" : live.size + " of " + cards.length + " shown");
}
const flip = (value, on) => { off[on ? "delete" : "add"](value); filter(); };
for (const b of $$(".toggle")) b.onclick = () => { const on = b.ariaPressed !== "true"; b.ariaPressed = on; flip("sev" + b.classList[1], on); };
for (const [key, title] of Object.entries(traits)) {
  const values = key === "made" ? ["none yet", "decided"] : [...new Set(cards.map(c => c.dataset[key]))].sort(), set = make("fieldset");
  set.append(make("legend", title), ...values.map(value => {
    const label = make("label"), box = make("input", "", {type: "checkbox", checked: true, onchange: () => flip(key + value, box.checked)});
    label.append(box, " " + value);
    return label;
  }));
  if (values.length > 1) $(".sheet").append(set);
}
$("#filter").oninput = filter;
$("#sort").onchange = e => {
  const weight = c => e.target.selectedIndex && ["error", "warning", "note"].indexOf(c.sev);
  cards.sort((a, b) => weight(a) - weight(b) || a.place - b.place);
  place();
};

/* moving */
let current = null, passage = 0;
function select(card, focus = true) {
  if (current) { current.classList.remove("current"); current.ariaCurrent = null; for (const m of current.marks) m.classList.remove("on"); }
  current = card;
  card.classList.add("current");
  card.ariaCurrent = "true";
  for (const m of card.marks) m.classList.add("on");
  passage = 0;
  if (focus) { card.scrollIntoView(toCard); if (card.marks.length) toMark(card.marks.at(-1), card); card.focus(still); }
  chips();
}
function toMark(mark, card) {
  const pane = mark.closest(".draft");
  if (wide.matches) {
    const box = pane.getBoundingClientRect(), at = mark.getBoundingClientRect();
    if (at.top < box.top + 40 || at.bottom > box.bottom - 60) pane.scrollTop += at.top - box.top - box.height / 3;
    if (box.top > innerHeight * .3 || box.bottom < innerHeight * .7) pane.parentElement.scrollIntoView();
  } else if (!card || !card.closest(".draft")) mark.scrollIntoView({block: "center"});
}
function step(by, test = () => true) {
  const list = cards.filter(c => !c.hidden).sort((a, b) => a.compareDocumentPosition(b) & 4 ? -1 : 1), n = list.length;
  const from = current ? list.indexOf(current) : by < 0 ? 0 : -1;
  for (let i = 1; i <= n; i++) {
    const card = list[(from + by * i + n) % n];
    if (test(card)) { select(card); say("finding " + card.n + " of " + cards.length); return; }
  }
  say("none left");
}
const decided = c => decisions[c.slot]?.decision || (c.dataset.decision && !/stale|expired/.test(c.dataset.decision));
const next = () => step(1, c => c.home.matches(".open") && !decided(c));
$("#next").onclick = next;
const starts = card => $$("cite a", card).map(a => byId(a.hash.slice(1)));
function other() {
  const list = current ? starts(current) : [];
  if (list.length) { toMark(list[passage++ % list.length]); chips(); }
}
addEventListener("mouseover", e => {
  const mark = e.target.closest?.("mark[data-f]");
  if (mark && !mark.title) mark.title = mark.dataset.f.split(" ").map(f => $("h3,h4", byId(f)).textContent).join("\n");
});
addEventListener("click", e => {
  const menu = $(".menu"), link = e.target.closest("a[href^='#']"), mark = e.target.closest("mark[data-f]"), card = e.target.closest(".card");
  if (!menu.contains(e.target)) menu.open = false;
  if (link) {
    const target = byId(link.hash.slice(1)), holder = target.closest("details");
    if (target.matches(".card")) select(target, false);
    if (holder) holder.open = true;
    if (card && target.closest(".draft")) select(card, false);
  } else if (mark && !getSelection().toString()) {
    const first = mark.dataset.f.split(" ").map(byId).find(c => !c.hidden);
    if (first) { select(first, false); first.scrollIntoView(toCard); }
  } else if (card && card !== current) select(card, false);
});

/* decisions: kept by fingerprint and evidence, so that none holds for a text that has changed */
const decisions = store.get("decisions", {}), past = [];
const counted = () => cards.filter(c => decisions[c.slot]?.decision);
const boxOf = card => card.box ||= controls(card);
function controls(card) {
  const box = make("div", "", {className: "decide", role: "group", ariaLabel: "Decision"});
  for (const [n, value, words] of [[1, "fix", "Fix"], [2, "not-a-problem", "Not a problem"], [3, "verify", "Verify"]]) {
    const b = make("button", words, {title: words + " (" + n + ")", onclick: () => decide(card, {decision: value})});
    b.dataset.value = value;
    box.append(b);
  }
  box.append(make("input", "", {placeholder: "Note or reason", ariaLabel: "Note or reason for finding " + card.n, autocomplete: "off", onchange: e => decide(card, {reason: e.target.value.trim()})}));
  card.append(box);
  return box;
}
function draw(card) {
  const made = decisions[card.slot] || {}, box = boxOf(card), input = $("input", box);
  for (const b of $$("button", box)) b.ariaPressed = b.dataset.value === made.decision;
  if (input !== document.activeElement) input.value = made.reason || "";
  input.classList.toggle("need", made.decision === "not-a-problem" && !made.reason);
  card.toggleAttribute("data-made", Boolean(made.decision));
}
function tally() {
  const n = counted().length;
  $("#undo").disabled = !past.length;
  $("#save").textContent = "Save decisions" + (n ? " (" + n + ")" : "");
}
function keep(card, made) {
  const all = store.get("decisions", {}), set = made && (made.decision || made.reason);
  for (const them of [decisions, all]) { if (set) them[card.slot] = made; else delete them[card.slot]; }
  store.set("decisions", all);
  draw(card);
  tally();
}
function decide(card, change) {
  const was = decisions[card.slot], made = {...was, ...change, on: new Date().toISOString().slice(0, 10)};
  past.push([card, was]);
  if (was?.decision && was.decision === change.decision) delete made.decision;
  keep(card, made);
  if (made.decision === "not-a-problem" && !made.reason) note(card);
}
const note = card => $("input", boxOf(card)).focus();
function undo() {
  if (!past.length) return;
  const [card, was] = past.pop();
  keep(card, was);
  if (current !== card) select(card);
  say("undone");
}
$("#undo").onclick = undo;
$("#save").onclick = () => {
  const list = counted().map(c => ({fingerprint: c.print, code: c.code, document: c.file, evidence: c.evidence, key: c.key, quotes: $$("blockquote:not(.why *) mark", c).map(m => m.textContent), reason: "", by: "", ...decisions[c.slot]}));
  const missing = list.filter(d => d.decision === "not-a-problem" && !d.reason).length;
  const href = URL.createObjectURL(new Blob([JSON.stringify(list, null, 1) + "\n"], {type: "application/json"}));
  make("a", "", {href, download: "decisions.json"}).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
  say(list.length + " saved" + (missing ? ", " + missing + " without a reason" : ""));
};
tally();
each(cards, draw);

/* narrow: a card stands after its paragraph */
const wide = matchMedia("(min-width:1000px), print");
function place() {
  const placed = new Map();
  each(cards, card => {
    const before = placed.get(card.home) || 0;
    placed.set(card.home, before + 1);
    let at = !wide.matches && card.home.matches(".open") && card.marks.at(-1)?.closest(".b");
    if (!at) {
      const batch = $$(".batch", card.home)[Math.floor(before / 10)];
      batch.hidden = false;
      batch.append(card);
      return;
    }
    if (at.matches("li")) at = at.parentElement;
    while (at.nextElementSibling?.matches(".card")) at = at.nextElementSibling;
    at.after(card);
  });
}
wide.onchange = place;
if (!wide.matches) place();

/* keyboard */
const help = $("#keys"), keysOn = $("#keys-on");
keysOn.checked = store.get("keys", true);
keysOn.onchange = () => store.set("keys", keysOn.checked);
$("#help").onclick = () => help.showModal();
$("#keys-close").onclick = () => help.close();
const on = run => () => { if (current) run(current); }, mark = decision => on(c => decide(c, {decision}));
const keys = {
  j: () => step(1), k: () => step(-1), n: next, o: other, z: undo, c: on(note), 1: mark("fix"), 2: mark("not-a-problem"), 3: mark("verify"),
  "/": () => $("#filter").focus(), "?": () => help.showModal(),
};
addEventListener("keydown", e => {
  const typing = e.target.matches("input:not([type=checkbox]),select,textarea");
  if (e.key === "Escape") $(".menu").open = false;
  if (typing && (e.key === "Escape" || e.key === "Enter" && e.target.closest(".decide"))) { e.target.blur(); current?.focus(still); }
  if (typing || !keysOn.checked || e.ctrlKey || e.metaKey || e.altKey || help.open || !Object.hasOwn(keys, e.key)) return;
  e.preventDefault();
  keys[e.key]();
});
const named = location.hash && byId(location.hash.slice(1));
if (named && named.matches(".card")) select(named, false);
