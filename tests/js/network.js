// A table's server behind a network that cuts, delays, answers twice or not at all: all of it decided by one seed.

export function dice(seed) {
  let value = (seed * 2654435761) % 2147483647 || 1;
  const roll = () => ((value = (value * 48271) % 2147483647) / 2147483647);
  for (let turn = 0; turn < 5; turn += 1) roll();
  return { roll, below: (limit) => Math.floor(roll() * limit), chance: (share) => roll() < share };
}

// What the log knows and answers: each id once, in the order of arrival.
export function createServer(random) {
  const server = { epoch: "e1", log: [], answers: new Map(), choices: new Map(), hasDoubts: true };
  const seqOf = () => server.log.length;
  const cardsUpTo = (seq) => server.log.slice(0, seq).filter(({ text }) => text !== undefined).map(({ text }, index) => ({ number: index + 1, text }));
  // A patch carries what is new since then and nothing else: who misses one must notice.
  const cardsSince = (seq) => cardsUpTo(seqOf()).slice(cardsUpTo(seq).length);
  const viewAt = (seq) => ({ counts: { events: seq }, cards: cardsUpTo(seq) });
  const mineAt = (seq) => ({ cards: cardsUpTo(seq), choice: server.choices.get(2) || null });

  server.snapshot = () => ({ type: "snapshot", seq: seqOf(), epoch: server.epoch, view: viewAt(seqOf()), mine: mineAt(seqOf()) });
  server.since = (since, epoch) => {
    if (since === null || epoch !== server.epoch || random.chance(0.2)) return server.snapshot();
    return { type: "patch", from: since, to: seqOf(), set: { counts: { events: seqOf() } }, cards: cardsSince(since), mine: mineAt(seqOf()) };
  };
  server.receive = ({ id, kind, payload }) => {
    const known = server.answers.get(id);
    if (known) {
      if (known.said !== JSON.stringify([kind, payload])) throw new Error(`one id, two contents: ${id}`);
      return known.answer;
    }
    if (server.hasDoubts && random.chance(0.15)) return random.chance(0.5) ? { type: "retry", id, after: 1 + random.below(900) } : { type: "refused", id, code: "too_fast", details: {} };
    if (payload.text && payload.text.startsWith("Rifiutata")) return { type: "refused", id, code: "moment_closed", details: {} };
    server.log.push({ id, text: payload.text, choice: payload.choice });
    if (kind === "cast_ballot") server.choices.set(payload.ballot, payload.choice);
    const answer = { type: "ack", id, seq: seqOf(), result: { card: seqOf() } };
    server.answers.set(id, { said: JSON.stringify([kind, payload]), answer });
    return answer;
  };
  return server;
}

// net: {isDown, loss}: `loss` is the chance, at each frame, that the line dies instead of carrying it.
export function createNetwork(machine, server, random) {
  const net = { isDown: false, loss: 0.08, doubles: 0.1, open: new Set(), sockets: 0, replacedTokens: new Set() };
  const { setTimeout: later } = machine.env;

  class Line {
    constructor() {
      net.sockets += 1;
      this.readyState = 0;
      this.due = 0;
      later(() => (net.isDown || random.chance(net.loss) ? this.die(1006) : this.rise()), 5 + random.below(80));
    }

    rise() {
      if (this.readyState !== 0) return;
      this.readyState = 1;
      net.open.add(this);
      this.onopen();
    }

    die(code) {
      if (this.readyState === 3) return;
      this.readyState = 3;
      net.open.delete(this);
      if (this.onclose) this.onclose({ code });
    }

    close() {
      this.readyState = 3;
      net.open.delete(this);
    }

    // Bytes of one socket keep their order however late they are.
    carry(run, stray = () => {}) {
      if (net.isDown) return;
      const now = machine.env.now();
      this.due = Math.max(this.due, now + 1 + random.below(120));
      later(() => {
        if (net.isDown) return;
        if (this.readyState !== 1) later(stray, random.below(9000));
        else if (random.chance(net.loss)) this.die(1006);
        else run();
      }, this.due - now);
    }

    // What was written before a line was given up may come through all the same, later than what its successor carries.
    send(text) {
      const frame = JSON.parse(text);
      const isHeard = () => frame.type === "command" && net.replacedTokens.size === 0;
      this.carry(() => this.served(frame), () => isHeard() && server.receive(frame));
    }

    say(frame) {
      const copies = random.chance(net.doubles) ? 2 : 1;
      const text = JSON.stringify(frame);
      for (let copy = 0; copy < copies; copy += 1) this.carry(() => this.onmessage && this.onmessage({ data: text }));
    }

    served(frame) {
      if (frame.type === "hello") {
        if (net.replacedTokens.has(frame.token)) {
          this.say({ type: "error", code: "seat_replaced" });
          return;
        }
        this.say({ type: "welcome", protocol: 1, epoch: server.epoch, role: "participant", seat: 7 });
        this.tell(server.since(frame.since, frame.epoch));
      } else if (frame.type === "command") {
        const before = server.log.length;
        const answer = server.receive(frame);
        const isNews = server.log.length > before;
        if (random.chance(0.5)) this.say(answer);
        // A lagging client is skipped: the gap is for it to notice.
        if (isNews && random.chance(0.8)) net.open.forEach((line) => line.tell({ ...server.since(before, server.epoch) }));
        this.say(answer);
      }
    }

    tell({ mine, ...frame }) {
      if (frame.type === "snapshot") this.say({ ...frame, mine });
      else {
        this.say(frame);
        this.say({ type: "mine", to: frame.to, mine });
      }
    }
  }

  // Each request goes its own way: the second may be answered before the first.
  function request(url, options) {
    return new Promise((resolve, reject) => {
      const lost = () => net.isDown || random.chance(net.loss);
      later(() => {
        if (lost()) return reject(new TypeError("lost on the way there"));
        const asked = new URL(url, "https://voci.example");
        const since = asked.searchParams.get("since");
        const body = options.method === "POST" ? server.receive(JSON.parse(options.body)) : server.since(since === null ? null : Number(since), asked.searchParams.get("epoch"));
        return later(() => (lost() ? reject(new TypeError("lost on the way back")) : resolve({ json: () => Promise.resolve(body) })), 5 + random.below(400));
      }, 5 + random.below(400));
    });
  }
  machine.env.WebSocket = Line;
  machine.env.fetch = request;
  return net;
}
