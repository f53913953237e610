// One polite region for the whole page. What it says is also on the screen.

import { effect, signal } from "@preact/signals";
import { html } from "htm/preact";

import { t, tn } from "../page/words.js";
import { endedKey } from "./ended.js";
import { objectionsOf, openIn } from "./objections.js";

const said = signal("");
const CLEAR_AFTER_MS = 6000;
let timer = null;

export function announce(sentence) {
  said.value = sentence;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    said.value = "";
  }, CLEAR_AFTER_MS);
}

export function Announcer() {
  return html`<p class="visually-hidden" role="status" aria-live="polite">${said.value}</p>`;
}

const momentKey = ({ state, moment }) => [state, moment && moment.number, moment && moment.phase, moment && moment.held].join();

// was: the moment told before, to tell what goes on from what begins.
function momentSentence({ state, moment }, was) {
  if (state === "concluded") return t("said.concluded");
  if (!moment) return t("said.waiting");
  if (moment.held) return t("said.held");
  if (was && was.number === moment.number && moment.phase === "open" && was.held) return t("said.resumed", { verb: t(`verb.${moment.kind}`) });
  if (was && was.number === moment.number && moment.phase === "open" && was.phase === "closed") return t("said.reopened", { verb: t(`verb.${moment.kind}`) });
  return t(`said.${moment.phase}`, { verb: t(`verb.${moment.kind}`) });
}

// A moment that opens or closes, the line that breaks or holds, cards that come: told once each, never while typing them.
export function announceChanges(store) {
  let last = null;
  effect(() => {
    const view = store.view.value;
    if (!view) return;
    const next = { moment: momentKey(view), cards: view.counts.cards, asking: view.asking || 0, was: view.moment, objections: openIn(objectionsOf(view)) };
    if (last && last.moment !== next.moment) announce(momentSentence(view, last.was));
    else if (last && next.asking > last.asking) announce(tn("time.asking", next.asking));
    else if (last && next.objections > last.objections) announce(tn("objections.said", next.objections));
    else if (last && store.role !== "participant" && next.cards > last.cards) announce(tn("said.cards", next.cards));
    last = next;
  });
  effect(() => {
    if (store.status.value.ended) announce(t(`ended.${endedKey(store)}`));
  });
  let wasOffline = false;
  effect(() => {
    const isOffline = store.isOffline.value;
    if (isOffline !== wasOffline) announce(t(isOffline ? "offline" : "said.online"));
    wasOffline = isOffline;
  });
}
