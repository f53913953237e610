import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { inLanguage, t, tn } from "../page/words.js";
import { Held, isHeld } from "../parts/held.js";
import { settingDraft, settingPayload } from "../parts/place.js";
import { Signs } from "../parts/signs.js";
import { Similar } from "../parts/similar.js";
import { WriteBox } from "../parts/write_box.js";
import { OwnCards } from "./own_cards.js";
import { TableCards } from "./table_cards.js";

function Covered({ view }) {
  const covered = view.cards.filter((card) => card.state === "covered").length;
  return covered > 0 && html`<p class="muted">${tn("write.covered", covered)}</p>`;
}

// A text that was being written when the moment closed: it stays here, word for word.
function Unsent({ text }) {
  return text.value.trim() && html`<div class="notice">
    <p>${t("write.unsent")}</p>
    <p class="unsent">${text.value}</p>
  </div>`;
}

export function Write({ store }) {
  const view = store.view.value;
  const { moment } = view;
  const order = view.table.direction.order;
  const isOpen = moment.phase !== "closed";
  const text = draft(`bozza:${store.queueKey}:${moment.number}`);
  const setting = settingDraft(`bozza:${store.queueKey}:dove`);
  function send(value) {
    store.say("post_card", { text: value, ...settingPayload(setting.value) });
    setting.sent();
  }
  return html`<div class="phone-body">
      <h1 class="question">${inLanguage(moment.question)}</h1>
      ${isOpen && html`<p class="muted">${t("write.not_an_act")}</p>`}
      ${!isOpen && html`<p>${t("write.closed")}</p><${Unsent} text=${text} />`}
      <${OwnCards} store=${store} text=${text} canChange=${isOpen && !isHeld(view)} order=${order} />
      <${Covered} view=${view} />
      <${TableCards} key=${`${moment.number}-${isOpen}`} store=${store} order=${order} />
    </div>
    ${isOpen &&
    html`<div class="phone-bottom">
      ${moment.phase === "closing" && html`<p class="closing">${t("closing")}</p>`}
      <${Held} view=${view} />
      <${Signs} moment=${moment} />
      <${Similar} text=${text} store=${store} />
      <${WriteBox}
        canSend=${!isHeld(view)}
        text=${text}
        id="card-text"
        label=${t("write.label")}
        button=${t("write.send")}
        setting=${setting}
        onSend=${send}
        onTyping=${store.typing}
      />
    </div>`}`;
}
