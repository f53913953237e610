// A card's text: its first line is the title.

import { html } from "htm/preact";

import { langOf, Place } from "./place.js";

export const TEXT_LIMIT = 280;

export function titleOf(text) {
  return (text || "").split("\n", 1)[0];
}

export function bodyOf(text) {
  const at = (text || "").indexOf("\n");
  return at < 0 ? "" : text.slice(at + 1).trim();
}

// card: whose language it is in and where it speaks of; text: where the words are not the card's own.
export function CardText({ card, text = card.text, level = "h3" }) {
  const body = bodyOf(text);
  const lang = langOf(card);
  return html`<${level} class="card-title" lang=${lang} dir="auto">${titleOf(text)}</${level}>${body && html`<p class="card-body" lang=${lang} dir="auto">${body}</p>`}${level !== "span" && html`<${Place} card=${card} />`}`;
}

// What one chooses between, a card or a family.
export function OptionText({ text, lang }) {
  const body = bodyOf(text);
  return html`<span lang=${lang} dir=${lang && "auto"}><span class="vote-title">${titleOf(text)}</span>${body && html`<span class="vote-body">${body}</span>`}</span>`;
}

// As the server counts: characters, not the halves of one.
export const lengthOf = (text) => [...text.trim()].length;
