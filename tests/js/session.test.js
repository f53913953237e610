import assert from "node:assert/strict";
import { test } from "node:test";

import { createSession } from "../../static/js/table/session.js";
import { createMachine, welcomed } from "./machine.js";

const URLS = { socket: "ws://host/ws/", state: "/stato/", commands: "/comandi/" };

function seated(machine, more = {}) {
  const seen = { state: null, items: [], status: null, registers: null };
  const session = createSession({
    role: "participant",
    token: "t".repeat(22),
    urls: URLS,
    queueKey: "coda:482917:7",
    env: machine.env,
    on: {
      state: (state) => (seen.state = state),
      queue: (items) => (seen.items = items),
      status: (status) => (seen.status = status),
      registers: (frame) => (seen.registers = frame),
    },
    ...more,
  });
  session.start();
  return { session, seen };
}
const texts = (socket) => socket.commands().map(({ payload }) => payload.text);
const MINE = { seat: 7, cards: [], choice: null };

test("said without a net, sent with the same id when the net is back, kept until the table shows it", () => {
  const machine = createMachine();
  const { session, seen } = seated(machine);
  const id = session.say("post_card", { text: "Laboratori aperti la sera" });
  assert.deepEqual(seen.items.map(({ status }) => status), ["waiting"]);
  const socket = machine.last();
  welcomed(socket, { mine: MINE });
  assert.deepEqual(socket.commands(), [
    { type: "command", id, kind: "post_card", payload: { text: "Laboratori aperti la sera" } },
  ]);
  socket.say({ type: "ack", id, seq: 6, result: { card: 1 } });
  assert.deepEqual(seen.items.map(({ status }) => status), ["arrived"]);
  socket.say({ type: "patch", from: 5, to: 6, now: 1, set: {}, cards: [{ number: 1, text: "Laboratori aperti la sera" }] });
  assert.equal(seen.items.length, 1);
  socket.say({ type: "mine", to: 6, mine: { ...MINE, cards: [{ number: 1 }] } });
  assert.equal(seen.items.length, 0);
});

test("an answer that comes after the patch also clears the item", () => {
  const machine = createMachine();
  const { session, seen } = seated(machine);
  const socket = machine.last();
  welcomed(socket, { mine: MINE });
  const id = session.say("post_card", { text: "Uno" });
  socket.say({ type: "patch", from: 5, to: 6, now: 1, set: {} });
  socket.say({ type: "mine", to: 6, mine: MINE });
  socket.say({ type: "ack", id, seq: 6, result: { card: 1 } });
  assert.equal(seen.items.length, 0);
});

test("one command at a time, in order", () => {
  const machine = createMachine();
  const { session } = seated(machine);
  const socket = machine.last();
  welcomed(socket, { mine: MINE });
  const first = session.say("post_card", { text: "Uno" });
  session.say("post_card", { text: "Due" });
  assert.deepEqual(texts(socket), ["Uno"]);
  socket.say({ type: "ack", id: first, seq: 6, result: { card: 1 } });
  assert.deepEqual(texts(socket), ["Uno", "Due"]);
});

test("an interrupted command goes out again, unchanged, on the next socket and on the next page", async () => {
  const machine = createMachine();
  const { session } = seated(machine);
  welcomed(machine.last(), { mine: MINE });
  const id = session.say("post_card", { text: "Uno" });
  machine.last().drop(1006);
  await machine.advance(500);
  welcomed(machine.last(), { mine: MINE });
  assert.deepEqual(machine.last().commands().map((frame) => frame.id), [id]);
  session.stop();
  seated(machine);
  welcomed(machine.last(), { mine: MINE });
  assert.deepEqual(machine.last().commands().map((frame) => frame.id), [id]);
});

test("no answer in eight seconds: the same id again; retry: after the time it says", async () => {
  const machine = createMachine();
  const { session } = seated(machine);
  const socket = machine.last();
  welcomed(socket, { mine: MINE });
  const id = session.say("post_card", { text: "Uno" });
  await machine.advance(8_000);
  assert.deepEqual(socket.commands().map((frame) => frame.id), [id, id]);
  socket.say({ type: "retry", id, after: 700 });
  await machine.advance(699);
  assert.equal(socket.commands().length, 2);
  await machine.advance(1);
  assert.deepEqual(socket.commands().map((frame) => frame.id), [id, id, id]);
});

