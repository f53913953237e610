// The synthesis as everybody reads it: accepted sentences in order, positions of a minority, what is only proposed.

import { html } from "htm/preact";

import { t, tn } from "../page/words.js";
import { familiesOf, nameOf } from "./families.js";
import { titleOf } from "./text.js";

const sentencesOf = (view) => view.sentences || [];
const isLegible = (sentence) => sentence.text !== null;

export const accepted = (view) => sentencesOf(view).filter((each) => each.place).sort((one, other) => one.place - other.place);
export const minorities = (view) => sentencesOf(view).filter((each) => each.minority && each.state !== "withdrawn");
export const proposed = (view) => sentencesOf(view).filter((each) => !each.minority && !each.place && each.state !== "withdrawn");
export const hasSynthesis = (view) => accepted(view).length + minorities(view).filter(isLegible).length > 0;

// Which of its words are on the screen: sent along by who accepts or signs it.
export const versionOf = ({ version = 1 }) => version;

const familyLabel = (family) => t("synthesis.family", { name: nameOf(family) });

// What a sentence may rest on now: {field, number, label}.
export function citable(view) {
  const results = view.result ? [{ field: "ballots", number: view.result.ballot, label: t("synthesis.result") }] : [];
  const families = familiesOf(view).map((family) => ({ field: "families", number: family.number, label: familyLabel(family) }));
  const cards = view.cards.filter((card) => card.state === "shown");
  return [...results, ...families, ...cards.map((card) => ({ field: "cards", number: card.number, label: titleOf(card.text) }))];
}

export function citesOf(view, sentence) {
  const cards = new Map(view.cards.map((card) => [card.number, card]));
  const families = new Map(familiesOf(view).map((family) => [family.number, family]));
  const titles = sentence.cards.map((number) => {
    const { text } = cards.get(number) || {};
    return text ? t("synthesis.card", { title: titleOf(text) }) : t("card.removed");
  });
  const names = sentence.families.filter((number) => families.has(number)).map((number) => familyLabel(families.get(number)));
  return [...titles, ...names, ...sentence.ballots.map(() => t("synthesis.result"))].join(", ");
}

export function signersOf(sentence) {
  return [...sentence.signed, ...(sentence.residents ? [tn("sentence.residents", sentence.residents)] : [])].join(", ");
}

function by(sentence, own) {
  if (own && own.own) return ` · ${t("sentence.yours")}`;
  const who = [sentence.author, sentence.organisation].filter(Boolean).join(" · ");
  return who ? ` · ${t("sentence.by", { who })}` : "";
}

function hiddenWords(sentence, own) {
  if (sentence.state !== "hidden") return null;
  return own && own.reason ? t("sentence.hidden_yours", { why: t(`reason.${own.reason}`) }) : t("sentence.hidden");
}

// children: what can be done with it here.
export function Sentence({ view, sentence, own = null, children }) {
  const hidden = hiddenWords(sentence, own);
  return html`<li class=${`sentence is-${sentence.state} ${sentence.minority ? "is-minority" : ""}`}>
    ${sentence.state === "removed" && html`<p class="muted">${t("remark.removed")}</p>`}
    ${isLegible(sentence) && html`<p class="sentence-text">${sentence.text}</p>
      ${sentence.minority && html`<p class="sentence-signed">${t("sentence.signed", { who: signersOf(sentence) })}</p>`}
      <p class="muted">${t("sentence.cites", { what: citesOf(view, sentence) })}${by(sentence, own)}</p>`}
    ${hidden && html`<p class="item-state is-refused">${hidden}</p>`}
    ${children}
  </li>`;
}

// forSentence: what can be done with one; mine: what this seat proposed or signs.
export function Synthesis({ view, mine = null, canSay = false, forSentence = () => null, children }) {
  const own = new Map(((mine && mine.sentences) || []).map((each) => [each.number, each]));
  const draw = (sentence) => html`<${Sentence} key=${sentence.number} view=${view} sentence=${sentence} own=${own.get(sentence.number)}>${forSentence(sentence, own.get(sentence.number))}<//>`;
  const [kept, against, waiting] = [accepted(view), minorities(view), proposed(view)];
  return html`<section class="synthesis" aria-labelledby="synthesis-title">
    <h2 id="synthesis-title">${t("synthesis.title")}</h2>
    ${canSay && html`<p class="muted">${t("synthesis.how")}</p>`}
    ${kept.length === 0 && html`<p class="empty">${t(view.state === "concluded" ? "synthesis.none_after" : "synthesis.none")}</p>`}
    <ol class="sentences">${kept.map(draw)}</ol>
    ${against.length > 0 && html`<h3>${t("synthesis.minority")}</h3><p class="muted">${t("synthesis.minority_how")}</p><ul class="sentences">${against.map(draw)}</ul>`}
    ${waiting.length > 0 && html`<h3>${t("synthesis.proposed")}</h3>${canSay && html`<p class="muted">${t("synthesis.proposed_how")}</p>`}<ul class="sentences">${waiting.map(draw)}</ul>`}
    ${children}
  </section>`;
}
