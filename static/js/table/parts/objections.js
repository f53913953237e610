// Objections of a ballot by consent, as everybody reads them: the open ones first.

import { html } from "htm/preact";

import { t, tn } from "../page/words.js";
import { optionText } from "./families.js";
import { Remark } from "./remark.js";
import { titleOf } from "./text.js";

export const isByConsent = (ballot) => Boolean(ballot) && ballot.method === "consent";

export const objectionsOf = (view) => (view.remarks || []).filter((remark) => remark.kind === "objection");

export const objectionsTo = (view, card) => objectionsOf(view).filter((remark) => remark.card === card);

export const openIn = (objections) => objections.filter((remark) => !remark.outcome).length;

const openFirst = (objections) => [...objections.filter((each) => !each.outcome), ...objections.filter((each) => each.outcome)];

// forEach: what can be done with one of them here.
export function Objections({ view, level = "h2", own = new Map(), forEach = () => null }) {
  const objections = openFirst(objectionsOf(view));
  return html`<section class="objections" aria-labelledby="objections-title">
    <${level} id="objections-title">${tn("objections.open", openIn(objections))}</${level}>
    ${objections.length > 0 && html`<ul class="remarks">
      ${objections.map((remark) => html`<${Remark} key=${remark.number} remark=${remark} isMine=${own.has(remark.number)} reason=${own.get(remark.number)}
        about=${t("objections.on", { title: titleOf(optionText(view, remark.card)) || t("card.removed") })}>${forEach(remark)}<//>`)}
    </ul>`}
  </section>`;
}
