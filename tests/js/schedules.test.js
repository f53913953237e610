// A few hundred invented afternoons of a phone on a bad network. Each is told by its seed: run it again to see it again.

import assert from "node:assert/strict";
import { test } from "node:test";

import { createSession } from "../../static/js/table/session.js";
import { createMachine } from "./machine.js";
import { createNetwork, createServer, dice } from "./network.js";

const URLS = { socket: "ws://host/ws/", state: "/stato/", commands: "/comandi/" };
const SAYINGS = 9;
const UNTIL_QUIET_MS = 100_000;
const key = "coda:482917:7";

function afternoon(seed, { forbidSockets = false, storage } = {}) {
  const random = dice(seed);
  const machine = createMachine();
  machine.env.random = random.roll;
  if (storage) machine.env.storage = storage;
  const server = createServer(random);
  const net = createNetwork(machine, server, random);
  if (forbidSockets) {
    machine.env.WebSocket = class {
      constructor() {
        throw new Error("SecurityError");
      }
    };
  }
  const all = { random, machine, server, net, said: [], history: new Map(), state: null, status: null };
  all.watch = (items) => {
    items.forEach(({ id, status }) => {
      const past = all.history.get(id) || [];
      if (past[past.length - 1] !== status) all.history.set(id, [...past, status]);
    });
  };
  all.open = () => {
    all.session = createSession({
      role: "participant",
      token: "t".repeat(22),
      urls: URLS,
      queueKey: key,
      env: machine.env,
      on: { state: (state) => (all.state = state), queue: all.watch, status: (status) => (all.status = status), registers() {} },
    });
    all.session.start();
  };
  all.open();
  return all;
}

const statusOf = (all, id) => (all.session.queue.items().find((item) => item.id === id) || { status: "gone" }).status;

// Nothing said may be nowhere: it is in the queue, or the table has it.
function nothingLost(all) {
  const kept = new Set(all.session.queue.items().map(({ id }) => id));
  all.said.filter(({ kind }) => kind === "post_card").forEach(({ id, text }) => {
    assert.ok(kept.has(id) || all.server.answers.has(id), `lost: ${text}`);
  });
}

function speak(all, text) {
  const id = all.session.say("post_card", { text });
  all.said.push({ id, kind: "post_card", text });
}

async function weather(all) {
  const { random, machine, net, session } = all;
  if (random.chance(0.25)) net.isDown = !net.isDown;
  if (random.chance(0.2)) net.open.forEach((line) => line.die([1001, 1006, 1012][random.below(3)]));
  if (random.chance(0.15)) session.connection.nudge();
  await machine.advance(random.below(random.chance(0.3) ? 20_000 : 700));
  nothingLost(all);
}

async function clears(all) {
  all.net.isDown = false;
  all.net.loss = 0;
  all.server.hasDoubts = false;
  all.session.connection.nudge();
  await all.machine.advance(UNTIL_QUIET_MS);
}

// Said once, stored once, in the order in which it was said; the phone ends up knowing what the table knows.
function cameTrue(all) {
  const wanted = all.said.filter(({ text }) => text && !text.startsWith("Rifiutata")).map(({ text }) => text);
  assert.deepEqual(all.server.log.filter(({ text }) => text !== undefined).map(({ text }) => text), wanted);
  assert.equal(new Set(all.server.log.map(({ id }) => id)).size, all.server.log.length);
  all.said.filter(({ text }) => text && text.startsWith("Rifiutata")).forEach(({ id, text }) => {
    const item = all.session.queue.items().find((each) => each.id === id);
    assert.deepEqual([item.status, item.code, item.payload.text], ["refused", "moment_closed", text]);
  });
  assert.deepEqual(all.session.queue.items().filter(({ status }) => status !== "refused"), []);
  assert.deepEqual([all.state.seq, all.state.view.counts.events], [all.server.log.length, all.server.log.length]);
  assert.deepEqual(all.state.view.cards.map(({ text }) => text), wanted);
}

// waiting, then one answer: nothing is taken back, nothing is answered twice.
function answeredOnce(all) {
  all.history.forEach((past, id) => {
    assert.ok(["waiting", "waiting,arrived", "waiting,refused"].includes(past.join()), `${id}: ${past}`);
  });
}

for (let seed = 1; seed <= 90; seed += 1) {
  test(`cards on a bad line, seed ${seed}`, async () => {
    const all = afternoon(seed);
    for (let turn = 0; turn < SAYINGS; turn += 1) {
      speak(all, `${all.random.chance(0.2) ? "Rifiutata" : "Carta"} ${turn}`);
      await weather(all);
    }
    await clears(all);
    cameTrue(all);
    answeredOnce(all);
    all.session.stop();
  });
}

