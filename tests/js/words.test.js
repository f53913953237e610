import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { inLanguage, refusal, setWords, t, tn } from "../../static/js/table/page/words.js";
import { bodyOf, lengthOf, titleOf } from "../../static/js/table/parts/text.js";

const WORDS = {
  hello: "Tavolo %(n)s",
  "cards.one": "una carta",
  "cards.other": "%(n)s carte",
  "only.other": "%(n)s su %(of)s",
  "refused.text_too_long": "Usa al massimo %(limit)s caratteri.",
  "refused.unknown": "Non accettato (%(code)s).",
};

beforeEach(() => setWords(WORDS, "it"));

test("blanks are filled in, and a missing sentence shows its key", () => {
  assert.equal(t("hello", { n: 3 }), "Tavolo 3");
  assert.equal(t("no.such"), "no.such");
});

test("a sentence that counts takes the form of its language, or the general one", () => {
  assert.deepEqual([0, 1, 2].map((n) => tn("cards", n)), ["0 carte", "una carta", "2 carte"]);
  setWords({ ...WORDS, "cards.zero": "nessuna carta" }, "it");
  assert.deepEqual([0, 1, 2].map((n) => tn("cards", n)), ["nessuna carta", "una carta", "2 carte"]);
  assert.equal(tn("only", 1, { of: 11 }), "1 su 11");
  setWords({ ...WORDS, "cards.few": "%(n)s cărți" }, "ro");
  assert.equal(tn("cards", 3), "3 cărți");
});

test("a refusal has its sentence, and one of the future still says something", () => {
  assert.equal(refusal("text_too_long", { limit: 280 }), "Usa al massimo 280 caratteri.");
  assert.equal(refusal("from_the_future"), "Non accettato (from_the_future).");
});

test("what staff wrote is shown in the page's language, else in Italian", () => {
  assert.equal(inLanguage({ it: "Domanda", en: "Question" }), "Domanda");
  setWords(WORDS, "en");
  assert.equal(inLanguage({ it: "Domanda", en: "Question" }), "Question");
  assert.equal(inLanguage({ it: "Domanda" }), "Domanda");
  assert.equal(inLanguage(null), "");
});

test("the first line of a card is its title; characters are counted as people see them", () => {
  assert.deepEqual([titleOf("Uno\nDue\nTre"), bodyOf("Uno\nDue\nTre")], ["Uno", "Due\nTre"]);
  assert.deepEqual([titleOf(null), bodyOf("Uno")], ["", ""]);
  assert.equal(lengthOf(" così 👍 "), 6);
});
