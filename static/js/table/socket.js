// One WebSocket from hello to close: it notices silence, reports what was seen, and never speaks after its end.

const PROTOCOL = 1;
const SEEN_EVERY_MS = 15000;
// The server needs reports only to notice who lags: each one wakes the phone's radio and costs more than a delivery.
const SEEN_AT_MOST_EVERY_MS = 5000;
const PROBE_AFTER_MS = 20000;
const DEAD_AFTER_MS = 25000;
const WELCOME_WITHIN_MS = 8000;
const CHECK_EVERY_MS = 1000;
const NORMAL_CLOSE = 1000;
const ABNORMAL_CLOSE = 1006;
const OPEN = 1;

function decoded(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return null;
  }
}

export class TableSocket {
  // who: {role, token}; position: () => {since, epoch}; env: {WebSocket, now, setInterval, clearInterval};
  // on: {frame, down(closeCode)}. May throw where the browser's reading of the policy forbids sockets.
  constructor({ url, who, position, env, on }) {
    Object.assign(this, { who, position, env, on, isWelcome: false, isOver: false, isProbed: false });
    Object.assign(this, { seenSentAt: 0, hasNews: false });
    this.openedAt = env.now();
    this.heardAt = this.openedAt;
    this.raw = new env.WebSocket(url);
    this.raw.onopen = () => this.resume();
    this.raw.onclose = (event) => this.end(event.code);
    this.raw.onerror = () => this.end(ABNORMAL_CLOSE);
    this.raw.onmessage = (event) => this.hear(event.data);
    this.watch = env.setInterval(() => this.check(), CHECK_EVERY_MS);
  }

  get isUp() {
    return this.isWelcome && !this.isOver;
  }

  send(frame) {
    if (this.isOver || this.raw.readyState !== OPEN) return false;
    this.raw.send(JSON.stringify(frame));
    return true;
  }

  // Hello: at first, after a gap in the numbers, and to hear whether anybody is there.
  resume() {
    const { role, token } = this.who;
    this.send({ type: "hello", protocol: PROTOCOL, role, ...(token ? { token } : {}), ...this.position() });
  }

  // The line may have died without saying so: unless something is heard soon, it has.
  probe(withinMs) {
    if (!this.isWelcome) return;
    this.isProbed = true;
    this.heardAt = Math.min(this.heardAt, this.env.now() - DEAD_AFTER_MS + withinMs);
    this.resume();
  }

  close() {
    this.end(NORMAL_CLOSE);
  }

  hear(text) {
    this.heardAt = this.env.now();
    this.isProbed = false;
    const frame = decoded(text);
    if (!frame) return;
    if (frame.type === "welcome") this.isWelcome = true;
    this.on.frame(frame);
    if (frame.type !== "patch") return;
    this.hasNews = true;
    if (this.heardAt - this.seenSentAt >= SEEN_AT_MOST_EVERY_MS) this.tellSeen();
  }

  tellSeen() {
    const seq = this.position().since;
    if (seq === null || !this.send({ type: "seen", seq })) return;
    this.seenSentAt = this.env.now();
    this.hasNews = false;
  }

  check() {
    const now = this.env.now();
    const silence = now - this.heardAt;
    if (!this.isWelcome) {
      if (now - this.openedAt > WELCOME_WITHIN_MS) this.end(ABNORMAL_CLOSE);
    } else if (silence >= DEAD_AFTER_MS) this.end(ABNORMAL_CLOSE);
    else if (silence >= PROBE_AFTER_MS && !this.isProbed) this.probe(DEAD_AFTER_MS - silence);
    else if (now - this.seenSentAt >= (this.hasNews ? SEEN_AT_MOST_EVERY_MS : SEEN_EVERY_MS)) this.tellSeen();
  }

  end(code) {
    if (this.isOver) return;
    this.isOver = true;
    this.env.clearInterval(this.watch);
    const { raw } = this;
    raw.onopen = raw.onmessage = raw.onclose = raw.onerror = null;
    raw.close();
    this.on.down(code);
  }
}
