import { useComputed } from "@preact/signals";
import { html } from "htm/preact";

import { asMinutes, secondsLeft } from "../clock.js";
import { t } from "../page/words.js";
import { isHeld } from "./held.js";

// Minutes and seconds to look at; whoever listens hears them only on asking, not every second.
export function Timer({ store }) {
  const seconds = useComputed(() => {
    const { moment, state } = store.view.value;
    return moment && moment.phase !== "closed" && state !== "concluded" ? secondsLeft(moment.ends_at, store.now.value) : null;
  });
  if (isHeld(store.view.value)) {
    const { left } = store.view.value.moment;
    return html`<p class="timer is-held">${t("timer.held")}${left !== null && html` <span class="number">${asMinutes(secondsLeft(left, 0))}</span>`}</p>`;
  }
  if (seconds.value === null) return null;
  return html`<p class="timer">
    <span class="visually-hidden">${t("timer.label")} </span><span role="timer" aria-live="off">${asMinutes(seconds.value)}</span>
  </p>`;
}
