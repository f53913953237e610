// The reducers here and the fold on the server read the same recorded logs: from any place they reach the same end.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { EMPTY, reduce } from "../../static/js/table/state.js";

const LOGS = new URL("../logs/", import.meta.url);

function recordings() {
  const names = readdirSync(LOGS).filter((name) => name.endsWith(".frames.json"));
  return names.flatMap((name) => {
    const { audiences } = JSON.parse(readFileSync(new URL(name, LOGS), "utf8"));
    return Object.entries(audiences).map(([audience, frames]) => ({ name: `${name}, ${audience}`, ...frames }));
  });
}

function folded(start, frames) {
  return frames.reduce((state, frame) => {
    const outcome = reduce(state, frame);
    assert.equal(outcome.gap, false, `gap at ${frame.from}..${frame.to} from ${state.seq}`);
    return outcome.state;
  }, start);
}

const begun = (recorded) => reduce(EMPTY, { type: "snapshot", epoch: "recorded", ...recorded }).state;

// A room shows a newcomer what the audience was shown last: a snapshot from the middle of a patch never leaves it.
const fitting = (snapshots, frames) =>
  snapshots.filter(({ seq }) => !frames.some((frame) => frame.from < seq && seq < frame.to));

test("there is a recording to replay", () => {
  assert.notEqual(recordings().length, 0);
});

for (const { name, snapshots, patches, merged } of recordings()) {
  const last = snapshots[snapshots.length - 1];

  test(`${name}: every snapshot and its later patches lead to the last one`, () => {
    const fits = fitting(snapshots, patches);
    fits.forEach((snapshot) => {
      const state = folded(begun(snapshot), patches.filter((frame) => frame.to > snapshot.seq));
      assert.deepEqual(state.view, last.view);
    });
    assert.ok(fits.length > snapshots.length / 2);
  });

  test(`${name}: larger patches lead there too, and all of them again change nothing`, () => {
    const fits = fitting(snapshots, merged);
    assert.ok(fits.length > snapshots.length / 2);
    fits.forEach((snapshot) => {
      const later = merged.filter((frame) => frame.to > snapshot.seq);
      const state = folded(begun(snapshot), later);
      const again = folded(state, [...patches, ...merged]);
      assert.deepEqual(again.view, last.view);
    });
  });

  test(`${name}: a patch left out is noticed, never guessed`, () => {
    const [first] = snapshots;
    const later = patches.filter((frame) => frame.from > first.seq);
    later.forEach((frame) => assert.equal(reduce(begun(first), frame).gap, true));
    assert.notEqual(later.length, 0);
  });
}
