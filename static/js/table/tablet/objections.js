// Objections on the tablet: who facilitates writes how the table resolved one.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";
import { Objections } from "../parts/objections.js";
import { titleOf } from "../parts/text.js";
import { WriteBox } from "../parts/write_box.js";

const WAYS = ["amended", "noted"];

function Resolve({ remark, store }) {
  const isOpen = useSignal(false);
  const how = useSignal(WAYS[0]);
  const name = `risolta-${remark.number}`;
  const text = draft(`bozza:${store.queueKey}:${name}`);
  function keep(words) {
    store.say("resolve_objection", { remark: remark.number, how: how.value, text: words });
    isOpen.value = false;
  }
  if (!isOpen.value) {
    return html`<p class="card-actions"><button type="button" class="link-button" onClick=${() => { isOpen.value = true; }}>${t("objections.resolve")}<span class="visually-hidden"> ${titleOf(remark.text)}</span></button></p>`;
  }
  return html`<div class="say">
    <fieldset class="ways"><legend>${t("objections.how")}</legend>
      ${WAYS.map((each) => html`<label><input type="radio" name=${name} checked=${how.value === each} onClick=${() => { how.value = each; }} /> ${t(`objections.${each}`)}</label>`)}
    </fieldset>
    <${WriteBox} text=${text} id=${name} label=${t("objections.words")} button=${t("objections.keep")} onSend=${keep} />
    <button type="button" class="link-button" onClick=${() => { isOpen.value = false; }}>${t("cancel")}</button>
  </div>`;
}

export function ObjectionsDesk({ store }) {
  const view = store.view.value;
  const canResolve = view.moment.phase !== "closed" && !view.moment.held;
  return html`<${Objections} view=${view}
    forEach=${(remark) => canResolve && !remark.outcome && remark.text !== null && html`<${Resolve} remark=${remark} store=${store} />`} />`;
}
