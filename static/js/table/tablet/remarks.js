// What is said about a card, on the tablet: read, and hidden with a reason where it must not be read.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { t } from "../page/words.js";
import { Remark, remarksOn } from "../parts/remark.js";
import { titleOf } from "../parts/text.js";
import { ForAuthor } from "./for_author.js";
import { Reasons } from "./reasons.js";
import { offerUndo } from "./undo.js";

function Actions({ remark, store }) {
  const isAsking = useSignal(false);
  const title = titleOf(remark.text);
  function hide(reason) {
    store.say("hide_remark", { remark: remark.number, reason });
    offerUndo(store, t("remark.was_hidden", { title }), "restore_remark", { remark: remark.number });
    isAsking.value = false;
  }
  if (remark.state === "removed" || remark.text === null) return null;
  if (isAsking.value) return html`<${Reasons} onReason=${hide} onDone=${() => { isAsking.value = false; }} />`;
  const isHidden = remark.state === "hidden";
  const act = isHidden ? () => store.say("restore_remark", { remark: remark.number }) : () => { isAsking.value = true; };
  return html`<p class="card-actions"><button type="button" class="link-button" onClick=${act}>
    ${t(isHidden ? "remark.restore" : "remark.hide")}<span class="visually-hidden"> ${title}</span>
  </button></p>`;
}

export function Remarks({ card, store }) {
  const said = remarksOn(store.view.value, card.number);
  return said.length > 0 && html`<ul class="remarks">
    ${said.map((remark) => html`<${Remark} key=${remark.number} remark=${remark}>${card.no_phone && html`<${ForAuthor} remark=${remark} store=${store} />`}<${Actions} remark=${remark} store=${store} /><//>`)}
  </ul>`;
}
