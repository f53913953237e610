// The captions and the eight organisations of /prova/, without a page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { actOf, choiceOf } from "../../static/js/prova/acting.js";
import { BEGINNING, deviceOf, look, next } from "../../static/js/prova/walk.js";

const QUIET = { own: 0, waiting: 0, isCut: false, moment: "write", phase: "open", isConcluded: false, hasVoted: false, hasReadAccount: false, path: "" };

function at(place, ...happened) {
  return happened.reduce((progress, facts) => look(progress, { ...QUIET, ...facts }), { ...BEGINNING, place });
}

test("the first caption is done when the table has a card of the visitor", () => {
  assert.equal(at(0, {}).note, "start");
  assert.equal(at(0, { waiting: 1 }).note, "start");
  assert.equal(at(0, { own: 1 }).note, "done");
});

test("the second asks to cut, to write, to mend, in this order", () => {
  const notes = [];
  let progress = { ...BEGINNING, place: 1 };
  for (const facts of [{ own: 1 }, { own: 1, isCut: true }, { own: 1, isCut: true, waiting: 1 }, { own: 1, waiting: 1 }, { own: 2 }]) {
    progress = look(progress, { ...QUIET, ...facts });
    notes.push(progress.note);
  }
  assert.deepEqual(notes, ["start", "cut", "waiting", "mended", "done"]);
});

test("a plug put back before anything was written begins the second again", () => {
  assert.equal(at(1, { isCut: true }, {}).note, "start");
});

test("the third follows the moments of the table", () => {
  const notes = [
    {},
    { phase: "closing" },
    { phase: "closed" },
    { moment: "choose" },
    { moment: "choose", hasVoted: true },
    { moment: "choose", hasVoted: true, phase: "closing" },
    { moment: "choose", phase: "closed", isConcluded: true },
    { moment: "choose", phase: "closed", isConcluded: true, hasReadAccount: true },
  ].map((facts) => at(2, facts).note);
  assert.deepEqual(notes, ["start", "closing", "closing", "choose", "voted", "counting", "result", "done"]);
});

test("the fourth is done only on the way back from the article", () => {
  const path = (...visited) => at(3, ...visited.map((each) => ({ path: each }))).note;
  assert.equal(path(""), "start");
  assert.equal(path("/proposte/t3-1/"), "proposal");
  assert.equal(path("/proposte/t3-1/", "/piano/esempio-art-12/"), "article");
  assert.equal(path("/proposte/t3-1/", "/piano/esempio-art-12/", "/proposte/t3-1/"), "done");
  assert.equal(path("/en/proposte/t3-1/", "/en/piano/esempio-art-12/", "/en/proposte/t3-9/"), "done");
  assert.equal(path("/proposte/"), "start");
});

test("after the last caption there is none", () => {
  let progress = BEGINNING;
  const places = [];
  for (let turn = 0; turn < 6; turn += 1) {
    places.push(progress.place);
    progress = next(progress);
  }
  assert.deepEqual(places, [0, 1, 2, 3, 3, 3]);
});

test("each caption points at the device to look at", () => {
  assert.equal(deviceOf({ place: 0, note: "start" }), "phone");
  assert.equal(deviceOf({ place: 0, note: "done" }), "screen");
  assert.equal(deviceOf({ place: 1, note: "cut" }), "phone");
  assert.equal(deviceOf({ place: 2, note: "start" }), "tablet");
  assert.equal(deviceOf({ place: 2, note: "choose" }), "phone");
});

const writing = (cards = []) => ({ view: { moment: { kind: "write", number: 1, phase: "open" } }, mine: { cards, choice: null } });
const choosing = (choice, phase = "open") => ({
  view: { moment: { kind: "choose", number: 2, phase }, ballot: { number: 2, options: [4, 1, 3, 2, 5, 6], max_choices: 3 } },
  mine: { cards: [{}], choice },
});

test("an organisation writes one card, later than the one before it", () => {
  const [first, second] = [0, 1].map((place) => actOf(writing(), place, "Un tutor"));
  assert.deepEqual([first.kind, first.payload], ["post_card", { text: "Un tutor" }]);
  assert.ok(second.after > first.after);
  assert.equal(actOf(writing([{ number: 1 }]), 0, "Un tutor"), null);
});

test("it votes once, with options of the ballot, each once, never more than allowed", () => {
  for (let place = 0; place < 8; place += 1) {
    const act = actOf(choosing(null), place, "");
    assert.equal(act.payload.ballot, 2);
    assert.equal(new Set(act.payload.choice).size, act.payload.choice.length);
    assert.ok(act.payload.choice.every((each) => [1, 2, 3, 4, 5, 6].includes(each)));
    assert.ok(act.payload.choice.length >= 1 && act.payload.choice.length <= 3);
  }
  assert.equal(actOf(choosing([4]), 0, ""), null);
});

test("eight of them make a result with an order", () => {
  const options = Array.from({ length: 10 }, (_none, index) => index + 1);
  const counts = options.map((option) => [0, 1, 2, 3, 4, 5, 6, 7].filter((place) => choiceOf(options, place, 3).includes(option)).length);
  assert.ok(Math.max(...counts) >= 3);
  assert.ok(new Set(counts).size > 2);
});

test("nobody acts before the table is known, or when a moment is not open", () => {
  assert.equal(actOf({ view: null, mine: null }, 0, ""), null);
  assert.equal(actOf({ view: { moment: null }, mine: { cards: [], choice: null } }, 0, ""), null);
  assert.equal(actOf(choosing(null, "closing"), 0, ""), null);
});

test("a ballot with fewer options than preferences is no trouble", () => {
  assert.deepEqual(choiceOf([7], 3, 3), [7]);
  assert.ok(choiceOf([7, 8], 5, 3).length <= 2);
});
