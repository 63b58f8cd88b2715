/* what the other scripts use; all of them stand in one function */
"use strict";
const $ = (q, r = document) => r.querySelector(q), $$ = (q, r = document) => [...r.querySelectorAll(q)];
const byId = id => document.getElementById(id);
const make = (tag, text = "", set) => Object.assign(document.createElement(tag), {textContent: text}, set);
const store = {
get(key, other) { try { return JSON.parse(localStorage.getItem("newscheck:" + key)) ?? other; } catch { return other; } },
set(key, value) { try { localStorage.setItem("newscheck:" + key, JSON.stringify(value)); } catch { /* private mode: the choice lasts as long as the page */ } },
};
/* a short list at once, a long one in pieces between frames, so that the page is drawn and scrolls meanwhile */
const later = self.requestIdleCallback || setTimeout;
const PIECE = 100;
function each(list, run, from = 0) {
  if (list.length > PIECE) later(() => { list.slice(from, from += PIECE).forEach(run); if (from < list.length) each(list, run, from); });
  else list.forEach(run);
}
