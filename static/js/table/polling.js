// The rung below the socket: the same frames, asked for over plain HTTP.

const EVERY_MS = 2500;
const SLOWEST_MS = 10000;
const ANSWER_WITHIN_MS = 9000;

function address(base, role, { since, epoch }) {
  const query = [`role=${role}`];
  if (since !== null) query.push(`since=${since}`, `epoch=${encodeURIComponent(epoch)}`);
  return `${base}?${query.join("&")}`;
}

// What cannot be had here is an end, as on the socket; what cannot be had now is a failure.
function understood(frame) {
  if (frame.type !== "refused") return frame;
  if (frame.code === "too_fast") throw new Error(frame.code);
  return { type: "error", code: frame.code };
}

export class Polling {
  // who: {role, token}; env: {fetch, setTimeout, clearTimeout}; on: {frame, up, down}.
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
    try {
      const url = address(this.urls.state, this.who.role, this.position());
      const frame = understood(await this.ask(url, { headers: this.headers }));
      this.failures = 0;
      if (!this.isOver) this.on.up();
      this.deliver(frame);
    } catch (error) {
      this.failures += 1;
      if (!this.isOver) this.on.down();
    }
    this.isAsking = false;
    this.next(Math.min(SLOWEST_MS, EVERY_MS * (1 + this.failures)));
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
