// The two rungs by themselves: what a socket and plain requests do with frames that are late, doubled, broken or unwanted.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Connection } from "../../static/js/table/connection.js";
import { Polling } from "../../static/js/table/polling.js";
import { TableSocket } from "../../static/js/table/socket.js";
import { createMachine, welcomed } from "./machine.js";

const URLS = { socket: "ws://host/ws/", state: "/stato/", commands: "/comandi/" };
const COMMAND = { type: "command", id: "command-1", kind: "post_card", payload: { text: "Uno" } };

function polling({ answer, who = { role: "participant", token: "t" }, since = 5, epoch = "e 1" } = {}) {
  const machine = createMachine();
  if (answer) machine.answerHttp = answer;
  const seen = { frames: [], links: [] };
  const on = { frame: (frame) => seen.frames.push(frame), up: () => seen.links.push("up"), down: () => seen.links.push("down") };
  const rung = new Polling({ urls: URLS, who, position: () => ({ since, epoch }), env: machine.env, on });
  return { machine, rung, seen, asked: () => machine.requests.map(({ url }) => url) };
}

const quiet = () => Promise.resolve({ type: "patch", from: 5, to: 5, set: {} });

test("it asks at once, then every two and a half seconds, from where it is", async () => {
  const { machine, asked } = polling({ answer: quiet });
  await machine.advance(0);
  assert.deepEqual(asked(), ["/stato/?role=participant&since=5&epoch=e%201&wait=1"]);
  await machine.advance(2_499);
  assert.equal(asked().length, 1);
  await machine.advance(1);
  assert.equal(asked().length, 2);
});

test("a question that the server kept open, or that brought something new, is followed by the next at once", async () => {
  const answers = [];
  let since = 5;
  const machine = createMachine();
  machine.answerHttp = () => new Promise((resolve) => answers.push(resolve));
  const on = { frame: (frame) => (since = frame.to || since), up: () => {}, down: () => {} };
  const rung = new Polling({ urls: URLS, who: { role: "screen", token: null }, position: () => ({ since, epoch: "e1" }), env: machine.env, on });
  await machine.advance(6_000);
  answers[0]({ type: "patch", from: 5, to: 5, set: {} });
  await machine.advance(300);
  assert.equal(machine.requests.length, 2, "kept open");
  answers[1]({ type: "patch", from: 5, to: 8, set: {} });
  await machine.advance(300);
  assert.equal(machine.requests.length, 3, "something new");
  answers[2]({ type: "patch", from: 8, to: 8, set: {} });
  await machine.advance(2_499);
  assert.equal(machine.requests.length, 3, "a server that does not wait is not asked without a pause");
  rung.close();
});

test("who knows nothing asks for everything; a screen shows no token", async () => {
  const { machine, asked } = polling({ answer: quiet, who: { role: "screen", token: null }, since: null });
  await machine.advance(0);
  assert.deepEqual(asked(), ["/stato/?role=screen"]);
  assert.deepEqual(machine.requests[0].options.headers, { Accept: "application/json" });
  assert.equal(machine.requests[0].options.cache, "no-store");
});

test("failures slow it to ten seconds, one answer brings the pace back", async () => {
  const { machine, asked, seen } = polling();
  await machine.advance(0);
  const gaps = [];
  for (const wait of [5_000, 7_500, 10_000, 10_000]) {
    const before = asked().length;
    await machine.advance(wait - 1);
    gaps.push(asked().length - before);
    await machine.advance(1);
    assert.equal(asked().length, before + 1, `after ${wait}`);
  }
  assert.deepEqual(gaps, [0, 0, 0, 0]);
  assert.equal(seen.links.every((link) => link === "down"), true);
  machine.answerHttp = quiet;
  await machine.advance(10_000);
  const before = asked().length;
  await machine.advance(2_500);
  assert.equal(asked().length, before + 1);
  assert.equal(seen.links[seen.links.length - 1], "up");
});

test("never two questions at a time, and asking again while one is out waits for it", async () => {
  const answers = [];
  const { machine, rung, asked } = polling({ answer: () => new Promise((resolve) => answers.push(resolve)) });
  await machine.advance(0);
  rung.resume();
  rung.resume();
  await machine.advance(5_000);
  assert.equal(asked().length, 1);
  answers[0]({ type: "patch", from: 5, to: 5, set: {} });
  await machine.advance(2_500);
  assert.equal(asked().length, 2);
});

test("a question without an answer for nine seconds is given up", async () => {
  const { machine } = polling({ answer: () => new Promise(() => {}) });
  await machine.advance(8_999);
  assert.equal(machine.requests[0].options.signal.aborted, false);
  await machine.advance(1);
  assert.equal(machine.requests[0].options.signal.aborted, true);
});

test("an answer’s own limit is lifted when it came: nothing is aborted afterwards", async () => {
  const { machine, rung } = polling({ answer: quiet });
  await machine.advance(0);
  rung.close();
  await machine.advance(20_000);
  assert.equal(machine.requests[0].options.signal.aborted, false);
});

test("after its end it neither asks, nor sends, nor hands on what comes late", async () => {
  const answers = [];
  const { machine, rung, seen, asked } = polling({ answer: () => new Promise((resolve) => answers.push(resolve)) });
  await machine.advance(0);
  rung.close();
  answers[0]({ type: "snapshot", seq: 9, epoch: "e1", view: {}, mine: null });
  await machine.advance(60_000);
  assert.equal(rung.send(COMMAND), false);
  assert.deepEqual([seen.frames, seen.links, asked().length], [[], [], 1]);
});

