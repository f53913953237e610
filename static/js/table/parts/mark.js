// A direction is told by colour and by shape; its name always stands beside it in words.

import { html } from "htm/preact";

const SHAPES = {
  1: html`<circle cx="12" cy="12" r="10" />`,
  2: html`<rect x="2.5" y="2.5" width="19" height="19" rx="1.5" />`,
  3: html`<path d="M12 2 22.5 21.5h-21z" />`,
  4: html`<path d="M12 1 23 12 12 23 1 12z" />`,
  5: html`<path d="M6.2 2.2h11.6L23.4 12l-5.6 9.8H6.2L.6 12z" />`,
};

export function Mark({ direction }) {
  return html`<svg
    class="direction-mark direction-${direction.order}"
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >${SHAPES[direction.order]}</svg>`;
}
