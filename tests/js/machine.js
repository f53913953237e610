// What a browser gives the table's modules, driven by hand: a clock, timers, storage, sockets and an HTTP server.

export function createMachine() {
  let time = 1_000_000;
  let serial = 0;
  let timers = [];
  const shelf = new Map();
  const machine = {
    sockets: [],
    answerHttp: () => Promise.reject(new TypeError("no network")),
    requests: [],
    isOffline: false,
    env: {
      now: () => time,
      random: () => 0.5,
      newId: () => `command-${(serial += 1)}`,
      setTimeout: (run, ms) => schedule(run, ms, null),
      clearTimeout: cancel,
      setInterval: (run, ms) => schedule(run, ms, ms),
      clearInterval: cancel,
      storage: {
        getItem: (key) => (shelf.has(key) ? shelf.get(key) : null),
        setItem: (key, value) => shelf.set(key, value),
      },
      fetch(url, options) {
        machine.requests.push({ url, options });
        return machine.answerHttp(url, options).then((body) => ({ json: () => Promise.resolve(body) }));
      },
    },
    // Runs the timers due in the next `ms`, each at its own time, and lets promises settle in between.
    async advance(ms) {
      const until = time + ms;
      for (;;) {
        await settled();
        const due = timers.filter((timer) => timer.at <= until).sort((one, other) => one.at - other.at)[0];
        if (!due) break;
        time = Math.max(time, due.at);
        if (due.every) due.at += due.every;
        else cancel(due.id);
        due.run();
      }
      time = until;
      await settled();
    },
    last: () => machine.sockets[machine.sockets.length - 1],
  };
  function schedule(run, ms, every) {
    const id = (serial += 1);
    timers.push({ id, run, at: time + ms, every });
    return id;
  }
  function cancel(id) {
    timers = timers.filter((timer) => timer.id !== id);
  }
  machine.env.WebSocket = class {
    constructor(url) {
      this.url = url;
      this.readyState = 0;
      this.sent = [];
      machine.sockets.push(this);
      if (machine.isOffline) machine.env.setTimeout(() => this.drop(1006), 10);
    }

    send(text) {
      this.sent.push(JSON.parse(text));
    }

    close() {
      this.readyState = 3;
    }

    // What the network does to it.
    open() {
      this.readyState = 1;
      this.onopen();
    }

    say(frame) {
      if (this.onmessage) this.onmessage({ data: JSON.stringify(frame) });
    }

    drop(code) {
      this.readyState = 3;
      if (this.onclose) this.onclose({ code });
    }

    commands() {
      return this.sent.filter((frame) => frame.type === "command");
    }

    hellos() {
      return this.sent.filter((frame) => frame.type === "hello");
    }
  };
  return machine;
}

async function settled() {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

export function welcomed(socket, { seq = 5, epoch = "e1", view = { cards: [] }, mine = null } = {}) {
  socket.open();
  socket.say({ type: "welcome", protocol: 1, epoch, role: "participant", seat: 7, now: 1_000_000 });
  socket.say({ type: "snapshot", seq, epoch, now: 1_000_000, view, mine });
}
