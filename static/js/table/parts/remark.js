// A question or other words for a card, as everybody reads it.

import { html } from "htm/preact";

import { t } from "../page/words.js";
import { Diff } from "./diff.js";

export const remarksOn = (view, card) => (view.remarks || []).filter((remark) => remark.card === card);

function heading(remark, isMine) {
  const by = [remark.author, remark.organisation].filter(Boolean).join(" · ");
  return [t(`remark.${remark.kind}`), isMine ? t("remark.yours") : by].filter(Boolean).join(" · ");
}

function Outcome({ remark }) {
  if (remark.kind === "objection") {
    return html`<p class="muted">${t(`concern.${remark.concern}`)}</p>
      <p class="remark-answer"><strong>${t(`remark.${remark.outcome || "open"}`)}</strong> ${remark.answer}</p>`;
  }
  if (remark.kind === "wording") return html`<p class="muted">${t(`remark.${remark.outcome || "undecided"}`)}</p>`;
  if (remark.answer === null) return html`<p class="muted">${t("remark.no_answer")}</p>`;
  return html`<p class="remark-answer"><strong>${t("remark.answer")}</strong> ${remark.answer}</p>`;
}

// reason: why one's own was hidden. children: what can be done with it here.
// about: what it is said of, where that is not plain from its place.
export function Remark({ remark, isMine = false, reason = null, about = "", children }) {
  const isGone = remark.text === null;
  return html`<li class=${`remark is-${remark.kind} is-${remark.state}`}>
    <p class="remark-kind">${heading(remark, isMine)}${about && ` · ${about}`}</p>
    ${isGone && html`<p class="muted">${t(remark.state === "removed" ? "remark.removed" : "remark.hidden")}</p>`}
    ${isMine && remark.state === "hidden" && reason && html`<p class="item-state is-refused">${t("remark.hidden_yours", { why: t(`reason.${reason}`) })}</p>`}
    ${!isGone && remark.diff.length > 0 && html`<${Diff} pieces=${remark.diff} />`}
    ${!isGone && remark.diff.length === 0 && html`<p class="remark-text">${remark.text}</p>`}
    ${!isGone && html`<${Outcome} remark=${remark} />`}
    ${children}
  </li>`;
}
