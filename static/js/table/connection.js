// The ladder: a socket, again and again with jitter; after three failures plain HTTP beside it, until a socket holds.

import { delayAfter } from "./backoff.js";
import { Polling } from "./polling.js";
import { TableSocket } from "./socket.js";

const FAILURES_BEFORE_POLLING = 3;
const LONGEST_DELAY_MS = 15000;
const LONGEST_DELAY_WHILE_POLLING_MS = 30000;
const PROBE_WITHIN_MS = 3000;
const SLOW_DOWN_MS = 5000;
const TOO_FAST_CLOSE = 4429;
const UNREADABLE_CLOSE = { 4400: "malformed", 4413: "too_large" };
const HOPELESS_CLOSE = {
  4401: "seat_unknown",
  4403: "not_facilitating",
  4404: "table_unknown",
  4406: "protocol_unsupported",
  4409: "seat_replaced",
  4410: "seat_freed",
  4411: "facilitation_replaced",
  4412: "facilitation_revoked",
};
const HOPELESS = Object.values(HOPELESS_CLOSE);

export class Connection {
  // who: {role, token}; urls: {socket, state, commands}; on: {frame, status, unreadable(code)}.
  // status: {link: "connecting"|"live"|"polling"|"down", lostAt, ended}; after `ended` nothing is tried again.
  constructor({ urls, who, position, env, on }) {
    Object.assign(this, { urls, who, position, env, on, socket: null, polling: null, timer: null, failures: 0 });
    this.isCut = false;
    this.status = { link: "connecting", lostAt: null, ended: null };
  }

  start() {
    this.connect();
  }

  send(frame) {
    if (this.socket && this.socket.isUp) return this.socket.send(frame);
    return this.polling ? this.polling.send(frame) : false;
  }

  // A gap in the numbers: ask for what lacks.
  resume() {
    if (this.socket && this.socket.isUp) this.socket.resume();
    else if (this.polling) this.polling.resume();
  }

  // The network may have changed, or the phone slept: try now rather than when the backoff says.
  nudge() {
    if (this.isCut || this.status.ended) return;
    if (this.socket && this.socket.isUp) {
      this.socket.probe(PROBE_WITHIN_MS);
      return;
    }
    this.drop();
    this.connect();
    if (this.polling) this.polling.resume();
  }

  // The demonstration pulls the plug: nothing is sent or fetched until it is mended.
  cut() {
    this.isCut = true;
    this.stop();
    this.become("down");
  }

  mend() {
    this.isCut = false;
    this.failures = 0;
    this.connect();
  }

  stop() {
    this.env.clearTimeout(this.timer);
    this.leavePolling();
    this.drop();
  }

  connect() {
    this.env.clearTimeout(this.timer);
    if (this.isCut || this.status.ended || this.socket) return;
    try {
      this.socket = this.open();
    } catch (error) {
      // Old Safari refuses a socket that its reading of the policy forbids by throwing.
      this.failed(0);
    }
  }

  open() {
    const { urls, who, position, env } = this;
    const on = { frame: (frame) => this.receive(frame), down: (code) => this.lost(code, socket) };
    const socket = new TableSocket({ url: urls.socket, who, position, env, on });
    return socket;
  }

  drop() {
    const last = this.socket;
    this.socket = null;
    if (last) last.close();
  }

  receive(frame) {
    if (frame.type === "error" && HOPELESS.includes(frame.code)) {
      this.end(frame.code);
      return;
    }
    if (frame.type === "welcome") {
      this.failures = 0;
      this.leavePolling();
      this.become("live");
    }
    this.on.frame(frame);
  }

  lost(code, socket) {
    if (this.socket !== socket || this.status.ended) return;
    this.socket = null;
    if (HOPELESS_CLOSE[code]) {
      this.end(HOPELESS_CLOSE[code]);
      return;
    }
    if (UNREADABLE_CLOSE[code]) this.on.unreadable(UNREADABLE_CLOSE[code]);
    this.failed(code === TOO_FAST_CLOSE ? SLOW_DOWN_MS : 0);
  }

  failed(waitAtLeastMs) {
    this.failures += 1;
    if (!this.polling) this.become("down");
    if (this.failures >= FAILURES_BEFORE_POLLING) this.descend();
    const longest = this.polling ? LONGEST_DELAY_WHILE_POLLING_MS : LONGEST_DELAY_MS;
    const delay = Math.max(waitAtLeastMs, delayAfter(this.failures, this.env.random, longest));
    this.env.clearTimeout(this.timer);
    this.timer = this.env.setTimeout(() => this.connect(), delay);
  }

  descend() {
    if (this.polling || this.isCut) return;
    const { urls, who, position, env } = this;
    const on = {
      frame: (frame) => this.receive(frame),
      up: () => this.become("polling"),
      down: () => this.become("down"),
    };
    this.polling = new Polling({ urls, who, position, env, on });
  }

  leavePolling() {
    if (this.polling) this.polling.close();
    this.polling = null;
  }

  become(link) {
    const isUp = link === "live" || link === "polling";
    const since = this.status.lostAt === null ? this.env.now() : this.status.lostAt;
    const lostAt = isUp ? null : since;
    if (link === this.status.link && lostAt === this.status.lostAt) return;
    this.status = { ...this.status, link, lostAt };
    this.on.status(this.status);
  }

  end(code) {
    this.stop();
    this.status = { link: "down", lostAt: null, ended: code };
    this.on.status(this.status);
  }
}
