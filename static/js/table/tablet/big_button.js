// One big button names the next step and how ready the table is for it.

import { html } from "htm/preact";
import { useRef } from "preact/hooks";

import { secondsLeft } from "../clock.js";
import { t } from "../page/words.js";
import { WAITING } from "../queue.js";

// A double tap must not close a moment and take the closing back.
const DEAF_AFTER_CHANGE_MS = 800;
const COMMANDS = { open: "open_moment", close: "close_moment", undo: "undo_close", resume: "resume" };

function label({ next, moment }) {
  if (next.step === "open") return t(`next.open.${next.kind}`);
  if (next.step === "undo" || next.step === "resume") return t(`next.${next.step}`);
  if (next.kind === "write" && moment.reveal === "at_once") return t("next.close.write_at_once");
  return t(`next.close.${next.kind}`);
}

function readiness({ next, moment }, store) {
  if (next.step === "undo") return t("next.closes_in", { n: secondsLeft(moment.closes_at, store.now.value) });
  if (next.step === "open" || next.kind === "conclude") return "";
  return t(`next.ready.${next.kind}`, { n: next.ready, of: next.of });
}

// shownAt: when another button stood in its place until now.
export function BigButton({ store, shownAt = 0 }) {
  const view = store.view.value;
  const { next } = view;
  const key = `${next.step}-${next.moment}`;
  const changed = useRef({ key, at: shownAt });
  if (changed.current.key !== key) changed.current = { key, at: Date.now() };
  if (next.step === "none") return html`<p class="big-none">${t("next.none")}</p>`;
  const kind = COMMANDS[next.step];
  const isAsked = store.items.value.some((item) => item.kind === kind && item.status === WAITING);
  function press() {
    if (isAsked || Date.now() - changed.current.at < DEAF_AFTER_CHANGE_MS) return;
    store.say(kind, { moment: next.moment });
  }
  return html`${next.secrecy === "secret" && html`<p class="notice" id="next-secret">${t("next.secret")}</p>`}
  <button type="button" aria-describedby=${next.secrecy === "secret" ? "next-secret" : null} class=${`big-button is-${next.step}`} onClick=${press}>
    <span class="big-label">${label(view)}</span>
    <span class="big-ready number">${isAsked && store.isOffline.value ? t("item.waiting") : readiness(view, store)}</span>
  </button>`;
}
