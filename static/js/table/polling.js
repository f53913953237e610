// The rung below the socket: the same frames, asked for over plain HTTP.

// The server keeps a question open until there is something new; when it does not, this is the pace.
const EVERY_MS = 2500;
const AFTER_ANSWER_MS = 300;
const KEPT_OPEN_MS = 1000;
const SLOWEST_MS = 10000;
const ANSWER_WITHIN_MS = 9000;

function address(base, role, { since, epoch }) {
  const query = [`role=${role}`];
  if (since !== null) query.push(`since=${since}`, `epoch=${encodeURIComponent(epoch)}`, "wait=1");
  return `${base}?${query.join("&")}`;
}

// What cannot be had here is an end, as on the socket; what cannot be had now is a failure.
function understood(frame) {
  if (frame.type !== "refused") return frame;
  if (frame.code === "too_fast") throw new Error(frame.code);
  return { type: "error", code: frame.code };
}

export class Polling {
  // who: {role, token}; env: {fetch, now, setTimeout, clearTimeout}; on: {frame, up, down}.
  constructor({ urls, who, position, env, on }) {
    Object.assign(this, { urls, who, position, env, on, timer: null, failures: 0, isAsking: false, isOver: false });
    this.headers = { Accept: "application/json", ...(who.token ? { Authorization: `Seat ${who.token}` } : {}) };
    this.next(0);
  }

  // Commands go out at once; everything else a socket says has no meaning here.
  send(frame) {
    if (this.isOver || frame.type !== "command") return false;
    this.post(frame);
    return true;
  }

  resume() {
    this.next(0);
  }

  close() {
    this.isOver = true;
    this.env.clearTimeout(this.timer);
  }

  next(ms) {
    this.env.clearTimeout(this.timer);
    if (!this.isOver && !this.isAsking) this.timer = this.env.setTimeout(() => this.poll(), ms);
  }

  async poll() {
    this.isAsking = true;
    let wait = EVERY_MS;
    try {
      const { since } = this.position();
      const asked = this.env.now();
      const frame = understood(await this.ask(address(this.urls.state, this.who.role, this.position()), { headers: this.headers }));
      this.failures = 0;
      if (!this.isOver) this.on.up();
      this.deliver(frame);
      if (this.position().since !== since || this.env.now() - asked >= KEPT_OPEN_MS) wait = AFTER_ANSWER_MS;
    } catch (error) {
      this.failures += 1;
      wait = Math.min(SLOWEST_MS, EVERY_MS * (1 + this.failures));
      if (!this.isOver) this.on.down();
    }
    this.isAsking = false;
    this.next(wait);
  }

  async post({ id, kind, payload }) {
    const headers = { ...this.headers, "Content-Type": "application/json" };
    const body = JSON.stringify({ id, kind, payload });
    try {
      this.deliver(await this.ask(this.urls.commands, { method: "POST", headers, body }));
      this.next(0);
    } catch (error) {
      // Unknown outcome: the same id goes out again.
      this.deliver({ type: "retry", id, after: EVERY_MS });
    }
  }

  async ask(url, options) {
    const controller = new AbortController();
    const limit = this.env.setTimeout(() => controller.abort(), ANSWER_WITHIN_MS);
    try {
      const answer = await this.env.fetch(url, { ...options, signal: controller.signal, cache: "no-store" });
      return await answer.json();
    } finally {
      this.env.clearTimeout(limit);
    }
  }

  // One answer here is what two frames are on the socket.
  deliver(frame) {
    if (this.isOver) return;
    const { mine, ...rest } = frame;
    this.on.frame(frame.type === "patch" ? rest : frame);
    if (frame.type === "patch" && mine !== undefined) this.on.frame({ type: "mine", to: frame.to, mine });
  }
}
