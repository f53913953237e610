// Choosing by dots, score, order and in secret: what each press does, what is sent, what the result says.

import assert from "node:assert/strict";
import { test } from "node:test";

import { all, become, mount, one, press, text } from "./page.js";
import { BALLOT, card, drawn, elements, mineOf, moment, plain, RESULT, seat, storeOf, viewOf } from "./rendering.js";
import { Announcer } from "../../static/js/table/parts/announcer.js";
import { Result } from "../../static/js/table/parts/result.js";
import { Choose } from "../../static/js/table/phone/choose.js";
import { WriteFor } from "../../static/js/table/tablet/write_for.js";

const SEND = "Esprimi la preferenza";
const SECRET = "Esprimi la preferenza in segreto";

function choosing(ballot, more = {}, view = {}) {
  const store = storeOf({ view: viewOf({ moment: moment("choose"), ballot: { ...BALLOT, ...ballot }, ...view }), ...more });
  mount(() => [Choose({ store }), Announcer()]);
  return store;
}

const named = (label) => all("button").find((each) => each.getAttribute("aria-label") === label || each.textContent.trim() === label);
const spoken = () => one("[role=status]").textContent;
const numbers = () => all(".steps .number").map((each) => Number(each.textContent));

test("dots are given one by one and sent together", () => {
  const store = choosing({ method: "dots", budget: 3 });
  press(named("Un bollino in più a «Carta 1»"));
  press(named("Un bollino in più a «Carta 1»"));
  press(named("Un bollino in più a «Carta 3»"));
  assert.deepEqual(numbers(), [1, 2, 0]);
  assert.deepEqual(store.said, []);
  assert.match(text(), /Hai usato tutti i tuoi bollini\./);
  assert.equal(spoken(), "«Carta 3»: bollini 1. Hai usato tutti i tuoi bollini.");
  press(named(SEND));
  assert.deepEqual(store.said, [["cast_ballot", { ballot: 2, choice: [1, 2, 3, 1] }]]);
});

test("without dots left the plus is off, and taking one back turns it on", () => {
  choosing({ method: "dots", budget: 1 }, { mine: mineOf({ choice: [1, 1], voted: true }) });
  assert.ok(named("Un bollino in più a «Carta 3»").disabled);
  assert.ok(named("Un bollino in meno a «Carta 3»").disabled);
  press(named("Un bollino in meno a «Carta 1»"));
  assert.ok(!named("Un bollino in più a «Carta 3»").disabled);
});

test("points stop at the greatest score of the table", () => {
  const store = choosing({ method: "score", max_score: 1 });
  press(named("Un punto in più a «Carta 2»"));
  assert.ok(named("Un punto in più a «Carta 2»").disabled);
  assert.match(text(), /Da 0 a 1 punti per ogni carta\./);
  press(named(SEND));
  assert.deepEqual(store.said[0][1].choice, [2, 1]);
});

test("cards are put in order, moved with buttons, and taken out again", () => {
  const store = choosing({ method: "ranking" });
  press(named("Metti al posto 1: «Carta 1»"));
  press(named("Metti al posto 2: «Carta 2»"));
  press(named("Sposta «Carta 2» più su"));
  assert.equal(spoken(), "«Carta 2» è al posto 1");
  assert.ok(named("Sposta «Carta 2» più su").disabled);
  assert.match(text(), /Hai messo in ordine 2 carte\./);
  press(named("Togli «Carta 1» dall’ordine"));
  press(named("Metti al posto 2: «Carta 3»"));
  press(named(SEND));
  assert.deepEqual(store.said[0][1].choice, [2, 3]);
});

test("what was changed and not sent is said, and what was sent is said too", () => {
  const store = choosing({ method: "ranking" }, { mine: mineOf({ choice: [1], voted: true }) });
  assert.equal(one(".item-state").textContent, "Preferenze arrivate al tavolo");
  press(named("Metti al posto 2: «Carta 3»"));
  assert.equal(one(".item-state").textContent, "Hai cambiato qualcosa: mandalo perché conti.");
  press(named(SEND));
  become(store, { items: [{ id: "c", kind: "cast_ballot", payload: { ballot: 2, choice: [1, 3] }, status: "waiting" }] });
  assert.equal(one(".item-state").textContent, "Sul tuo telefono: parte appena torna la rete");
});

test("a refused choice says why", () => {
  const refused = { id: "c", kind: "cast_ballot", payload: { ballot: 2, choice: [1, 9] }, status: "refused", code: "too_many_dots", details: { limit: 3 } };
  choosing({ method: "dots", budget: 3 }, { items: [refused] });
  assert.match(one(".item-state").textContent, /i bollini sono troppi: usane al massimo 3/);
});

test("who does not vote can press nothing and has nothing to send with", () => {
  choosing({ method: "dots" }, { mine: mineOf({ voter: "no" }) });
  assert.ok(all("button").every((each) => each.disabled));
  assert.equal(named(SEND), undefined);
});

