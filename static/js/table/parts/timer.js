import { useComputed } from "@preact/signals";
import { html } from "htm/preact";

import { asMinutes, secondsLeft } from "../clock.js";
import { t } from "../page/words.js";

// Minutes and seconds to look at; whoever listens hears them only on asking, not every second.
export function Timer({ store }) {
  const seconds = useComputed(() => {
    const { moment, state } = store.view.value;
    return moment && moment.phase !== "closed" && state !== "concluded" ? secondsLeft(moment.ends_at, store.now.value) : null;
  });
  if (seconds.value === null) return null;
  return html`<p class="timer">
    <span class="visually-hidden">${t("timer.label")} </span><span role="timer" aria-live="off">${asMinutes(seconds.value)}</span>
  </p>`;
}
