// After the end: ask for a correction of the account, and read what became of one's own.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";
import { OnItsWay } from "../parts/on_its_way.js";
import { titleOf } from "../parts/text.js";
import { WriteBox } from "../parts/write_box.js";
import { ARRIVED } from "../queue.js";

function topics(view) {
  const shown = (items, about) => (items || []).filter((each) => each.state === "shown").map((each) => ({ about, number: each.number, label: titleOf(each.text) }));
  return [...shown(view.sentences, "sentence"), ...shown(view.cards, "card")];
}

const asking = (store) => draft(`bozza:${store.queueKey}:correzione`);

function Ask({ config, store, until }) {
  const isOpen = useSignal(false);
  const topic = useSignal("");
  const text = asking(store);
  const known = topics(store.view.value);
  function send(words) {
    const about = known.find((each) => `${each.about}-${each.number}` === topic.value);
    store.say("ask_correction", { text: words, ...(about ? { [about.about]: about.number } : {}) });
    isOpen.value = false;
  }
  const day = new Date(until).toLocaleDateString(config.language, { day: "numeric", month: "long", year: "numeric" });
  return html`<div class="say">
    <button type="button" class="link-button" aria-expanded=${isOpen.value ? "true" : "false"} onClick=${() => { isOpen.value = !isOpen.value; }}>${t("correction.title")}</button>
    ${isOpen.value && html`<p class="muted">${t("correction.how", { day })}</p>
      <label for="correction-topic">${t("correction.about")}</label>
      <select id="correction-topic" value=${topic.value} onChange=${(event) => { topic.value = event.target.value; }}>
        <option value="">${t("correction.whole")}</option>
        ${known.map((each) => html`<option key=${`${each.about}-${each.number}`} value=${`${each.about}-${each.number}`}>${each.label}</option>`)}
      </select>
      <${WriteBox} text=${text} id="correction-text" label=${t("correction.label")} button=${t("correction.send")} onSend=${send} />`}
  </div>`;
}

function Asked({ store, correction }) {
  const words = [t(`correction.${correction.state}`), correction.reason].filter(Boolean).join(": ");
  return html`<li class="remark"><p class="remark-text">${correction.text}</p><p class="item-state">${words}</p>
    ${correction.state === "asked" && html`<p class="card-actions"><button type="button" class="link-button" onClick=${() => store.say("withdraw_correction", { correction: correction.number })}>
      ${t("correction.withdraw")}<span class="visually-hidden"> ${correction.text}</span></button></p>`}
  </li>`;
}

export function Corrections({ config, store }) {
  const until = store.view.value.corrections_until;
  const asked = (store.mine.value && store.mine.value.corrections) || [];
  const items = store.items.value.filter((item) => item.kind.endsWith("_correction") && item.status !== ARRIVED);
  function edit(item) {
    asking(store).value = item.payload.text;
    store.dismiss(item.id);
  }
  return html`${asked.length + items.length > 0 && html`<section aria-labelledby="corrections-yours"><h2 id="corrections-yours">${t("correction.yours")}</h2>
      <ul class="remarks">${asked.map((each) => html`<${Asked} key=${each.number} store=${store} correction=${each} />`)}
      ${items.map((item) => html`<${OnItsWay} key=${item.id} item=${item} store=${store} kind=${t(`command.${item.kind}`)} onEdit=${edit} />`)}</ul></section>`}
    ${until && store.now.value < until && html`<${Ask} config=${config} store=${store} until=${until} />`}`;
}
