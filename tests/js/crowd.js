// Devices at a real table, made of the table's real modules: orders come on stdin, one line of JSON each, and each is
// answered by one line. `tests/support/crowd.py` gives them.

import readline from "node:readline";

import { createSession } from "../../static/js/table/session.js";

const devices = new Map();
// Time may run faster for the devices than for the wall: a long blackout is then a short one, by the same code.
// Not for those that ask over HTTP: how long the server keeps a question open is told by the wall.
let pace = 1;
let since = { real: Date.now(), own: Date.now() };
const now = () => since.own + (Date.now() - since.real) * pace;

function setPace(factor) {
  since = { real: Date.now(), own: now() };
  pace = factor;
}

function shelf() {
  const items = new Map();
  return {
    getItem: (key) => (items.has(key) ? items.get(key) : null),
    setItem: (key, value) => items.set(key, value),
  };
}

function environment(device) {
  class Socket extends WebSocket {
    constructor(url) {
      super(url, { headers: { Origin: device.origin } });
    }
  }
  class Forbidden {
    constructor() {
      throw new Error("no sockets on this device's network");
    }
  }
  const isPolling = device.rung === "polling";
  const real = (ms) => (isPolling ? ms : ms / pace);
  return {
    WebSocket: isPolling ? Forbidden : Socket,
    fetch: (...asked) => fetch(...asked),
    setTimeout: (run, ms) => setTimeout(run, real(ms)),
    clearTimeout,
    setInterval: (run, ms) => setInterval(run, real(ms)),
    clearInterval,
    now: isPolling ? Date.now : now,
    random: Math.random,
    storage: device.storage,
    newId: () => `cmd-${device.name}-${(device.said += 1)}`,
  };
}

function open(device) {
  const noteAnswers = (items) => {
    device.items = items;
    items.forEach(({ id, status, seq, code }) => {
      if (status !== "waiting") device.answers[id] = { status, seq, code };
    });
  };
  device.session = createSession({
    role: device.role,
    token: device.token,
    urls: device.urls,
    queueKey: "queue",
    env: environment(device),
    on: {
      state: (state) => Object.assign(device, { seq: state.seq, view: state.view, mine: state.mine }),
      queue: noteAnswers,
      status: (status) => {
        device.status = status;
        device.links[status.link] = (device.links[status.link] || 0) + 1;
      },
      registers: () => {},
    },
  });
  device.items = device.session.queue.items();
  device.session.start();
}

const reported = ({ name, role, seq, view, mine, status, items, answers, links }) =>
  ({ name, role, seq, view, mine, status, items, answers, links });

const orders = {
  arrive(order) {
    const device = { ...order, storage: shelf(), said: 0, answers: {}, links: {}, items: [], seq: null, view: null, mine: null };
    devices.set(order.name, device);
    open(device);
  },
  say: ({ name, kind, payload }) => devices.get(name).session.say(kind, payload),
  // The page is drawn anew from what the browser's storage kept.
  reload({ name }) {
    devices.get(name).session.stop();
    open(devices.get(name));
  },
  wake: () => devices.forEach(({ session }) => session.connection.nudge()),
  pace: ({ factor }) => setPace(factor),
  report: () => [...devices.values()].map(reported),
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { order, ...rest } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(orders[order](rest) ?? null)}\n`);
}).on("close", () => process.exit(0));
