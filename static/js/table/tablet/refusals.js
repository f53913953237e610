// What was asked and not registered, with the text kept.

import { html } from "htm/preact";

import { t } from "../page/words.js";
import { announce } from "../parts/announcer.js";
import { ItemState } from "../parts/item_state.js";
import { ARRIVED } from "../queue.js";

function Copy({ text }) {
  const copy = () => navigator.clipboard && navigator.clipboard.writeText(text).then(() => announce(t("item.copied")));
  return html`<button type="button" class="link-button" onClick=${copy}>${t("item.copy")}</button>`;
}

export function OnTheirWay({ store }) {
  const items = store.items.value.filter((item) => item.status !== ARRIVED);
  if (!items.length) return null;
  return html`<ul class="on-their-way" aria-label=${t("tablet.not_yet")}>
    ${items.map(
      (item) => html`<li key=${item.id}>
        <span><strong>${t(`command.${item.kind}`)}</strong>${item.payload.text && ` · ${item.payload.text}`}</span>
        <${ItemState} item=${item} />
        ${item.status === "refused" &&
        html`<span class="card-actions">
          ${item.payload.text && html`<${Copy} text=${item.payload.text} />`}
          <button type="button" class="link-button" onClick=${() => store.dismiss(item.id)}>${t("item.dismiss")}</button>
        </span>`}
      </li>`,
    )}
  </ul>`;
}
