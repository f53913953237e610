// Every sentence that the scripts ask for is there, in Italian and in English, with the same blanks.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { ENGLISH, ITALIAN } from "./rendering.js";

const FOLDER = new URL("../../static/js/table/", import.meta.url);
const sources = readdirSync(FOLDER, { recursive: true })
  .filter((name) => name.endsWith(".js"))
  .map((name) => [name, readFileSync(new URL(name, FOLDER), "utf8")]);

const blanks = (sentence) => [...sentence.matchAll(/%\((\w+)\)s/g)].map(([, name]) => name).sort();

for (const [name, source] of sources) {
  const asked = [...source.matchAll(/\b(tn?)\(\s*"([\w.]+)"/g)];
  if (!asked.length) continue;

  test(`${name} asks for sentences that exist, counted ones with both forms`, () => {
    asked.forEach(([, how, key]) => {
      if (how === "t") assert.notEqual(ITALIAN[key], undefined, key);
      else assert.deepEqual([typeof ITALIAN[`${key}.other`], ITALIAN[key]], ["string", undefined], key);
    });
  });
}

test("keys made of parts exist for every part", () => {
  const family = {
    verb: ["write", "choose", "conclude"],
    "next.open": ["write", "choose", "conclude"],
    "next.close": ["write", "choose", "conclude", "write_at_once"],
    "next.ready": ["write", "choose"],
    said: ["open", "closing", "closed", "waiting", "concluded", "online"],
    reason: ["personal_data", "offence", "duplicate", "other"],
    step: ["done", "now", "to_come"],
    ended: ["table_unknown", "seat_unknown", "seat_replaced", "seat_freed", "protocol_unsupported", "facilitation_replaced", "facilitation_revoked"],
  };
  for (const [root, parts] of Object.entries(family)) parts.forEach((part) => assert.ok(ITALIAN[`${root}.${part}`], `${root}.${part}`));
  family.ended.forEach((code) => assert.ok(ITALIAN[`ended.${code}.mend`], code));
  [1, 5].forEach((minutes) => assert.ok(ITALIAN[`time.add_${minutes}`]));
});

test("each command that the tablet sends has a name for when it waits or is refused", () => {
  const tablet = sources.filter(([name]) => name.startsWith("tablet")).map(([, source]) => source).join("\n");
  const kinds = /"((?:open|close|undo|add|hide|restore|confirm|hand|free|lock|unlock|post|cast)_[a-z_]+|seat_without_phone)"/g;
  const commands = [...new Set([...tablet.matchAll(kinds)].map(([, kind]) => kind))];
  assert.ok(commands.length >= 12, commands.join());
  commands.forEach((kind) => assert.ok(ITALIAN[`command.${kind}`], `command.${kind}`));
});

test("English has every sentence", () => {
  assert.deepEqual(Object.keys(ITALIAN).filter((key) => !ENGLISH[key]), []);
  assert.ok(Object.keys(ITALIAN).length > 200);
});

test("a translation fills the same blanks", () => {
  Object.keys(ITALIAN).forEach((key) => assert.deepEqual(blanks(ENGLISH[key] || ""), blanks(ITALIAN[key]), key));
});

test("the singular stands beside every plural that says “one” in words", () => {
  const singles = Object.keys(ITALIAN).filter((key) => key.endsWith(".one"));
  singles.forEach((key) => assert.ok(ITALIAN[key.replace(/one$/, "other")], key));
  assert.ok(singles.length >= 10);
});
