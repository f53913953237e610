// The ladder: a socket, again and again with jitter; after three failures plain HTTP beside it, until a socket holds.

import { delayAfter } from "./backoff.js";
import { startPolling } from "./polling.js";
import { openSocket } from "./socket.js";

const FAILURES_BEFORE_POLLING = 3;
const LONGEST_DELAY_MS = 15000;
const LONGEST_DELAY_WHILE_POLLING_MS = 30000;
const PROBE_WITHIN_MS = 3000;
const SLOW_DOWN_MS = 5000;
const HOPELESS = ["table_unknown", "seat_unknown", "seat_replaced", "seat_freed", "protocol_unsupported"];
const HOPELESS_CLOSE = { 4404: "table_unknown", 4401: "seat_unknown", 4409: "seat_replaced", 4410: "seat_freed", 4406: "protocol_unsupported" };
const UNREADABLE_CLOSE = { 4400: "malformed", 4413: "too_large" };
const TOO_FAST_CLOSE = 4429;

// options: {urls: {socket, state, commands}, role, token, position, env, on: {frame, status, unreadable}}
// status: {link: "connecting"|"live"|"polling"|"down", lostAt, ended}; `ended` is a code after which nothing is tried again.
export function createConnection({ urls, role, token, position, env, on }) {
  let socket = null;
  let polling = null;
  let timer = null;
  let failures = 0;
  let isCut = false;
  let status = { link: "connecting", lostAt: null, ended: null };

  function become(link) {
    const isUp = link === "live" || link === "polling";
    const lostAt = isUp ? null : status.lostAt === null ? env.now() : status.lostAt;
    if (link === status.link && lostAt === status.lostAt) return;
    status = { ...status, link, lostAt };
    on.status(status);
  }
  function end(code) {
    stop();
    status = { link: "down", lostAt: null, ended: code };
    on.status(status);
  }
  function stop() {
    env.clearTimeout(timer);
    if (polling) polling.close();
    polling = null;
    const last = socket;
    socket = null;
    if (last) last.close();
  }

  function receive(frame) {
    if (frame.type === "error" && HOPELESS.includes(frame.code)) {
      end(frame.code);
      return;
    }
    if (frame.type === "welcome") settleOnSocket();
    on.frame(frame);
  }
  function settleOnSocket() {
    failures = 0;
    if (polling) polling.close();
    polling = null;
    become("live");
  }

  function opened() {
    const handle = openSocket({
      url: urls.socket,
      role,
      token,
      position,
      env,
      on: { frame: receive, down: (code) => lost(code, handle) },
    });
    return handle;
  }
  function connect() {
    env.clearTimeout(timer);
    if (isCut || status.ended || socket) return;
    try {
      socket = opened();
    } catch (error) {
      // Old Safari refuses a socket that its reading of the policy forbids by throwing.
      failed();
    }
  }
  function lost(code, handle) {
    if (socket !== handle || status.ended) return;
    socket = null;
    if (HOPELESS_CLOSE[code]) {
      end(HOPELESS_CLOSE[code]);
      return;
    }
    if (UNREADABLE_CLOSE[code]) on.unreadable(UNREADABLE_CLOSE[code]);
    failed(code === TOO_FAST_CLOSE ? SLOW_DOWN_MS : 0);
  }
  function failed(waitAtLeastMs = 0) {
    failures += 1;
    if (!polling) become("down");
    if (failures >= FAILURES_BEFORE_POLLING) descend();
    retry(waitAtLeastMs);
  }
  function retry(atLeastMs) {
    const longest = polling ? LONGEST_DELAY_WHILE_POLLING_MS : LONGEST_DELAY_MS;
    env.clearTimeout(timer);
    timer = env.setTimeout(connect, Math.max(atLeastMs, delayAfter(failures, env.random, longest)));
  }
  function descend() {
    if (polling || isCut) return;
    const rung = { frame: receive, up: () => become("polling"), down: () => become("down") };
    polling = startPolling({ urls, role, token, position, env, on: rung });
  }

  return {
    start: connect,
    status: () => status,
    send(frame) {
      if (socket && socket.isUp()) return socket.send(frame);
      return polling ? polling.send(frame) : false;
    },
    // A gap in the numbers: ask for what lacks.
    resume() {
      if (socket && socket.isUp()) socket.resume();
      else if (polling) polling.resume();
    },
    // The network may have changed, or the phone slept: try now rather than when the backoff says.
    nudge() {
      if (isCut || status.ended) return;
      if (socket && socket.isUp()) {
        socket.probe(PROBE_WITHIN_MS);
        return;
      }
      const stuck = socket;
      socket = null;
      if (stuck) stuck.close();
      connect();
      if (polling) polling.resume();
    },
    // The demonstration pulls the plug: nothing is sent or fetched until it is mended.
    cut() {
      isCut = true;
      stop();
      become("down");
    },
    mend() {
      isCut = false;
      failures = 0;
      connect();
    },
    stop,
  };
}
