// The synthesis on the phone: one's own sentences are corrected and withdrawn, positions of a minority are signed.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";
import { Held, isHeld } from "../parts/held.js";
import { OnItsWay } from "../parts/on_its_way.js";
import { Propose } from "../parts/propose.js";
import { Synthesis, versionOf } from "../parts/synthesis.js";
import { WriteBox } from "../parts/write_box.js";
import { ARRIVED } from "../queue.js";

function Amend({ store, sentence }) {
  const isOpen = useSignal(false);
  const text = draft(`bozza:${store.queueKey}:frase-${sentence.number}`);
  function open() {
    if (!text.value) text.value = sentence.text;
    isOpen.value = true;
  }
  function send(words) {
    const { cards, families, ballots } = sentence;
    store.say("amend_sentence", { sentence: sentence.number, text: words, cards, families, ballots });
    isOpen.value = false;
  }
  const about = html`<span class="visually-hidden"> ${sentence.text}</span>`;
  if (!isOpen.value) {
    return html`<button type="button" class="link-button" onClick=${open}>${t("sentence.amend")}${about}</button>
      <button type="button" class="link-button" onClick=${() => store.say("withdraw_sentence", { sentence: sentence.number })}>${t("sentence.withdraw")}${about}</button>`;
  }
  return html`<${WriteBox} text=${text} id=${`frase-${sentence.number}`} label=${t("sentence.amend_label")} button=${t("sentence.amend_send")} onSend=${send} />
    <button type="button" class="link-button" onClick=${() => { isOpen.value = false; }}>${t("cancel")}</button>`;
}

function Sign({ store, sentence, own }) {
  const isSigned = Boolean(own && own.signed);
  const { number } = sentence;
  const sign = () => (isSigned ? store.say("unsign_sentence", { sentence: number }) : store.say("sign_sentence", { sentence: number, version: versionOf(sentence) }));
  return html`<button type="button" class="button button-secondary button-small" onClick=${sign}>
    ${t(isSigned ? "sentence.unsign" : "sentence.sign")}<span class="visually-hidden"> ${sentence.text}</span>
  </button>`;
}

// What this phone has sent and the table does not show yet, or has refused, with its text.
function OnTheirWay({ store }) {
  const listed = new Set((store.view.value.sentences || []).map((each) => each.number));
  const isShown = (item) => item.status === ARRIVED && (item.kind !== "propose_sentence" || (item.result && listed.has(item.result.sentence)));
  const items = store.items.value.filter((item) => item.kind.endsWith("_sentence") && !isShown(item));
  function edit(item) {
    draft(`bozza:${store.queueKey}:${item.payload.sentence ? `frase-${item.payload.sentence}` : "frase"}`).value = item.payload.text;
    store.dismiss(item.id);
  }
  return items.length > 0 && html`<ul class="remarks">${items.map((item) => html`<${OnItsWay} key=${item.id} item=${item} store=${store} kind=${t(`command.${item.kind}`)} onEdit=${edit} />`)}</ul>`;
}

export function WriteSynthesis({ store }) {
  const view = store.view.value;
  const isOpen = view.state !== "concluded" && view.moment.kind === "conclude" && view.moment.phase !== "closed";
  const canSay = isOpen && !isHeld(view);
  const forSentence = (sentence, own) => canSay && sentence.state === "shown" && html`<div class="card-actions">
    ${own && own.own && html`<${Amend} store=${store} sentence=${sentence} />`}
    ${sentence.minority && html`<${Sign} store=${store} sentence=${sentence} own=${own} />`}
  </div>`;
  return html`${isOpen && html`<${Held} view=${view} />`}
    <${Synthesis} view=${view} mine=${store.mine.value} canSay=${canSay} forSentence=${forSentence}>
      <${OnTheirWay} store=${store} />
      ${canSay && html`<${Propose} store=${store} />`}
    <//>`;
}
