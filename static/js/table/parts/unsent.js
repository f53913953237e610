// What this device could not bring to the table: the words stay here, to be copied or said again.

import { html } from "htm/preact";

import { t } from "../page/words.js";
import { ARRIVED, WAITING } from "../queue.js";
import { announce } from "./announcer.js";
import { stateSentence } from "./item_state.js";
import { CardText } from "./text.js";

function Item({ item }) {
  const { text } = item.payload;
  const copy = () => navigator.clipboard && navigator.clipboard.writeText(text).then(() => announce(t("item.copied")));
  return html`<li class="paper">
    <${CardText} card=${item.payload} text=${text} />
    <p class="item-state is-${item.status}">${item.status === WAITING ? t("ended.in_doubt") : stateSentence(item)}</p>
    <p class="card-actions"><button type="button" class="link-button" onClick=${copy}>${t("item.copy")}</button></p>
  </li>`;
}

export function Unsent({ items }) {
  const texts = items.filter((item) => item.status !== ARRIVED && item.payload.text);
  if (!texts.length) return null;
  return html`<section aria-labelledby="unsent-title">
    <h2 id="unsent-title">${t("ended.unsent")}</h2>
    <ul class="papers">${texts.map((item) => html`<${Item} key=${item.id} item=${item} />`)}</ul>
  </section>`;
}
