// A card's text: its first line is the title.

import { html } from "htm/preact";

export const TEXT_LIMIT = 280;

export function titleOf(text) {
  return (text || "").split("\n", 1)[0];
}

export function bodyOf(text) {
  const at = (text || "").indexOf("\n");
  return at < 0 ? "" : text.slice(at + 1).trim();
}

export function CardText({ text, level = "h3" }) {
  const body = bodyOf(text);
  return html`<${level} class="card-title">${titleOf(text)}</${level}>${body && html`<p class="card-body">${body}</p>`}`;
}

// As the server counts: characters, not the halves of one.
export const lengthOf = (text) => [...text.trim()].length;
