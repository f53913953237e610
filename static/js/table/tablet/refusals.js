// What was asked and not registered, with the text kept.

import { html } from "htm/preact";

import { t } from "../page/words.js";
import { ItemState } from "../parts/item_state.js";
import { ARRIVED } from "../queue.js";

export function OnTheirWay({ store }) {
  const items = store.items.value.filter((item) => item.status !== ARRIVED);
  if (!items.length) return null;
  return html`<ul class="on-their-way" aria-label=${t("tablet.not_yet")}>
    ${items.map(
      (item) => html`<li key=${item.id}>
        <span><strong>${t(`command.${item.kind}`)}</strong>${item.payload.text && ` · ${item.payload.text}`}</span>
        <${ItemState} item=${item} />
        ${item.status === "refused" &&
        html`<button type="button" class="link-button" onClick=${() => store.dismiss(item.id)}>${t("item.dismiss")}</button>`}
      </li>`,
    )}
  </ul>`;
}
