// Choosing by consent on the phone: each press is sent, an objection with its reason.

import { html } from "htm/preact";

import { OBJECTS, pairsOf, withStance } from "../choices.js";
import { t, tn } from "../page/words.js";
import { optionsSaid } from "../parts/families.js";
import { stateSentence } from "../parts/item_state.js";
import { objectionsTo } from "../parts/objections.js";
import { OnItsWay } from "../parts/on_its_way.js";
import { Remark } from "../parts/remark.js";
import { Stances } from "../parts/stances.js";
import { REFUSED, WAITING } from "../queue.js";

const KINDS = ["cast_ballot", "raise_objection"];

const ofBallot = (store, ballot) => store.items.value.filter((item) => KINDS.includes(item.kind) && item.payload.ballot === ballot.number);

// What the table has, with what is on its way from here.
function choiceOf(store, ballot) {
  const known = (store.mine.value && store.mine.value.choice) || [];
  return ofBallot(store, ballot)
    .filter((item) => item.status === WAITING)
    .reduce((choice, { kind, payload }) => (kind === "cast_ballot" ? payload.choice : withStance(choice, payload.card, OBJECTS)), known);
}

function whereabouts(store, ballot) {
  const last = ofBallot(store, ballot).pop();
  if (last && last.status === REFUSED) return { status: REFUSED, words: stateSentence(last) };
  if (last && last.status === WAITING) return { status: WAITING, words: t("choose.waiting") };
  return last || (store.mine.value && store.mine.value.voted) ? { status: "arrived", words: t("choose.arrived") } : null;
}

export function Consent({ store, ballot, canChoose }) {
  const view = store.view.value;
  const choice = choiceOf(store, ballot);
  const own = new Map(((store.mine.value && store.mine.value.remarks) || []).map((remark) => [remark.number, remark.reason]));
  const state = whereabouts(store, ballot);
  const stance = (card, number) => store.say("cast_ballot", { ballot: ballot.number, choice: withStance(choice, card, number) });
  const object = (card, concern, text) => store.say("raise_objection", { ballot: ballot.number, card, concern, text });
  const pending = (card) => ofBallot(store, ballot).filter((item) => item.kind === "raise_objection" && item.payload.card === card && item.status !== "arrived");
  const said = (card) => html`${objectionsTo(view, card).length > 0 && html`<ul class="remarks">
      ${objectionsTo(view, card).map((remark) => html`<${Remark} key=${remark.number} remark=${remark} isMine=${own.has(remark.number)} reason=${own.get(remark.number)} />`)}
    </ul>`}${pending(card).length > 0 && html`<ul class="remarks">${pending(card).map((item) => html`<${OnItsWay} key=${item.id} item=${item} store=${store} />`)}</ul>`}`;
  return html`<p class="muted">${t("consent.how")} ${t(ballot.electors === "organisation" ? "consent.public" : "consent.public_person")}</p>
    <${Stances} cards=${optionsSaid(view)} choice=${choice} group=${`voto:${store.queueKey}:${ballot.number}`} disabled=${!canChoose} onStance=${stance} onObject=${object} forCard=${said} />
    ${canChoose && html`<div class="phone-bottom is-sticky">
      ${view.moment.phase === "closing" && html`<p class="closing">${t("closing")}</p>`}
      <p class="left"><strong>${tn("consent.said", pairsOf(choice).size)}</strong> ${t("choose.until")}</p>
      ${state && html`<p class=${`item-state is-${state.status}`}>${state.words}</p>`}
    </div>`}`;
}
