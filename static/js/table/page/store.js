// The table as signals: what components read. One per page.

import { computed, signal } from "@preact/signals";

import { createSession } from "../session.js";
import { EMPTY } from "../state.js";
import { newId } from "./seats.js";
import { ofDevice } from "./storage.js";

const TICK_MS = 250;
const BANNER_AFTER_MS = 5000;

function browserEnv() {
  return {
    WebSocket: window.WebSocket,
    fetch: (...asked) => window.fetch(...asked),
    setTimeout: (...asked) => window.setTimeout(...asked),
    clearTimeout: (id) => window.clearTimeout(id),
    setInterval: (...asked) => window.setInterval(...asked),
    clearInterval: (id) => window.clearInterval(id),
    now: () => Date.now(),
    random: () => Math.random(),
    storage: ofDevice,
    newId,
  };
}

// When to look again: the network came back, the page is seen again, or came out of the browser's cache.
function listen(session) {
  const nudge = () => session.connection.nudge();
  window.addEventListener("online", nudge);
  window.addEventListener("offline", nudge);
  window.addEventListener("pageshow", (event) => event.persisted && nudge());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && nudge());
  // The demonstration's plug.
  document.addEventListener("voci:cut", () => session.connection.cut());
  document.addEventListener("voci:mend", () => session.connection.mend());
}

// The log's fingerprint at the line of this seat's own vote.
async function askFingerprint(url, token, line) {
  const answer = await window.fetch(`${url}?n=${line}`, { headers: { Authorization: `Seat ${token}` }, cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).fingerprint;
}

export function createStore({ role, token, urls, queueKey }) {
  const folded = signal(EMPTY);
  const items = signal([]);
  const status = signal({ link: "connecting", lostAt: null, ended: null });
  const registers = signal({ here: null, seats: {} });
  const now = signal(Date.now());
  const on = {
    state: (value) => {
      folded.value = value;
    },
    queue: (value) => {
      items.value = value;
    },
    status: (value) => {
      status.value = value;
    },
    registers: (frame) => {
      const { here, seats = {}, tried, trials, lines } = frame;
      // Before the table begins what was tried comes too; afterwards nothing of it does.
      registers.value = tried === undefined ? { here, seats } : { here, seats, tried, trials, lines };
    },
  };
  const session = createSession({ role, token, urls, queueKey, env: browserEnv(), on });
  items.value = session.queue.items();
  window.setInterval(() => {
    now.value = session.clock.now();
  }, TICK_MS);
  listen(session);
  session.start();
  return {
    role,
    queueKey,
    view: computed(() => folded.value.view),
    mine: computed(() => folded.value.mine),
    items,
    status,
    registers,
    now,
    isOffline: computed(() => {
      const { lostAt } = status.value;
      // The link's loss is dated by this device's clock, not by the server's.
      return lostAt !== null && now.value !== 0 && Date.now() - lostAt >= BANNER_AFTER_MS;
    }),
    say: session.say,
    typing: session.typing,
    dismiss: session.queue.remove,
    fingerprintOf: (line) => askFingerprint(urls.line, token, line),
    stop: session.stop,
  };
}
