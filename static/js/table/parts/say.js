// A button that opens a field. What is typed there is kept under its seat.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";
import { WriteBox } from "./write_box.js";

// words: {button, about, label, send}; name: of the draft, and of the field.
export function Say({ store, name, begin = "", words, onSend, canSay }) {
  const isOpen = useSignal(false);
  const text = draft(`bozza:${store.queueKey}:${name}`);
  function open() {
    if (!text.value) text.value = begin;
    isOpen.value = true;
  }
  function send(value) {
    onSend(value);
    isOpen.value = false;
  }
  if (!isOpen.value) {
    return canSay && html`<button type="button" class="link-button" onClick=${open}>${words.button}<span class="visually-hidden"> ${words.about}</span></button>`;
  }
  return html`<div class="say">
    <${WriteBox} text=${text} id=${name} label=${words.label} button=${words.send} onSend=${send} canSend=${canSay} />
    <button type="button" class="link-button" onClick=${() => { isOpen.value = false; }}>${t("cancel")}</button>
  </div>`;
}
