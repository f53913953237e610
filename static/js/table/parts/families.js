// Cards kept together, as everybody reads them: a name, the titles of the originals, how many voices.

import { html } from "htm/preact";

import { t, tn } from "../page/words.js";
import { langOf } from "./place.js";
import { CardText, titleOf } from "./text.js";

export const nameOf = (family) => family.name || t("family.unnamed", { n: family.number });
export const familiesOf = (view) => view.families || [];

export function cardsAlone(view) {
  const together = new Set(familiesOf(view).flatMap((family) => family.cards));
  return view.cards.filter((card) => card.state === "shown" && !together.has(card.number));
}

export function cardsOf(view, family) {
  const byNumber = new Map(view.cards.map((card) => [card.number, card]));
  return family.cards.map((number) => byNumber.get(number)).filter(Boolean);
}

export function voices(family) {
  const counted = ["organisations", "people"].filter((of) => family[of] !== null).map((of) => tn(`family.${of}`, family[of]));
  return [tn("family.cards", family.cards.length), ...counted].join(" · ");
}

// What an option of a ballot says: a card's text, or a family's name with the titles of its cards below it.
export function optionText(view, option) {
  const byNumber = new Map(view.cards.map((card) => [card.number, card]));
  const family = ((view.ballot && view.ballot.families) || []).find((each) => each.option === option);
  if (!family) return (byNumber.get(option) || {}).text;
  const titles = family.cards.map((number) => titleOf((byNumber.get(number) || {}).text)).filter(Boolean);
  return family.name ? `${family.name}\n${titles.join(" · ")}` : titles.join(" · ");
}

// A family's words are several cards' and say no language; a card alone says its own.
export function optionLang(view, option) {
  const isFamily = ((view.ballot && view.ballot.families) || []).some((each) => each.option === option);
  return isFamily ? undefined : langOf(view.cards.find((card) => card.number === option));
}

export const optionsSaid = (view) =>
  view.ballot.options.map((number) => ({ number, text: optionText(view, number), lang: optionLang(view, number) }));

// level: of the family's own heading; its cards are one below.
export function Family({ view, family, level = 3, children, forCard = () => null }) {
  const below = `h${level + 1}`;
  return html`<li class=${`family direction-${view.table.direction.order}`}>
    <${`h${level}`} class="family-name">${nameOf(family)}</${`h${level}`}>
    <p class="muted">${voices(family)}</p>
    <ul class="papers">
      ${cardsOf(view, family).map((card) => html`<li key=${card.number} class=${`paper direction-${view.table.direction.order}`}>
        <${CardText} card=${card} level=${below} />${card.organisation && html`<p class="card-by">${card.organisation}</p>`}${forCard(card)}
      </li>`)}
    </ul>
    ${children}
  </li>`;
}
