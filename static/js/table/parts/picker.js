// Choosing among cards by every method: ticks, − and +, or an order. What is chosen is the caller's; it hears of changes.

import { html } from "htm/preact";

import { isInPairs, moved, numberOf, spent, stepped, ticked } from "../choices.js";
import { announce } from "./announcer.js";
import { OptionText, titleOf } from "./text.js";
import { t, tn } from "../page/words.js";

function Tick({ option, text, lang, choice, ballot, disabled, onChange }) {
  const isChosen = choice.includes(option);
  function toggle(event) {
    const next = ticked(ballot, choice, option);
    if (next) {
      announce(leftWords(ballot, next));
      onChange(next);
      return;
    }
    // The box stays as it was: nothing already chosen is taken away in silence.
    event.preventDefault();
    announce(tn("choose.full", ballot.max_choices));
  }
  return html`<label class=${isChosen ? "vote-row is-chosen" : "vote-row"}>
    <input type="checkbox" name="choice" value=${option} checked=${isChosen} disabled=${disabled} onClick=${toggle} />
    <${OptionText} text=${text} lang=${lang} />
  </label>`;
}

function Steps({ option, text, lang, choice, ballot, disabled, onChange }) {
  const number = numberOf(choice, option);
  const title = titleOf(text);
  function step(by) {
    const next = stepped(ballot, choice, option, by);
    if (!next) return;
    onChange(next);
    const now = t(`choose.${ballot.method}_now`, { n: number + by, title });
    announce(ballot.method === "dots" ? `${now}. ${leftWords(ballot, next)}` : now);
  }
  const button = (by, sign, key) => html`<button type="button" class="step" aria-label=${t(key, { title })} disabled=${disabled || !stepped(ballot, choice, option, by)} onClick=${() => step(by)}>${sign}</button>`;
  return html`<div class=${number ? "vote-row is-chosen" : "vote-row"} role="group" aria-label=${title}>
    <${OptionText} text=${text} lang=${lang} />
    <span class="steps">${button(-1, "−", `choose.${ballot.method}_less`)}<strong class="number">${number}</strong>${button(1, "+", `choose.${ballot.method}_more`)}</span>
  </div>`;
}

function Ranked({ option, text, lang, choice, disabled, onChange }) {
  const place = choice.indexOf(option) + 1;
  const title = titleOf(text);
  function move(by) {
    const next = moved(choice, option, by);
    onChange(next);
    announce(t("choose.rank_now", { title, n: next.indexOf(option) + 1 }));
  }
  return html`<div class="vote-row is-chosen" role="group" aria-label=${title}>
    <strong class="rank number">${place}</strong><${OptionText} text=${text} lang=${lang} />
    <span class="steps">
      <button type="button" class="step" aria-label=${t("choose.up", { title })} disabled=${disabled || place === 1} onClick=${() => move(-1)}>↑</button>
      <button type="button" class="step" aria-label=${t("choose.down", { title })} disabled=${disabled || place === choice.length} onClick=${() => move(1)}>↓</button>
      <button type="button" class="step" aria-label=${t("choose.unrank", { title })} disabled=${disabled} onClick=${() => onChange(choice.filter((each) => each !== option))}>×</button>
    </span>
  </div>`;
}

function Unranked({ option, text, lang, choice, disabled, onChange }) {
  const title = titleOf(text);
  return html`<div class="vote-row" role="group" aria-label=${title}>
    <${OptionText} text=${text} lang=${lang} />
    <span class="steps"><button type="button" class="step is-wide" aria-label=${t("choose.rank", { title, n: choice.length + 1 })} disabled=${disabled} onClick=${() => onChange([...choice, option])}>${t("choose.rank_short", { n: choice.length + 1 })}</button></span>
  </div>`;
}

// How much is still to give, in words.
export function leftWords(ballot, choice) {
  if (ballot.method === "dots") return tn("choose.dots_left", ballot.budget - spent(choice));
  if (ballot.method === "score") return t("choose.score_how", { most: ballot.max_score });
  if (ballot.method === "ranking") return tn("choose.ranked", choice.length);
  return tn("choose.left", ballot.max_choices - choice.length);
}

export function Picker({ ballot, cards, choice, disabled = false, onChange, labelledby = "question" }) {
  const said = new Map(cards.map((card) => [card.number, card]));
  const row = (component, option) => html`<${component} key=${option} option=${option} text=${(said.get(option) || {}).text} lang=${(said.get(option) || {}).lang} choice=${choice} ballot=${ballot} disabled=${disabled} onChange=${onChange} />`;
  if (ballot.method === "ranking") {
    const rest = ballot.options.filter((option) => !choice.includes(option));
    return html`<div class="vote-rows" role="group" aria-labelledby=${labelledby}>${choice.map((option) => row(Ranked, option))}${rest.map((option) => row(Unranked, option))}</div>`;
  }
  const component = isInPairs(ballot.method) ? Steps : Tick;
  return html`<fieldset class="vote-rows" aria-labelledby=${labelledby}>${ballot.options.map((option) => row(component, option))}</fieldset>`;
}
