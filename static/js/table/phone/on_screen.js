// «Sullo schermo adesso»: the room's screen in words, for who cannot see it. Closed until asked for, and never announced.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { inLanguage, t, tn } from "../page/words.js";
import { cardsAlone, cardsOf, familiesOf, nameOf } from "../parts/families.js";
import { isHeld } from "../parts/held.js";
import { objectionsOf } from "../parts/objections.js";
import { figure, named, rowsOf } from "../parts/result.js";
import { accepted, hasSynthesis, minorities } from "../parts/synthesis.js";
import { titleOf } from "../parts/text.js";

const titles = (cards) => cards.map((card) => titleOf(card.text)).join(", ");

const resultLines = (view) => rowsOf(view).map((row) => `${named(row)}: ${figure(view.result, row)}`);

function cardLines(view) {
  const covered = view.cards.filter((card) => card.state === "covered").length;
  const families = familiesOf(view).map((family) => t("family.of", { name: nameOf(family), titles: titles(cardsOf(view, family)) }));
  return [...families, ...cardsAlone(view).map((card) => titleOf(card.text)), ...(covered ? [tn("write.covered", covered)] : [])];
}

function synthesisLines(view) {
  const against = minorities(view).filter((each) => each.state === "shown").length;
  return [...accepted(view).map((each) => each.text), ...(against ? [tn("room.minority", against)] : [])];
}

// The same order of questions as the room asks itself (room/room.js).
export function screenLines(view) {
  const { moment, state, result } = view;
  if (!moment) return [t("room.waiting")];
  if (moment.kind === "choose" && moment.phase !== "closed") {
    const objections = objectionsOf(view).map((each) => [t("remark.objection"), each.text || t("remark.hidden")].join(": "));
    return [t("room.voted", { n: view.counts.voted, of: view.counts.voters }), ...objections];
  }
  if (moment.kind === "conclude" && hasSynthesis(view)) return synthesisLines(view);
  if (result && (state === "concluded" || ["choose", "conclude"].includes(moment.kind))) return resultLines(view);
  const lines = cardLines(view);
  return lines.length ? lines : [t("room.empty")];
}

export function OnScreen({ store }) {
  const isOpen = useSignal(false);
  const view = store.view.value;
  const { moment, state } = view;
  if (!moment) return null;
  const heading = t(state === "concluded" ? "room.concluded" : `verb.${moment.kind}`);
  function toggle() {
    isOpen.value = !isOpen.value;
  }
  return html`<div class="phone-aside on-screen">
    <button type="button" class="link-button" aria-expanded=${isOpen.value ? "true" : "false"} onClick=${toggle}>${t("screen.now")}</button>
    ${isOpen.value && html`<div class="screen-words">
      <p><strong>${heading}</strong>${isHeld(view) && ` · ${t("timer.held")}`}</p>
      ${state !== "concluded" && html`<p>${inLanguage(moment.question)}</p>`}
      <ul>${screenLines(view).map((line) => html`<li>${line}</li>`)}</ul>
    </div>`}
  </div>`;
}
