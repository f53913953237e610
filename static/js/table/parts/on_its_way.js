// What this phone has said and the table does not show yet, with its text; what was refused can be said again.

import { html } from "htm/preact";

import { REFUSED } from "../queue.js";
import { t } from "../page/words.js";
import { ItemState } from "./item_state.js";

// kind: what it is, where the text alone does not say so; onEdit: puts its text back into its field.
export function OnItsWay({ item, store, kind = null, onEdit = null }) {
  const { text } = item.payload;
  return html`<li class=${`remark is-${item.status}`}>
    ${kind && html`<p class="remark-kind">${kind}</p>`}
    ${text && html`<p class="remark-text">${text}</p>`}<${ItemState} item=${item} />
    ${item.status === REFUSED &&
    html`<p class="card-actions">
      ${text && onEdit && html`<button type="button" class="link-button" onClick=${() => onEdit(item)}>${t("item.edit")}</button>`}
      <button type="button" class="link-button" onClick=${() => store.dismiss(item.id)}>${t("item.dismiss")}</button>
    </p>`}
  </li>`;
}
