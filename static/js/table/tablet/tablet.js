// The tablet of who facilitates. It can also be the only device at its table.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { inLanguage, t } from "../page/words.js";
import { createStore } from "../page/store.js";
import { Announcer, announceChanges } from "../parts/announcer.js";
import { Banner } from "../parts/banner.js";
import { Ended, endedKey } from "../parts/ended.js";
import { isByConsent } from "../parts/objections.js";
import { Result } from "../parts/result.js";
import { useFocusAbove } from "../parts/above.js";
import { BigButton } from "./big_button.js";
import { Cards } from "./cards.js";
import { ConcludeDesk, CorrectionsDesk } from "./conclude.js";
import { GroupDesk } from "./group.js";
import { Head, Steps } from "./head.js";
import { Asking, HoldTool, Reopen } from "./holding.js";
import { doneLines, isBefore, LINES, Lines, NotYet } from "./lines.js";
import { People } from "./people.js";
import { ObjectionsDesk } from "./objections.js";
import { OnTheirWay } from "./refusals.js";
import { Undo } from "./undo.js";
import { ForPanel } from "./write_for.js";

const ROLE = "facilitator";

function Tools({ store, config, panel }) {
  const view = store.view.value;
  const isChoosing = view.moment && view.moment.kind === "choose";
  const isConcluded = view.state === "concluded";
  // Nobody writes or chooses any more in the last moment; before the first one people without a phone sit down.
  const isForOthers = !isConcluded && !(view.moment && view.moment.kind === "conclude");
  const lock = () => store.say(view.locked ? "unlock_table" : "lock_table", {});
  function toggle() {
    panel.value = !panel.value;
  }
  return html`<p class="tools">
    ${!isConcluded && html`<${HoldTool} store=${store} />`}
    ${isForOthers && html`<button type="button" class="tool" aria-expanded=${panel.value ? "true" : "false"} onClick=${toggle}>${t(isChoosing ? "for.choose_button" : "for.button")}</button>`}
    ${!isConcluded && html`<button type="button" class="tool" onClick=${lock}>${t(view.locked ? "lock.open" : "lock.close")}</button>`}
    <a class="tool" href=${config.urls.screen} target="_blank" rel="noopener">${t("tablet.screen")}</a>
    <a class="tool" href=${config.urls.photos} target="_blank" rel="noopener">${t("photos.link")}</a>
    ${isConcluded && html`<a class="tool" href=${config.urls.account}>${t("conclude.account")}</a>`}
  </p>`;
}

function Desk({ store, config }) {
  const panel = useSignal(false);
  const ticks = useSignal({});
  const skippedAt = useSignal(0);
  useFocusAbove(".tablet-bottom");
  const view = store.view.value;
  const missing = isBefore(view) && !skippedAt.value ? LINES.length - doneLines(store, config, ticks.value).length : 0;
  const isShowingResult = view.result && view.moment && view.moment.kind !== "write";
  return html`<div class="tablet-body">
      <${Head} store=${store} />
      <${Steps} store=${store} />
      <${Banner} store=${store} />
      ${view.moment && html`<p class="question">${inLanguage(view.moment.question)}</p>`}
      <${Asking} view=${view} />
      <${Reopen} store=${store} />
      ${view.locked && view.state !== "concluded" && html`<p class="notice">${t("lock.is_closed")}</p>`}
      <${OnTheirWay} store=${store} />
      ${isBefore(view) && html`<${Lines} store=${store} config=${config} ticks=${ticks} />`}
      <${People} store=${store} />
      ${isShowingResult && html`<${Result} view=${view} />`}
      ${isByConsent(view.ballot) && view.moment.kind === "choose" && html`<${ObjectionsDesk} store=${store} />`}
      <${ConcludeDesk} store=${store} />
      <${CorrectionsDesk} store=${store} />
      ${view.moment && view.moment.kind === "group" && html`<${GroupDesk} store=${store} />`}
      <${Cards} store=${store} />
    </div>
    <div class="tablet-bottom">
      ${panel.value && html`<${ForPanel} store=${store} config=${config} onDone=${() => { panel.value = false; }} />`}
      <${Undo} store=${store} />
      <${Tools} store=${store} config=${config} panel=${panel} />
      ${missing ? html`<${NotYet} missing=${missing} onSkip=${() => { skippedAt.value = Date.now(); }} />` : html`<${BigButton} store=${store} shownAt=${skippedAt.value} />`}
    </div>`;
}

export function openTablet(config) {
  const store = createStore({
    role: ROLE,
    token: config.token,
    urls: config.urls,
    queueKey: `voci:coda:${config.code}:facilita`,
  });
  announceChanges(store);
  return store;
}

export function Tablet({ config, store }) {
  const ended = store.status.value.ended;
  let inside = html`<div class="tablet-body"><h1>${t("table.number", { n: config.table.number })}</h1><p>${t("connecting")}</p></div>`;
  if (store.view.value) inside = html`<${Desk} store=${store} config=${config} />`;
  if (ended) inside = html`<${Ended} code=${endedKey(store)} />`;
  return html`<div class="tablet">${inside}<${Announcer} /></div>`;
}