for (let seed = 201; seed <= 230; seed += 1) {
  test(`where sockets are forbidden the same holds over plain requests, seed ${seed}`, async () => {
    const all = afternoon(seed, { forbidSockets: true });
    for (let turn = 0; turn < SAYINGS; turn += 1) {
      speak(all, `Carta ${turn}`);
      await weather(all);
    }
    await clears(all);
    cameTrue(all);
    answeredOnce(all);
    all.session.stop();
  });
}

for (let seed = 301; seed <= 340; seed += 1) {
  test(`the last choice is the one that counts, whatever was lost before it, seed ${seed}`, async () => {
    const all = afternoon(seed);
    let last = null;
    for (let turn = 0; turn < SAYINGS; turn += 1) {
      last = [1, 2, 3].filter(() => all.random.chance(0.5));
      all.session.say("cast_ballot", { ballot: 2, choice: last });
      await weather(all);
      if (all.random.chance(0.2)) {
        all.session.stop();
        all.open();
      }
    }
    await clears(all);
    assert.deepEqual(all.server.choices.get(2), last);
    assert.deepEqual(all.session.queue.items(), []);
    assert.deepEqual(all.state.mine.choice, last);
    answeredOnce(all);
    all.session.stop();
  });
}

for (let seed = 401; seed <= 430; seed += 1) {
  test(`a page loaded again in the middle goes on where it was, seed ${seed}`, async () => {
    const all = afternoon(seed);
    for (let turn = 0; turn < SAYINGS; turn += 1) {
      speak(all, `Carta ${turn}`);
      await weather(all);
      if (all.random.chance(0.3)) {
        all.session.stop();
        all.open();
      }
    }
    await clears(all);
    cameTrue(all);
    all.session.stop();
  });
}

function moody(random) {
  const items = new Map();
  return {
    getItem: (name) => items.get(name) || null,
    setItem(name, value) {
      if (random.chance(0.4)) throw new DOMException("full", "QuotaExceededError");
      items.set(name, value);
    },
  };
}

for (let seed = 501; seed <= 530; seed += 1) {
  test(`a storage that is full now and then loses nothing of this page, seed ${seed}`, async () => {
    const all = afternoon(seed, { storage: moody(dice(seed + 7)) });
    for (let turn = 0; turn < SAYINGS; turn += 1) {
      speak(all, `Carta ${turn}`);
      await weather(all);
    }
    await clears(all);
    cameTrue(all);
    all.session.stop();
  });
}

for (let seed = 601; seed <= 620; seed += 1) {
  test(`a seat opened elsewhere: this device goes quiet and keeps its words, seed ${seed}`, async () => {
    const all = afternoon(seed);
    for (let turn = 0; turn < SAYINGS; turn += 1) {
      if (turn === 4) {
        all.net.replacedTokens.add("t".repeat(22));
        all.net.open.forEach((line) => line.die(4409));
      }
      speak(all, `Carta ${turn}`);
      await weather(all);
    }
    all.net.isDown = false;
    all.net.loss = 0;
    all.session.connection.nudge();
    await all.machine.advance(UNTIL_QUIET_MS);
    assert.equal(all.status.ended, "seat_replaced");
    const [sockets, stored] = [all.net.sockets, all.server.log.length];
    await all.machine.advance(UNTIL_QUIET_MS);
    assert.deepEqual([all.net.sockets, all.server.log.length], [sockets, stored]);
    nothingLost(all);
    // What never left is refused with its text; of what did leave, one at a time, nobody here can know.
    const kept = all.session.queue.items();
    assert.ok(kept.filter(({ status }) => status === "waiting").length <= 1);
    kept.forEach((item) => assert.ok(item.payload.text && (item.hasLeft || item.code === "seat_replaced")));
  });
}

for (let seed = 701; seed <= 720; seed += 1) {
  test(`a restored server has another epoch: its account is taken, what waits goes out, seed ${seed}`, async () => {
    const all = afternoon(seed);
    for (let turn = 0; turn < SAYINGS; turn += 1) {
      speak(all, `Carta ${turn}`);
      await weather(all);
      if (turn === 4) {
        all.server.epoch = "e2";
        all.net.open.forEach((line) => line.die(1012));
      }
    }
    await clears(all);
    cameTrue(all);
    assert.equal(all.state.epoch, "e2");
    all.session.stop();
  });
}
