// For the author of a card who has no phone: what they say aloud is entered on the tablet.

import { html } from "htm/preact";

import { t } from "../page/words.js";
import { Say } from "../parts/say.js";
import { REFUSED } from "../queue.js";

export function ForAuthor({ remark, store }) {
  const { moment } = store.view.value;
  const canSay = moment.kind === "clarify" && moment.phase !== "closed" && !moment.held;
  const isSaid = store.items.value.some((item) => item.payload.remark === remark.number && /answer|accept|decline/.test(item.kind) && item.status !== REFUSED && item.status !== "arrived");
  if (!canSay || isSaid || remark.state !== "shown") return null;
  if (remark.kind === "question") {
    const words = { button: t("for.answer"), about: remark.text, label: t("for.answer_label", { title: remark.text }), send: t("clarify.answer_send") };
    return html`<${Say} store=${store} name=${`risposta-${remark.number}`} begin=${remark.answer || ""} words=${words} canSay=${canSay} onSend=${(text) => store.say("answer_question", { remark: remark.number, text })} />`;
  }
  const decide = (kind, words) => html`<button type="button" class="button button-secondary button-small" onClick=${() => store.say(kind, { remark: remark.number })}>${t(words)}</button>`;
  return remark.kind === "wording" && !remark.outcome && html`<p class="card-actions">${decide("accept_wording", "for.accept")} ${decide("decline_wording", "for.decline")}</p>`;
}
