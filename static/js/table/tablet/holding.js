// Pausing a moment, opening a closed one again for a reason, and who asks for more time.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { t, tn } from "../page/words.js";

const REASONS = ["late", "mistake", "more_time", "other"];

export function Asking({ view }) {
  return view.asking > 0 && html`<p class="notice asking">${tn("time.asking", view.asking)}</p>`;
}

export function HoldTool({ store }) {
  const { moment, next } = store.view.value;
  if (!moment || next.step !== "close") return null;
  return html`<button type="button" class="tool" onClick=${() => store.say("hold", { moment: moment.number })}>${t("hold.button")}</button>`;
}

// Not a ballot: its result was shown, and what was shown stays.
export function canReopen({ moment, state }) {
  return Boolean(moment && moment.phase === "closed" && moment.kind !== "choose" && state !== "concluded");
}

export function Reopen({ store }) {
  const isAsking = useSignal(false);
  const view = store.view.value;
  if (!canReopen(view)) return null;
  const { number, kind } = view.moment;
  function reopen(reason) {
    store.say("reopen_moment", { moment: number, reason });
    isAsking.value = false;
  }
  if (!isAsking.value) {
    return html`<p class="reopen"><button type="button" class="link-button" onClick=${() => { isAsking.value = true; }}>
      ${t("reopen.button", { verb: t(`verb.${kind}`) })}
    </button></p>`;
  }
  return html`<div class="reasons" role="group" aria-label=${t("reopen.why")}>
    ${REASONS.map(
      (reason) => html`<button key=${reason} type="button" class="button button-secondary button-small" onClick=${() => reopen(reason)}>${t(`reopening.${reason}`)}</button>`,
    )}
    <button type="button" class="link-button" onClick=${() => { isAsking.value = false; }}>${t("cancel")}</button>
  </div>`;
}
