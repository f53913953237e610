import assert from "node:assert/strict";
import { test } from "node:test";

import { Connection } from "../../static/js/table/connection.js";
import { createMachine, welcomed } from "./machine.js";

const URLS = { socket: "ws://host/ws/", state: "/stato/", commands: "/comandi/" };

function connected(machine, { since = null } = {}) {
  const seen = { frames: [], statuses: [], unreadable: [] };
  const connection = new Connection({
    urls: URLS,
    who: { role: "participant", token: "t".repeat(22) },
    position: () => ({ since, epoch: since === null ? null : "e1" }),
    env: machine.env,
    on: {
      frame: (frame) => seen.frames.push(frame),
      status: (status) => seen.statuses.push(status),
      unreadable: (code) => seen.unreadable.push(code),
    },
  });
  connection.start();
  return { connection, seen };
}

test("hello comes first, with role, token and position", () => {
  const machine = createMachine();
  connected(machine, { since: 12 });
  machine.last().open();
  assert.deepEqual(machine.last().sent, [
    { type: "hello", protocol: 1, role: "participant", token: "t".repeat(22), since: 12, epoch: "e1" },
  ]);
});

test("a lost socket is tried again with jitter and the loss is dated", async () => {
  const machine = createMachine();
  const { connection } = connected(machine);
  welcomed(machine.last());
  assert.equal(connection.status.link, "live");
  const lostAt = machine.env.now();
  machine.last().drop(1012);
  assert.deepEqual(connection.status, { link: "down", lostAt, ended: null });
  await machine.advance(374);
  assert.equal(machine.sockets.length, 1);
  await machine.advance(1);
  assert.equal(machine.sockets.length, 2);
  welcomed(machine.last());
  assert.deepEqual(connection.status, { link: "live", lostAt: null, ended: null });
});

test("silence is probed after 20 seconds and taken for dead after 25", async () => {
  const machine = createMachine();
  connected(machine, { since: 5 });
  const socket = machine.last();
  welcomed(socket);
  await machine.advance(20_000);
  assert.equal(socket.hellos().length, 2);
  await machine.advance(4_000);
  assert.equal(machine.sockets.length, 1);
  await machine.advance(2_000);
  assert.equal(machine.sockets.length, 2);
});

test("a probe that is answered keeps the socket", async () => {
  const machine = createMachine();
  connected(machine, { since: 5 });
  const socket = machine.last();
  welcomed(socket);
  for (let minute = 0; minute < 4; minute += 1) {
    await machine.advance(21_000);
    socket.say({ type: "registers", here: 3 });
  }
  assert.equal(machine.sockets.length, 1);
});

test("what was seen is told at least every 20 seconds and at most once in five, the last thing included", async () => {
  const machine = createMachine();
  connected(machine, { since: 5 });
  const socket = machine.last();
  welcomed(socket);
  socket.say({ type: "patch", from: 4, to: 5, now: 1, set: {} });
  socket.say({ type: "patch", from: 4, to: 5, now: 1, set: {} });
  const seen = () => socket.sent.filter((frame) => frame.type === "seen");
  assert.deepEqual(seen(), [{ type: "seen", seq: 5 }]);
  await machine.advance(4_000);
  assert.equal(seen().length, 1);
  await machine.advance(2_000);
  assert.equal(seen().length, 2);
  await machine.advance(13_000);
  assert.equal(seen().length, 2);
  await machine.advance(2_000);
  assert.equal(seen().length, 3);
});

test("after three failed sockets the same frames come over plain HTTP, and a socket ends that", async () => {
  const machine = createMachine();
  machine.isOffline = true;
  machine.answerHttp = () => Promise.resolve({ type: "patch", from: 4, to: 6, set: {}, mine: { choice: null } });
  const { connection, seen } = connected(machine, { since: 5 });
  await machine.advance(1_800);
  assert.equal(machine.sockets.length, 3);
  assert.equal(connection.status.link, "polling");
  assert.deepEqual(seen.frames.slice(0, 2), [
    { type: "patch", from: 4, to: 6, set: {} },
    { type: "mine", to: 6, mine: { choice: null } },
  ]);
  const { url, options } = machine.requests[0];
  assert.equal(url, "/stato/?role=participant&since=5&epoch=e1&wait=1");
  assert.equal(options.headers.Authorization, `Seat ${"t".repeat(22)}`);
  machine.isOffline = false;
  await machine.advance(4_000);
  welcomed(machine.last());
  assert.equal(connection.status.link, "live");
  const asked = machine.requests.length;
  await machine.advance(15_000);
  assert.equal(machine.requests.length, asked);
});

test("polling slows down while nothing answers", async () => {
  const machine = createMachine();
  machine.isOffline = true;
  const { connection } = connected(machine);
  await machine.advance(60_000);
  assert.equal(connection.status.link, "down");
  assert.ok(machine.requests.length >= 6 && machine.requests.length <= 10, `${machine.requests.length} requests`);
});

