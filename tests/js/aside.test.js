// Beside the task: who signs, a card that says nearly the same, the room's screen in words.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { all, field, leave, mount, one, press, text, type } from "./page.js";
import { BALLOT, card, CONFIG, mineOf, moment, RESULT, storeOf, viewOf } from "./rendering.js";

const { nearest, readable } = await import("../../static/js/table/parts/similar.js");
const { OnScreen, screenLines } = await import("../../static/js/table/phone/on_screen.js");
const { Write } = await import("../../static/js/table/phone/write.js");

const LABEL = "La tua proposta: la prima riga è il titolo";

afterEach(leave);

for (const [authors, words] of [
  ["organisation", "la tua organizzazione"],
  ["named", "tu, con nome e organizzazione"],
  ["anonymous", "nessuno. Né al tavolo né sul sito"],
]) {
  test(`who signs is said before writing: ${authors}`, () => {
    mount(Write, { config: CONFIG, store: storeOf({ view: viewOf({ moment: moment("write", { authors }) }) }) });
    assert.match(one(".signs").textContent, new RegExp(`^Chi firma: ${words}`));
  });
}

test("a card that says nearly the same is hinted at while one writes, and nothing is held back", () => {
  const view = viewOf({ cards: [card(1, { text: "Un tutor per ogni tirocinio" }), card(2, { text: "Un autobus la notte" })] });
  const store = storeOf({ view });
  mount(Write, { config: CONFIG, store });
  type(field(LABEL), "Tirocini con un tutor");
  assert.match(one(".similar").textContent, /Somiglia a «Un tutor per ogni tirocinio»/);
  assert.equal(one(".similar").getAttribute("role"), null);
  type(field(LABEL), "Mense aperte la sera");
  assert.equal(all(".similar").length, 0);
});

test("only what this phone may read is compared", () => {
  const view = viewOf({ cards: [card(1, { state: "covered", text: null }), card(2, { state: "hidden", text: null }), card(3)] });
  const mine = mineOf({ cards: [{ number: 1, text: "Mia", state: "shown" }, { number: 4, text: "Ritirata", state: "withdrawn" }] });
  assert.deepEqual(readable(view, mine).map((each) => each.number), [1, 3]);
});

test("one word in common is not nearly the same, endings and accents do not matter", () => {
  assert.equal(nearest("Un tutor", [{ text: "Tutor di quartiere" }]), null);
  assert.equal(nearest("", [{ text: "" }]), null);
  assert.ok(nearest("Più attività nelle biblioteche", [{ text: "attivita nella biblioteca" }]));
});

test("the room's screen is mirrored in words, moment by moment", () => {
  const lines = (more) => screenLines(viewOf(more));
  assert.match(lines({ moment: null, state: "waiting" })[0], /^Inquadra/);
  assert.deepEqual(lines({ cards: [] }), ["Qui compaiono le carte appena arrivano."]);
  assert.deepEqual(lines({ cards: [card(1), card(2, { state: "covered", text: null })] }), ["Carta 1", "C’è una carta coperta: si legge alla chiusura."]);
  assert.deepEqual(lines({ moment: moment("choose"), ballot: BALLOT }), ["Hanno votato 9 su 11"]);
  const families = [{ number: 1, name: "Tutor", cards: [1, 2], organisations: 1, people: 2 }];
  assert.deepEqual(lines({ moment: moment("group"), families }), ["Tutor, con le carte: Carta 1, Carta 2", "Carta 3"]);
  const result = lines({ moment: moment("choose", { phase: "closed" }), ballot: BALLOT, result: RESULT });
  assert.equal(result[0], "«Carta 2»: 9 preferenze su 11");
});

test("the mirror is closed until asked for and is no live region", () => {
  mount(OnScreen, { store: storeOf() });
  assert.equal(text(), "Sullo schermo adesso");
  press("Sullo schermo adesso");
  assert.equal(one("button").getAttribute("aria-expanded"), "true");
  assert.equal(all("[aria-live]").length, 0);
  assert.match(text(), /^Sullo schermo adesso Scrivi Che cosa serve qui\? Carta 1 Carta 2 Carta 3$/);
  mount(OnScreen, { store: storeOf({ view: viewOf({ moment: null, state: "waiting" }) }) });
  assert.equal(text(), "");
});
