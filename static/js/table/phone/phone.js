// The phone of who takes part: one task per screen.

import { signal } from "@preact/signals";
import { html } from "htm/preact";
import { useRef, useState } from "preact/hooks";

import { forgetLastSeat, heldSeat, holdSeat, leaveSeat } from "../page/seats.js";
import { createStore } from "../page/store.js";
import { t } from "../page/words.js";
import { useFocusAbove } from "../parts/above.js";
import { Announcer, announceChanges } from "../parts/announcer.js";
import { Banner } from "../parts/banner.js";
import { Ended } from "../parts/ended.js";
import { Timer } from "../parts/timer.js";
import { AskTime } from "./ask_time.js";
import { Choose } from "./choose.js";
import { Clarify } from "./clarify.js";
import { Conclude } from "./conclude.js";
import { Group } from "./group.js";
import { Join } from "./join.js";
import { Over } from "./over.js";
import { OnScreen } from "./on_screen.js";
import { Seated, Waiting } from "./seated.js";
import { PhoneTop } from "./top.js";
import { Write } from "./write.js";

const TASKS = { write: Write, clarify: Clarify, group: Group, choose: Choose, conclude: Conclude };
const ROLE = "participant";

function openStore(config, seat) {
  const store = createStore({
    role: ROLE,
    token: seat.token,
    urls: config.urls,
    queueKey: `voci:coda:${config.code}:${seat.seat}`,
  });
  announceChanges(store);
  return store;
}

function taskOf(view) {
  if (view.state === "concluded") return { Task: Conclude, verb: t("verb.conclude") };
  if (!view.moment) return { Task: Waiting, verb: "" };
  return { Task: TASKS[view.moment.kind], verb: t(`verb.${view.moment.kind}`) };
}

function AtTable({ config, store, onLeave }) {
  useFocusAbove(".phone-bottom");
  const ended = store.status.value.ended;
  if (ended) return html`<${PhoneTop} table=${config.table} /><${Ended} code=${ended} items=${store.items.value} onAgain=${onLeave} />`;
  const view = store.view.value;
  if (!view) {
    return html`<${PhoneTop} table=${config.table} /><${Banner} store=${store} />
      <div class="phone-body"><h1>${t("table.number", { n: config.table.number })}</h1><p>${t("connecting")}</p></div>`;
  }
  const { Task, verb } = taskOf(view);
  return html`<${PhoneTop} table=${config.table} verb=${verb}><${Timer} store=${store} /><//>
    <${Banner} store=${store} />
    <${Task} config=${config} store=${store} />
    <${AskTime} store=${store} />
    <${OnScreen} store=${store} />`;
}

// After one's own step to another screen, and only then, reading begins at its top.
function beginAtTop() {
  document.getElementById("main").focus();
  window.scrollTo(0, 0);
}

// This tab's seat; else the one taken by the plain form before the scripts arrived.
function seatOf(config) {
  const held = heldSeat(config.code, ROLE);
  if (held && held.seat) return held;
  if (config.seat) holdSeat(config.code, ROLE, config.seat);
  return config.seat || null;
}

export function Phone({ config }) {
  const [seat] = useState(() => signal(seatOf(config)));
  // Once for each seat, not at each drawing: every store holds a line of its own.
  const store = useRef(null);
  if (seat.value && !store.current) store.current = openStore(config, seat.value);
  function sit(taken) {
    seat.value = taken;
    beginAtTop();
  }
  function goOn() {
    const { isNew: _read, ...known } = seat.value;
    holdSeat(config.code, ROLE, known);
    seat.value = known;
    beginAtTop();
  }
  function leave() {
    store.current.stop();
    store.current = null;
    leaveSeat(config.code, ROLE);
    forgetLastSeat(config.code);
    seat.value = null;
    beginAtTop();
  }
  let screen = html`<${config.is_over ? Over : Join} config=${config} onSeat=${sit} />`;
  if (seat.value) screen = html`<${AtTable} config=${config} store=${store.current} onLeave=${leave} />`;
  if (seat.value && seat.value.isNew) screen = html`<${Seated} config=${config} seat=${seat.value} onGoOn=${goOn} />`;
  return html`<div class="phone">${screen}<${Announcer} /></div>`;
}
