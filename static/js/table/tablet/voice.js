// One person's choice, entered on the tablet by whatever method the table chooses.

import { html } from "htm/preact";

import { withStance } from "../choices.js";
import { announce } from "../parts/announcer.js";
import { optionsSaid } from "../parts/families.js";
import { isByConsent } from "../parts/objections.js";
import { leftWords, Picker } from "../parts/picker.js";
import { Stances } from "../parts/stances.js";
import { titleOf } from "../parts/text.js";

// Objections have a form of their own, and forms do not nest.
export function Voice({ store, seat, choice, labelledby, onChange, onSend, children }) {
  const view = store.view.value;
  const { ballot } = view;
  const cards = optionsSaid(view).map((option) => ({ ...option, text: titleOf(option.text) }));
  const about = { seat: seat.number, ballot: ballot.number };
  if (isByConsent(ballot)) {
    return html`<div class="choose-for" role="group" aria-labelledby=${labelledby}>
      <${Stances} cards=${cards} choice=${choice} group=${`per-${seat.number}-${ballot.number}`} onStance=${(card, stance) => onChange(withStance(choice, card, stance))}
        onObject=${(card, concern, text) => store.say("raise_objection_for", { ...about, card, concern, text })} />
      ${children("button", onSend)}
    </div>`;
  }
  // Dots, points and places are said by their own buttons; of ticks it is told how many are left.
  function change(next) {
    onChange(next);
    if (ballot.method === "approval") announce(leftWords(ballot, next));
  }
  function send(event) {
    event.preventDefault();
    onSend();
  }
  return html`<form class="choose-for" onSubmit=${send}>
    <${Picker} ballot=${ballot} cards=${cards} choice=${choice} onChange=${change} labelledby=${labelledby} />
    <p class="left">${leftWords(ballot, choice)}</p>
    ${children("submit", null)}
  </form>`;
}