test("a secret choice leaves with a receipt of this phone’s own, which stays under Dettagli", () => {
  const store = choosing({ secrecy: "secret" });
  assert.match(text(), /Il voto è segreto: si sa che hai votato, non che cosa\./);
  assert.doesNotMatch(text(), /sarà pubblica/);
  press(one('input[value="1"]'));
  assert.deepEqual(store.said, []);
  press(named(SECRET));
  const [[kind, payload]] = store.said;
  assert.equal(kind, "cast_secret_ballot");
  assert.deepEqual([payload.ballot, payload.choice], [2, [1]]);
  assert.match(payload.receipt, /^\d{16}$/);
  become(store, { mine: mineOf({ voted: true }) });
  assert.equal(one(".receipt").textContent.replace(/ /g, ""), payload.receipt);
  assert.ok(one('input[value="1"]').checked);
});

test("a changed secret choice has a receipt of its own", () => {
  const store = choosing({ secrecy: "secret" });
  press(one('input[value="1"]'));
  press(named(SECRET));
  press(one('input[value="2"]'));
  press(named(SECRET));
  const [first, second] = store.said.map(([, payload]) => payload);
  assert.deepEqual(second.choice, [1, 2]);
  assert.notEqual(first.receipt, second.receipt);
});

test("in secret too, one more than allowed is not taken and it is said", () => {
  choosing({ secrecy: "secret", max_choices: 1 });
  press(one('input[value="1"]'));
  press(one('input[value="2"]'));
  assert.equal(spoken(), "Hai già scelto: togli la spunta per cambiare.");
});

test("who facilitates enters dots for somebody, and no secret vote", () => {
  const rosa = seat(8, { name: "Rosa", phone: false });
  const at = (ballot) => storeOf({ role: "facilitator", view: viewOf({ moment: moment("choose"), ballot: { ...BALLOT, ...ballot } }) });
  const store = at({ method: "dots" });
  mount(() => WriteFor({ store, seat: rosa, onDone() {} }));
  press(named("Un bollino in più a «Carta 3»"));
  press(named("Registra le preferenze"));
  assert.deepEqual(store.said, [["cast_ballot_for", { seat: 8, ballot: 2, choice: [3, 1] }]]);
  mount(() => WriteFor({ store: at({ secrecy: "secret" }), seat: rosa, onDone() {} }));
  assert.match(text(), /Il voto è segreto: passa il tablet/);
  assert.equal(named("Registra le preferenze"), undefined);
});

const shown = (result, own) => drawn(Result, { view: viewOf({ result: { ...RESULT, ...result }, cards: [card(1), card(2), card(3)] }), own });

test("a result is a sentence first", () => {
  assert.match(plain(shown({})), /^Che cosa ha scelto il tavolo Prima è «Carta 2»\./);
  const equal = RESULT.rows.map((row) => ({ ...row, position: 1, in_favour: 2 }));
  assert.match(plain(shown({ rows: equal })), /Prime a pari merito: «Carta 1», «Carta 2», «Carta 3»\./);
  const nothing = equal.map((row) => ({ ...row, in_favour: 0 }));
  assert.match(plain(shown({ rows: nothing })), /Nessuna carta ha avuto preferenze\./);
});

test("dots, points and places are counted in their own words", () => {
  const rows = RESULT.rows.map((row) => ({ ...row, dots: row.card, points: row.card * 2 }));
  assert.match(plain(shown({ method: "dots", rows })), /un bollino, da 1 su 11/);
  assert.match(plain(shown({ method: "score", rows })), /4 punti, da 9 su 11/);
  assert.match(plain(shown({ method: "ranking", rows, rounds: [] })), /posto 1 · prime preferenze: 9/);
});

test("whether enough took part is said plainly", () => {
  const threshold = { percent: 50, needed: 6, outcome: "reached" };
  assert.match(plain(shown({ threshold })), /La soglia di partecipazione \(50 per cento, cioè 6\) è raggiunta: 9 su 11\./);
  assert.match(plain(shown({ threshold: { ...threshold, outcome: "missed" } })), /non è raggiunta/);
});

test("the rounds of a ranking are a table of every card and round", () => {
  const rounds = [
    { counts: { 1: 3, 2: 4, 3: 2 }, eliminated: [3], exhausted: 0 },
    { counts: { 1: 4, 2: 5 }, eliminated: [1], exhausted: 0 },
  ];
  const cells = elements(shown({ method: "ranking", rounds }), "td").map((each) => each.text);
  assert.deepEqual(cells, ["4", "5", "3", "4 · esce", "2 · esce", "–"]);
});

test("the choices of a secret ballot stand beside receipts, and one’s own is marked", () => {
  const choices = [{ receipt: "1029384756473829", choice: [] }, { receipt: "4829173655208841", choice: [2, 1] }];
  const markup = shown({ choices }, { receipt: "4829173655208841", choice: [2, 1] });
  assert.deepEqual(elements(markup, "td").map((each) => each.text), ["nessuna carta", "«Carta 2», «Carta 1»"]);
  assert.match(plain(markup), /4829 1736 5520 8841 · la tua/);
  assert.doesNotMatch(plain(markup), /3829 · la tua/);
});
