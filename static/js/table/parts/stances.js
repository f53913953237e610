// What a voter says of each card: consent, standing aside, or an objection with its reason. Whose voice it is, the caller knows.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { isObjecting, numberIn } from "../choices.js";
import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";
import { announce } from "./announcer.js";
import { OptionText, titleOf } from "./text.js";
import { WriteBox } from "./write_box.js";

const CONCERNS = ["purpose", "harm", "feasible", "other"];
const SAID = ["consents", "aside"];

function Object({ name, title, onObject, onDone }) {
  const concern = useSignal(CONCERNS[0]);
  const text = draft(name);
  const id = `perche-${name}`;
  function send(words) {
    onObject(concern.value, words);
    onDone();
  }
  return html`<div class="say">
    <p class="remark-kind">${t("consent.object_to", { title })}</p>
    <label for=${`${id}-concern`}>${t("consent.concern")}</label>
    <select id=${`${id}-concern`} value=${concern.value} onChange=${(event) => { concern.value = event.target.value; }}>
      ${CONCERNS.map((each) => html`<option value=${each}>${t(`concern.${each}`)}</option>`)}
    </select>
    <${WriteBox} text=${text} id=${id} label=${t("consent.reason")} button=${t("consent.raise")} onSend=${send} />
    <button type="button" class="link-button" onClick=${onDone}>${t("cancel")}</button>
  </div>`;
}

function Row({ option, text, lang, stance, group, disabled, onStance, onObject, children }) {
  const isAsking = useSignal(false);
  const title = titleOf(text);
  function say(place) {
    onStance(option, place);
    announce(t("consent.now", { title, stance: t(`consent.${SAID[place]}`) }));
  }
  const choice = (checked, words, onPick) => html`<label><input type="radio" name=${`${group}-${option}`} checked=${checked} disabled=${disabled} onClick=${onPick} /> ${words}</label>`;
  return html`<fieldset class=${stance === null ? "vote-row stance-row" : "vote-row stance-row is-chosen"}>
    <legend><${OptionText} text=${text} lang=${lang} /></legend>
    ${SAID.map((name, place) => choice(stance === place, t(`consent.${name}`), () => say(place)))}
    ${isObjecting(stance)
      ? html`${choice(true, t("consent.object"), () => {})}<p class="muted">${t("consent.withdraw_how")}</p>`
      : !disabled && !isAsking.value && html`<button type="button" class="link-button" onClick=${() => { isAsking.value = true; }}>${t("consent.object")}…<span class="visually-hidden"> ${title}</span></button>`}
    ${isAsking.value && !disabled && html`<${Object} name=${`${group}-${option}`} title=${title} onObject=${(concern, words) => onObject(option, concern, words)} onDone=${() => { isAsking.value = false; }} />`}
    ${children}
  </fieldset>`;
}

// cards: [{number, text}] in the ballot's order; group: a name for these radio buttons and drafts, different for each voter.
export function Stances({ cards, choice, group, disabled = false, onStance, onObject, forCard = () => null }) {
  return html`<div class="vote-rows">
    ${cards.map(({ number, text, lang }) => html`<${Row} key=${number} option=${number} text=${text} lang=${lang} stance=${numberIn(choice, number)} group=${group} disabled=${disabled} onStance=${onStance} onObject=${onObject}>${forCard(number)}<//>`)}
  </div>`;
}
