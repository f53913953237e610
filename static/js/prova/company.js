// The eight organisations: each holds its own socket and says what acting.js decides, only while somebody watches.

import { newId } from "../table/page/seats.js";
import { REFUSED } from "../table/queue.js";
import { createSession } from "../table/session.js";
import { EMPTY } from "../table/state.js";
import { actOf } from "./acting.js";

const TICK_MS = 250;
const TYPING_BEFORE_MS = 2500;

function memory() {
  const items = new Map();
  return { getItem: (key) => items.get(key) || null, setItem: (key, value) => items.set(key, value) };
}

export function browserEnv() {
  return {
    WebSocket: window.WebSocket,
    fetch: (...asked) => window.fetch(...asked),
    setTimeout: (...asked) => window.setTimeout(...asked),
    clearTimeout: (id) => window.clearTimeout(id),
    setInterval: (...asked) => window.setInterval(...asked),
    clearInterval: (id) => window.clearInterval(id),
    now: () => Date.now(),
    random: () => Math.random(),
    storage: memory(),
    newId,
  };
}

const nothing = () => {};

// A session that only keeps its newest state; `onState` hears of each.
export function follow({ urls, role, token, name, onState = nothing }) {
  const kept = { state: EMPTY };
  const on = {
    state: (state) => {
      kept.state = state;
      onState(state);
    },
    queue: nothing,
    status: nothing,
    registers: nothing,
  };
  return { kept, session: createSession({ role, token, urls, queueKey: `prova:${name}`, env: browserEnv(), on }) };
}

function member({ seat, token }, place, text, urls) {
  const { kept, session } = follow({ urls, role: "participant", token, name: seat });
  let doing = null;
  let since = 0;
  return {
    start: session.start,
    stop: session.stop,
    tick(now) {
      const act = actOf(kept.state, place, text);
      // What arrived a moment ago may not show in `mine` yet: it is not said again.
      if (!act || session.queue.items().some((item) => item.status !== REFUSED)) return;
      if (act.key !== doing) {
        doing = act.key;
        since = now;
      }
      if (now - since >= act.after) session.say(act.kind, act.payload);
      else if (act.kind === "post_card" && now - since >= act.after - TYPING_BEFORE_MS) session.typing();
    },
  };
}

export function createCompany({ organisations, cards, urls }) {
  const members = organisations.map((each, place) => member(each, place, cards[place % cards.length], urls));
  let timer = null;

  function work() {
    if (timer !== null) return;
    members.forEach((each) => each.start());
    timer = window.setInterval(() => members.forEach((each) => each.tick(Date.now())), TICK_MS);
  }
  function rest() {
    window.clearInterval(timer);
    timer = null;
    members.forEach((each) => each.stop());
  }
  return { watched: (isWatched) => (isWatched ? work() : rest()) };
}
