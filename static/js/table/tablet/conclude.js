// Concluding on the tablet: sentences are accepted and put in order, hidden with a reason; corrections are decided.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";
import { isHeld } from "../parts/held.js";
import { Propose } from "../parts/propose.js";
import { accepted, Synthesis, versionOf } from "../parts/synthesis.js";
import { titleOf } from "../parts/text.js";
import { Reasons } from "./reasons.js";
import { offerUndo } from "./undo.js";

const seatsWithoutPhone = (view) => view.seats.filter((seat) => !seat.phone && seat.state === "seated");

// what: `sentence` or `correction`; its commands and words are named after it.
function Hiding({ store, what, thing }) {
  const isAsking = useSignal(false);
  const which = { [what]: thing.number };
  const about = html`<span class="visually-hidden"> ${thing.text}</span>`;
  function hide(reason) {
    store.say(`hide_${what}`, { ...which, reason });
    offerUndo(store, t(`${what}.was_hidden`, { title: thing.text }), `restore_${what}`, which);
    isAsking.value = false;
  }
  if (thing.state === "removed") return null;
  if (isAsking.value) return html`<${Reasons} onReason=${hide} onDone=${() => { isAsking.value = false; }} />`;
  if (thing.state === "hidden") {
    return html`<button type="button" class="link-button" onClick=${() => store.say(`restore_${what}`, which)}>${t(`${what}.restore`)}${about}</button>`;
  }
  return html`<button type="button" class="link-button" onClick=${() => { isAsking.value = true; }}>${t(`${what}.hide`)}${about}</button>`;
}

function Ordering({ store, sentence }) {
  const view = store.view.value;
  const { number, place } = sentence;
  const version = versionOf(sentence);
  const say = (kind, more = {}) => () => store.say(kind, { sentence: number, ...more });
  const button = (words, onClick, style = "link-button") => html`<button type="button" class=${style} onClick=${onClick}>${words}<span class="visually-hidden"> ${sentence.text}</span></button>`;
  if (sentence.minority) {
    return seatsWithoutPhone(view).map((seat) => button(t("sentence.sign_for", { who: seat.name }), say("sign_sentence", { seat: seat.number, version })));
  }
  if (!place) return button(t("sentence.accept"), say("accept_sentence", { version }), "button button-small");
  return html`${place > 1 && button(t("sentence.up"), say("move_sentence", { place: place - 1 }))}
    ${place < accepted(view).length && button(t("sentence.down"), say("move_sentence", { place: place + 1 }))}
    ${button(t("sentence.aside"), say("set_sentence_aside"))}`;
}

export function ConcludeDesk({ store }) {
  const view = store.view.value;
  const isConcluding = view.moment && view.moment.kind === "conclude";
  if (!isConcluding && !(view.sentences || []).length) return null;
  const canSay = isConcluding && view.state !== "concluded" && view.moment.phase !== "closed" && !isHeld(view);
  const forSentence = (sentence) => html`<div class="card-actions">
    ${canSay && sentence.state === "shown" && html`<${Ordering} store=${store} sentence=${sentence} />`}
    <${Hiding} store=${store} what="sentence" thing=${sentence} />
  </div>`;
  return html`<${Synthesis} view=${view} canSay=${canSay} forSentence=${forSentence}>
    ${canSay && html`<${Propose} store=${store} seats=${seatsWithoutPhone(view)} />`}
  <//>`;
}

function Decision({ store, correction }) {
  const text = draft(`bozza:${store.queueKey}:correzione-${correction.number}`);
  const id = `correction-${correction.number}`;
  function decide(kind) {
    return () => {
      if (kind === "decline_correction" && !text.value.trim()) {
        document.getElementById(id).focus();
        return;
      }
      store.say(kind, { correction: correction.number, text: text.value.trim() });
      text.value = "";
    };
  }
  return html`<div class="say"><label for=${id}>${t("correction.why")}</label>
    <textarea id=${id} rows="2" value=${text.value} onInput=${(event) => { text.value = event.target.value; }}></textarea>
    <p class="card-actions"><button type="button" class="button button-small" onClick=${decide("accept_correction")}>${t("correction.accept")}</button>
      <button type="button" class="button button-secondary button-small" onClick=${decide("decline_correction")}>${t("correction.decline")}</button></p></div>`;
}

// What it is about; nothing for the account as a whole.
function topicOf({ cards, sentences = [] }, { card, sentence }) {
  if (!card && !sentence) return "";
  const { text } = (card ? cards : sentences).find((each) => each.number === (card || sentence)) || {};
  return t("objections.on", { title: titleOf(text || t("card.removed")) });
}

export function CorrectionsDesk({ store }) {
  const asked = (store.view.value.corrections || []).filter((each) => each.state !== "withdrawn");
  return asked.length > 0 && html`<section aria-labelledby="corrections-title"><h2 id="corrections-title">${t("correction.desk")}</h2>
    <ul class="remarks">${asked.map((each) => html`<li key=${each.number} class=${`remark is-${each.state}`}>
      ${topicOf(store.view.value, each) && html`<p class="remark-on">${topicOf(store.view.value, each)}</p>`}
      <p class="remark-text">${each.text}</p>
      <p class="muted">${[t(`correction.${each.state}`), each.reason].filter(Boolean).join(": ")}</p>
      ${each.state === "asked" && html`<${Decision} store=${store} correction=${each} />`}
      <p class="card-actions"><${Hiding} store=${store} what="correction" thing=${each} /></p>
    </li>`)}</ul></section>`;
}
