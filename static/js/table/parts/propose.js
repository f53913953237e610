// Writing a sentence of the synthesis: its words, what it rests on, whether it is a position of a minority.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";
import { WriteBox } from "./write_box.js";
import { citable } from "./synthesis.js";

const NOTHING = { cards: [], families: [], ballots: [] };

function Cites({ view, chosen }) {
  const isChosen = (each) => chosen.value[each.field].includes(each.number);
  const toggle = (each) => () => {
    const others = chosen.value[each.field].filter((number) => number !== each.number);
    chosen.value = { ...chosen.value, [each.field]: isChosen(each) ? others : [...others, each.number] };
  };
  return html`<fieldset class="group-cards"><legend>${t("synthesis.cites")}</legend>
    ${citable(view).map((each) => html`<label key=${`${each.field}-${each.number}`} class="choice">
      <input type="checkbox" checked=${isChosen(each)} onClick=${toggle(each)} /> <span>${each.label}</span>
    </label>`)}
  </fieldset>`;
}

// seats: people without a phone for whom who facilitates writes; a phone has none. What is ticked stays until it is sent.
export function Propose({ store, seats = null }) {
  const text = draft(`bozza:${store.queueKey}:frase`);
  const chosen = useSignal(NOTHING);
  const isMinority = useSignal(false);
  const seat = useSignal("");
  const count = Object.values(chosen.value).flat().length;
  function send(words) {
    const forWhom = seat.value ? { seat: Number(seat.value) } : {};
    store.say("propose_sentence", { text: words, ...chosen.value, ...(isMinority.value ? { minority: true } : {}), ...forWhom });
    chosen.value = NOTHING;
    isMinority.value = false;
  }
  const canBeMinority = seats === null || Boolean(seat.value);
  return html`<div class="say cite-form"><h3>${t("synthesis.write")}</h3>
    ${seats && seats.length > 0 && html`<label for="sentence-seat">${t("synthesis.for")}</label>
      <select id="sentence-seat" value=${seat.value} onChange=${(event) => { seat.value = event.target.value; }}>
        <option value="">${t("synthesis.for_table")}</option>
        ${seats.map((each) => html`<option key=${each.number} value=${each.number}>${each.name}</option>`)}
      </select>`}
    <${Cites} view=${store.view.value} chosen=${chosen} />
    ${canBeMinority && html`<label class="choice"><input type="checkbox" checked=${isMinority.value} onClick=${() => { isMinority.value = !isMinority.value; }} /> <span>${t("synthesis.as_minority")}</span></label>`}
    <${WriteBox} text=${text} id="frase" label=${t("synthesis.text")} button=${t("synthesis.send")} onSend=${send} canSend=${count > 0} />
    ${count === 0 && html`<p class="muted">${t("refused.nothing_cited")}</p>`}
  </div>`;
}