test("only commands travel on this rung; a command is answered and what it changed is asked for at once", async () => {
  const { machine, rung, seen, asked } = polling({ answer: (url) => (url === "/comandi/" ? Promise.resolve({ type: "ack", id: "command-1", seq: 6, result: {} }) : quiet()) });
  await machine.advance(0);
  assert.deepEqual([{ type: "seen", seq: 4 }, { type: "typing" }, COMMAND].map((frame) => rung.send(frame)), [false, false, true]);
  await machine.advance(1);
  assert.deepEqual(asked().map((url) => url.split("?")[0]), ["/stato/", "/comandi/", "/stato/"]);
  assert.deepEqual(seen.frames.find(({ type }) => type === "ack"), { type: "ack", id: "command-1", seq: 6, result: {} });
  assert.equal(machine.requests[1].options.headers["Content-Type"], "application/json");
});

test("a page in place of an answer is an unknown outcome, for a question and for a command", async () => {
  const machineBroken = polling({ answer: () => Promise.reject(new SyntaxError("Unexpected token <")) });
  await machineBroken.machine.advance(0);
  machineBroken.rung.send(COMMAND);
  await machineBroken.machine.advance(0);
  assert.deepEqual(machineBroken.seen.frames, [{ type: "retry", id: "command-1", after: 2500 }]);
  assert.deepEqual(machineBroken.seen.links, ["down"]);
});

test("a patch without one’s own account hands on one frame, with it two; null is an account too", async () => {
  for (const [mine, types] of [[undefined, ["patch"]], [{ choice: [1] }, ["patch", "mine"]], [null, ["patch", "mine"]]]) {
    const { machine, seen } = polling({ answer: () => Promise.resolve({ type: "patch", from: 5, to: 6, set: {}, mine }) });
    await machine.advance(0);
    assert.deepEqual(seen.frames.map(({ type }) => type), types);
  }
});

// The socket.

function socket(since = 5) {
  const machine = createMachine();
  const seen = { frames: [], ends: [] };
  const on = { frame: (frame) => seen.frames.push(frame), down: (code) => seen.ends.push(code) };
  const line = new TableSocket({ url: "ws://host/ws/", who: { role: "participant", token: "t" }, position: () => ({ since, epoch: "e1" }), env: machine.env, on });
  return { machine, line, raw: machine.last(), seen };
}

test("nothing is sent on a line that is not open", () => {
  const { line, raw } = socket();
  assert.deepEqual([line.send(COMMAND), line.isUp, raw.sent], [false, false, []]);
  raw.open();
  assert.deepEqual([line.send(COMMAND), line.isUp], [true, false]);
});

test("a line is up from its welcome to its end", () => {
  const { line, raw } = socket();
  welcomed(raw);
  assert.equal(line.isUp, true);
  raw.drop(1006);
  assert.deepEqual([line.isUp, line.send(COMMAND)], [false, false]);
});

test("no welcome within eight seconds is a failure, even when the line opened", async () => {
  const { machine, raw, seen } = socket();
  raw.open();
  await machine.advance(8_000);
  assert.deepEqual(seen.ends, []);
  await machine.advance(1_000);
  assert.deepEqual(seen.ends, [1006]);
});

test("it ends once, however many ways it is told, and says nothing afterwards", async () => {
  const { machine, line, raw, seen } = socket();
  welcomed(raw);
  const { onclose, onerror, onmessage } = raw;
  line.close();
  onclose({ code: 1006 });
  onerror();
  raw.say({ type: "patch", from: 5, to: 6, set: {} });
  assert.equal(raw.onmessage, null);
  assert.notEqual(onmessage, null);
  const sent = raw.sent.length;
  await machine.advance(60_000);
  assert.deepEqual([seen.ends, raw.sent.length], [[1000], sent]);
});

test("an error without a close is an end too", () => {
  const { raw, seen } = socket();
  raw.onerror();
  assert.deepEqual(seen.ends, [1006]);
});

test("what is not JSON is not a frame, and still shows that the line lives", async () => {
  const { machine, raw, seen } = socket();
  welcomed(raw);
  const before = seen.frames.length;
  await machine.advance(19_000);
  raw.onmessage({ data: "<html>" });
  await machine.advance(6_500);
  assert.deepEqual([seen.frames.length, seen.ends], [before, []]);
});

test("nothing seen yet is nothing to report", async () => {
  const { machine, raw } = socket(null);
  welcomed(raw);
  raw.say({ type: "patch", from: 5, to: 6, set: {} });
  await machine.advance(16_000);
  assert.deepEqual(raw.sent.filter(({ type }) => type === "seen"), []);
});

test("a line that is lost while another already stands changes nothing", async () => {
  const machine = createMachine();
  const statuses = [];
  const connection = new Connection({ urls: URLS, who: { role: "screen", token: null }, position: () => ({ since: null, epoch: null }), env: machine.env, on: { frame() {}, status: (each) => statuses.push(each.link), unreadable() {} } });
  connection.start();
  const first = machine.last();
  const { onclose } = first;
  connection.nudge();
  welcomed(machine.last());
  onclose({ code: 1006 });
  await machine.advance(2_000);
  assert.deepEqual([statuses, machine.sockets.length], [["live"], 2]);
});

test("stopping stops everything: no line, no question, no timer that begins again", async () => {
  const machine = createMachine();
  machine.isOffline = true;
  const connection = new Connection({ urls: URLS, who: { role: "screen", token: null }, position: () => ({ since: null, epoch: null }), env: machine.env, on: { frame() {}, status() {}, unreadable() {} } });
  connection.start();
  await machine.advance(5_000);
  connection.stop();
  const counts = [machine.sockets.length, machine.requests.length];
  await machine.advance(120_000);
  assert.deepEqual([machine.sockets.length, machine.requests.length], counts);
});