test("a command goes over HTTP while there is no socket, and an unknown outcome asks for the same id", async () => {
  const machine = createMachine();
  machine.isOffline = true;
  machine.answerHttp = (url) =>
    url === "/comandi/" ? Promise.reject(new TypeError("lost")) : Promise.resolve({ type: "patch", from: 5, to: 5, set: {} });
  const { connection, seen } = connected(machine, { since: 5 });
  await machine.advance(2_000);
  assert.equal(connection.send({ type: "command", id: "command-x", kind: "post_card", payload: { text: "Uno" } }), true);
  await machine.advance(10);
  const posted = machine.requests.find(({ url }) => url === "/comandi/");
  assert.deepEqual(JSON.parse(posted.options.body), { id: "command-x", kind: "post_card", payload: { text: "Uno" } });
  assert.deepEqual(seen.frames.find(({ type }) => type === "retry"), { type: "retry", id: "command-x", after: 2500 });
});

test("network back or page seen again: tried at once", async () => {
  const machine = createMachine();
  machine.isOffline = true;
  const { connection } = connected(machine);
  await machine.advance(200);
  machine.isOffline = false;
  connection.nudge();
  assert.equal(machine.sockets.length, 2);
  welcomed(machine.last());
  const live = machine.last();
  connection.nudge();
  assert.equal(live.hellos().length, 2);
  await machine.advance(4_500);
  assert.equal(machine.sockets.length, 3);
});

for (const [code, ended] of [[4404, "table_unknown"], [4401, "seat_unknown"], [4409, "seat_replaced"], [4410, "seat_freed"], [4403, "not_facilitating"], [4411, "facilitation_replaced"], [4412, "facilitation_revoked"]]) {
  test(`close ${code} is the end: ${ended}`, async () => {
    const machine = createMachine();
    const { connection } = connected(machine);
    welcomed(machine.last());
    machine.last().drop(code);
    assert.equal(connection.status.ended, ended);
    connection.nudge();
    await machine.advance(120_000);
    assert.equal(machine.sockets.length, 1);
  });
}

test("a coded error is the end even when its close code is lost on the way", () => {
  const machine = createMachine();
  const { connection } = connected(machine);
  machine.last().open();
  machine.last().say({ type: "error", code: "seat_replaced" });
  assert.equal(connection.status.ended, "seat_replaced");
});

test("a frame the server cannot read is named before reconnecting", async () => {
  const machine = createMachine();
  const { seen } = connected(machine);
  welcomed(machine.last());
  machine.last().drop(4400);
  assert.deepEqual(seen.unreadable, ["malformed"]);
  await machine.advance(1_000);
  assert.equal(machine.sockets.length, 2);
});

test("too fast waits five seconds", async () => {
  const machine = createMachine();
  connected(machine);
  welcomed(machine.last());
  machine.last().drop(4429);
  await machine.advance(4_900);
  assert.equal(machine.sockets.length, 1);
  await machine.advance(200);
  assert.equal(machine.sockets.length, 2);
});

test("a cut line sends and fetches nothing until it is mended", async () => {
  const machine = createMachine();
  const { connection } = connected(machine);
  welcomed(machine.last());
  connection.cut();
  assert.equal(connection.send({ type: "command", id: "c", kind: "post_card", payload: {} }), false);
  connection.nudge();
  await machine.advance(60_000);
  assert.deepEqual([machine.sockets.length, machine.requests.length], [1, 0]);
  assert.equal(connection.status.link, "down");
  connection.mend();
  welcomed(machine.last());
  assert.equal(connection.status.link, "live");
});

test("what cannot be had over HTTP is an end, what cannot be had now is not", async () => {
  const machine = createMachine();
  machine.isOffline = true;
  machine.answerHttp = () => Promise.resolve({ type: "refused", code: "too_fast", details: {} });
  const { connection } = connected(machine);
  await machine.advance(3_000);
  assert.deepEqual([connection.status.link, connection.status.ended], ["down", null]);
  machine.answerHttp = () => Promise.resolve({ type: "refused", code: "seat_replaced", details: {} });
  await machine.advance(12_000);
  assert.equal(connection.status.ended, "seat_replaced");
});

test("a socket that throws when it is made is only a failed attempt", async () => {
  const machine = createMachine();
  machine.env.WebSocket = class {
    constructor() {
      throw new Error("SecurityError");
    }
  };
  machine.answerHttp = () => Promise.resolve({ type: "snapshot", seq: 1, epoch: "e1", view: {}, mine: null });
  const { connection, seen } = connected(machine);
  await machine.advance(3_000);
  assert.equal(connection.status.link, "polling");
  assert.equal(seen.frames[0].type, "snapshot");
});