test("a refusal keeps the text and lets the next one go; too fast is not a refusal", async () => {
  const machine = createMachine();
  const { session, seen } = seated(machine);
  const socket = machine.last();
  welcomed(socket, { mine: MINE });
  const first = session.say("post_card", { text: "Uno" });
  session.say("post_card", { text: "Due" });
  socket.say({ type: "refused", id: first, code: "too_fast", details: {} });
  await machine.advance(2_000);
  assert.deepEqual(texts(socket), ["Uno", "Uno"]);
  socket.say({ type: "refused", id: first, code: "moment_closed", details: {} });
  assert.deepEqual(texts(socket), ["Uno", "Uno", "Due"]);
  assert.deepEqual(
    seen.items.map(({ status, code, payload }) => [payload.text, status, code]),
    [["Uno", "refused", "moment_closed"], ["Due", "waiting", undefined]],
  );
});

test("what the server cannot read is refused here and holds up nothing", async () => {
  const machine = createMachine();
  const { session, seen } = seated(machine);
  welcomed(machine.last(), { mine: MINE });
  session.say("post_card", { text: "x" });
  session.say("post_card", { text: "Due" });
  machine.last().drop(4413);
  await machine.advance(500);
  welcomed(machine.last(), { mine: MINE });
  assert.deepEqual(texts(machine.last()), ["Due"]);
  assert.deepEqual([seen.items[0].status, seen.items[0].code], ["refused", "too_large"]);
});

test("a gap asks again from the last number, with the same epoch", () => {
  const machine = createMachine();
  const { seen } = seated(machine);
  const socket = machine.last();
  welcomed(socket, { mine: MINE });
  socket.say({ type: "patch", from: 7, to: 9, now: 1, set: { locked: true } });
  const { since, epoch } = socket.hellos()[1];
  assert.deepEqual([since, epoch, seen.state.seq], [5, "e1", 5]);
});

test("typing is told at most every three seconds", async () => {
  const machine = createMachine();
  const { session } = seated(machine);
  const socket = machine.last();
  welcomed(socket, { mine: MINE });
  for (let second = 0; second < 7; second += 1) {
    session.typing();
    await machine.advance(1_000);
  }
  assert.equal(socket.sent.filter((frame) => frame.type === "typing").length, 3);
});

// A network that loses the socket at random places, before or after the server has read and stored.
for (let seed = 1; seed <= 20; seed += 1) {
  test(`nothing lost or doubled on a bad network, seed ${seed}`, async () => {
    const machine = createMachine();
    let dice = seed;
    const chance = () => ((dice = (dice * 48271) % 2147483647) / 2147483647);
    const stored = new Map();
    const { session, seen } = seated(machine);
    const wanted = [];
    const serve = () => {
      const socket = machine.last();
      if (socket.readyState === 0) welcomed(socket, { seq: 5 + stored.size, mine: MINE });
      const frame = socket.commands()[socket.commands().length - 1];
      if (!frame || socket.readyState !== 1) return;
      if (chance() < 0.3) {
        socket.drop(1006);
        return;
      }
      if (!stored.has(frame.id)) stored.set(frame.id, frame.payload.text);
      if (chance() < 0.3) {
        socket.drop(1006);
        return;
      }
      const seq = 5 + [...stored.keys()].indexOf(frame.id) + 1;
      socket.say({ type: "ack", id: frame.id, seq, result: {} });
    };
    for (let turn = 0; turn < 12; turn += 1) {
      wanted.push(`Carta ${turn}`);
      session.say("post_card", { text: `Carta ${turn}` });
      serve();
      await machine.advance(Math.round(chance() * 400));
    }
    for (let turn = 0; turn < 400 && seen.items.some(({ status }) => status === "waiting"); turn += 1) {
      await machine.advance(1_000);
      serve();
    }
    assert.deepEqual([...stored.values()], wanted);
  });
}
