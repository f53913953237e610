// Clarifying on the phone: one's own cards ask for an answer or a decision, the others can be asked about.

import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { inLanguage, t } from "../page/words.js";
import { announce } from "../parts/announcer.js";
import { Changes } from "../parts/diff.js";
import { Held, isHeld } from "../parts/held.js";
import { stateSentence } from "../parts/item_state.js";
import { OnItsWay } from "../parts/on_its_way.js";
import { Remark, remarksOn } from "../parts/remark.js";
import { Say } from "../parts/say.js";
import { Signs } from "../parts/signs.js";
import { CardText, titleOf } from "../parts/text.js";
import { ARRIVED, REFUSED } from "../queue.js";

const ABOUT_CARDS = ["ask_question", "suggest_wording"];

const lastSaid = (store, fits) => store.items.value.filter(fits).pop();

function Answer({ store, remark, canSay }) {
  const words = {
    button: t(remark.answer === null ? "clarify.answer" : "clarify.answer_again"),
    about: remark.text,
    label: t("clarify.answer_label", { title: remark.text }),
    send: t("clarify.answer_send"),
  };
  return html`<${Say} store=${store} name=${`risposta-${remark.number}`} begin=${remark.answer || ""} words=${words} canSay=${canSay}
    onSend=${(text) => store.say("answer_question", { remark: remark.number, text })} />`;
}

function Decide({ store, remark }) {
  const decide = (kind) => () => {
    store.say(kind, { remark: remark.number });
    announce(t(kind === "accept_wording" ? "clarify.accept" : "clarify.decline"));
  };
  return html`<button type="button" class="button button-small" onClick=${decide("accept_wording")}>${t("clarify.accept")}</button>
    <button type="button" class="button button-secondary button-small" onClick=${decide("decline_wording")}>${t("clarify.decline")}</button>`;
}

// What the author of a card can do with a remark on it.
function ForAuthor({ store, remark, canSay }) {
  const said = lastSaid(store, (item) => item.payload.remark === remark.number && item.kind !== "hide_remark");
  const isWaiting = said && said.status !== REFUSED;
  if (remark.state !== "shown") return null;
  return html`<div class="card-actions">
    ${said && html`<p class=${`item-state is-${said.status}`}>${stateSentence(said)}</p>`}
    ${!isWaiting && remark.kind === "question" && html`<${Answer} store=${store} remark=${remark} canSay=${canSay} />`}
    ${!isWaiting && canSay && remark.kind === "wording" && !remark.outcome && html`<${Decide} store=${store} remark=${remark} />`}
  </div>`;
}

function pendingOn(store, card) {
  const listed = new Set((store.view.value.remarks || []).map((remark) => remark.number));
  const isShown = (item) => item.status === ARRIVED && item.result && listed.has(item.result.remark);
  return store.items.value.filter((item) => ABOUT_CARDS.includes(item.kind) && item.payload.card === card && !isShown(item));
}

function Card({ store, card, isMine, canSay }) {
  const view = store.view.value;
  const own = new Map(((store.mine.value && store.mine.value.remarks) || []).map((remark) => [remark.number, remark.reason]));
  const title = titleOf(card.text);
  function edit(item) {
    draft(`bozza:${store.queueKey}:${item.kind === "ask_question" ? "domanda" : "parole"}-${card.number}`).value = item.payload.text;
    store.dismiss(item.id);
  }
  const said = [...remarksOn(view, card.number)];
  return html`<li class=${`paper direction-${view.table.direction.order}`}>
    <${CardText} card=${card} />
    ${[card.author, card.organisation].filter(Boolean).length > 0 && html`<p class="card-by">${[card.author, card.organisation].filter(Boolean).join(" · ")}</p>`}
    <${Changes} card=${card} />
    <ul class="remarks">
      ${said.map((remark) => html`<${Remark} key=${remark.number} remark=${remark} isMine=${own.has(remark.number)} reason=${own.get(remark.number)}>
        ${isMine && html`<${ForAuthor} store=${store} remark=${remark} canSay=${canSay} />`}
      <//>`)}
      ${pendingOn(store, card.number).map((item) => html`<${OnItsWay} key=${item.id} item=${item} store=${store} onEdit=${edit} />`)}
    </ul>
    <div class="card-actions">
      ${!isMine && html`<${Say} store=${store} name=${`domanda-${card.number}`} canSay=${canSay}
        words=${{ button: t("clarify.ask"), about: title, label: t("clarify.ask_label", { title }), send: t("clarify.ask_send") }}
        onSend=${(text) => store.say("ask_question", { card: card.number, text })} />
      <${Say} store=${store} name=${`parole-${card.number}`} begin=${card.text} canSay=${canSay}
        words=${{ button: t("clarify.suggest"), about: title, label: t("clarify.suggest_label", { title }), send: t("clarify.suggest_send") }}
        onSend=${(text) => store.say("suggest_wording", { card: card.number, text })} />`}
      ${isMine && html`<${Say} store=${store} name=${`carta-${card.number}`} begin=${card.text} canSay=${canSay}
        words=${{ button: t("card.amend"), about: title, label: t("card.amend_label"), send: t("card.amend_send") }}
        onSend=${(text) => store.say("amend_card", { card: card.number, text })} />`}
    </div>
  </li>`;
}

export function Clarify({ store }) {
  const view = store.view.value;
  const { moment } = view;
  const canSay = moment.phase !== "closed" && !isHeld(view);
  const own = new Set((store.mine.value ? store.mine.value.cards : []).map((card) => card.number));
  // In the order of their numbers: nothing moves while it is read.
  const shown = view.cards.filter((card) => card.state === "shown");
  const groups = [["yours", shown.filter((card) => own.has(card.number))], ["others", shown.filter((card) => !own.has(card.number))]];
  return html`<div class="phone-body">
    <h1 class="question">${inLanguage(moment.question)}</h1>
    <p class="muted">${t(moment.phase === "closed" ? "clarify.closed" : "clarify.how")}</p>
    ${canSay && html`<${Signs} moment=${moment} />`}
    <${Held} view=${view} />
    ${moment.phase === "closing" && html`<p class="closing">${t("closing")}</p>`}
    ${shown.length === 0 && html`<p class="empty">${t("clarify.none")}</p>`}
    ${groups.map(([name, cards]) => cards.length > 0 && html`<section key=${name} aria-labelledby=${`clarify-${name}`}>
      <h2 id=${`clarify-${name}`}>${t(`clarify.${name}`)}</h2>
      <ul class="papers">${cards.map((card) => html`<${Card} key=${card.number} store=${store} card=${card} isMine=${name === "yours"} canSay=${canSay} />`)}</ul>
    </section>`)}
  </div>`;
}
