// Ten seconds to take back, in place of asking beforehand.

import { signal } from "@preact/signals";
import { html } from "htm/preact";

import { secondsLeft } from "../clock.js";
import { t } from "../page/words.js";
import { announce } from "../parts/announcer.js";

const UNDO_MS = 10000;
const offered = signal(null);

export function offerUndo(store, sentence, kind, payload) {
  offered.value = { sentence, kind, payload, until: store.now.value + UNDO_MS };
  announce(sentence);
}

export function Undo({ store }) {
  const offer = offered.value;
  const left = offer && secondsLeft(offer.until, store.now.value);
  if (!left) return null;
  function takeBack() {
    store.say(offer.kind, offer.payload);
    offered.value = null;
  }
  return html`<p class="undo">
    <span>${offer.sentence}</span>
    <button type="button" class="button button-secondary" onClick=${takeBack}>
      ${t("undo")} <span class="number" aria-hidden="true">${left}</span>
    </button>
  </p>`;
}
