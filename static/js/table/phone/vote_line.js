// Where one's own open choice stands in the log: the line at once, its fingerprint when one asks to see it.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";

import { t } from "../page/words.js";

export function VoteLine({ store }) {
  const { line } = store.mine.value || {};
  const isOpen = useSignal(false);
  const known = useSignal({ line: null, fingerprint: "" });
  useEffect(() => {
    if (!isOpen.value || !line || known.value.line === line) return;
    // Without a net, or of a line that is newer than the answer: asked again when the line moves or the details open.
    store.fingerprintOf(line).then(
      (fingerprint) => {
        known.value = { line, fingerprint };
      },
      () => {},
    );
  }, [line, isOpen.value]);
  if (!line) return null;
  const toggle = (event) => {
    isOpen.value = event.currentTarget.open;
  };
  return html`<details class="vote-line" onToggle=${toggle}><summary>${t("choose.details")}</summary>
    <p>${t("choose.line", { n: line })} ${known.value.line === line ? html`<code class="fingerprint">${known.value.fingerprint}</code>` : html`<span class="muted">${t("choose.line_later")}</span>`}</p>
    <p class="muted">${t("choose.line_how")}</p>
  </details>`;
}
