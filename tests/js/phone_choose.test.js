// Choosing and concluding on the phone: what each tick sends, and that a refused or late one takes nothing away.

import assert from "node:assert/strict";
import { test } from "node:test";

import { all, answered, become, buttons, document, field, main, mount, one, page, pass, press, submit, text, toggle, type } from "./page.js";
import { BALLOT, card, CONFIG, mineOf, moment, RESULT, storeOf, viewOf } from "./rendering.js";
import { Announcer } from "../../static/js/table/parts/announcer.js";
import { Choose } from "../../static/js/table/phone/choose.js";
import { Conclude } from "../../static/js/table/phone/conclude.js";

const choosingView = (more = {}) => viewOf({ moment: moment("choose"), ballot: BALLOT, ...more });
const cast = (choice, more) => ({ id: "c", kind: "cast_ballot", payload: { ballot: 2, choice }, status: "waiting", ...more });

function choosing(more = {}, view = {}) {
  const store = storeOf({ view: choosingView(view), ...more });
  mount(() => [Choose({ store }), Announcer()]);
  return store;
}

const box = (option) => one(`input[value="${option}"]`);
const ticked = () => all("input").filter((each) => each.checked).map((each) => Number(each.value));
const spoken = () => one("[role=status]").textContent;

test("a tick sends the whole choice, not the difference", () => {
  const store = choosing({ mine: mineOf({ choice: [3] }) });
  press(box(1));
  assert.deepEqual(store.said, [["cast_ballot", { ballot: 2, choice: [3, 1] }]]);
});

test("what is left to give is announced with each tick, and nothing moves", () => {
  choosing({ mine: mineOf({ choice: [3] }) });
  const order = all("input").map((each) => each.value);
  press(box(1));
  assert.equal(spoken(), "Ti resta una preferenza.");
  assert.deepEqual(all("input").map((each) => each.value), order);
});

test("a tick taken away sends what remains, down to nothing", () => {
  const store = choosing({ mine: mineOf({ choice: [3, 1] }) });
  press(box(3));
  become(store, { items: [cast([1])] });
  press(box(1));
  assert.deepEqual(store.said.map(([, payload]) => payload.choice), [[1], []]);
});

test("a second tick builds on what is on its way, not on what the table has", () => {
  const store = choosing({ mine: mineOf({ choice: [] }) });
  press(box(3));
  become(store, { items: [cast([3])] });
  press(box(2));
  assert.deepEqual(store.said[1], ["cast_ballot", { ballot: 2, choice: [3, 2] }]);
});

test("the fourth tick is not taken, says how many there are, and moves none of the three", () => {
  const options = [3, 1, 2, 4];
  const store = choosing({ mine: mineOf({ choice: [3, 1, 2] }) }, { ballot: { ...BALLOT, options }, cards: options.map((each) => card(each)) });
  press(box(4));
  press(box(4));
  assert.deepEqual(store.said, []);
  assert.deepEqual(ticked(), [3, 1, 2]);
  assert.equal(one(".error").textContent, "Ne hai già scelte 3: togline una per cambiare.");
  assert.equal(spoken(), "Ne hai già scelte 3: togline una per cambiare.");
  press(box(1));
  assert.equal(all(".error").length, 0);
});

test("with one preference the sentence is in the singular", () => {
  choosing({ mine: mineOf({ choice: [3] }) }, { ballot: { ...BALLOT, max_choices: 1 } });
  assert.match(text(), /Hai usato tutte le tue preferenze\./);
  press(box(1));
  assert.equal(one(".error").textContent, "Hai già scelto: togli la spunta per cambiare.");
});

test("a ballot of another moment says nothing about this one", () => {
  choosing({ items: [cast([1], { payload: { ballot: 9, choice: [1] } })] });
  assert.deepEqual(ticked(), []);
  assert.equal(all(".item-state").length, 0);
});

test("of several choices said, the last is the one that is ticked", () => {
  choosing({ items: [cast([1], { id: "a" }), cast([2], { id: "b" })] });
  assert.deepEqual(ticked(), [2]);
});

test("from waiting to arrived: the state is told in words beside the choice", () => {
  const store = choosing({ items: [cast([1])] });
  assert.equal(one(".item-state").textContent, "Sul tuo telefono: parte appena torna la rete");
  become(store, { items: [cast([1], { status: "arrived", seq: 9, result: {} })] });
  assert.equal(one(".item-state").textContent, "Preferenze arrivate al tavolo");
  become(store, { items: [], mine: mineOf({ choice: [1] }) });
  assert.equal(one(".item-state").textContent, "Preferenze arrivate al tavolo");
  assert.deepEqual(ticked(), [1]);
});

test("a refused choice goes back to what the table has, and says why", () => {
  choosing({ mine: mineOf({ choice: [3] }), items: [cast([1, 2], { status: "refused", code: "too_many_choices", details: { limit: 1 } })] });
  assert.deepEqual(ticked(), [3]);
  assert.equal(one(".item-state").textContent, "Non registrata: le preferenze sono troppe: scegline al massimo 1.");
});

for (const voter of ["to_confirm", "other", "no"]) {
  test(`who does not vote (${voter}) can press nothing, and may once confirmed`, () => {
    const store = choosing({ mine: mineOf({ voter }) });
    assert.ok(all("input").every((each) => each.disabled));
    become(store, { mine: mineOf({ voter: "yes" }) });
    press(box(1));
    assert.deepEqual(store.said, [["cast_ballot", { ballot: 2, choice: [1] }]]);
  });
}

test("before one’s own account is known nothing is confirmed and nothing forbidden", () => {
  choosing({ mine: null });
  assert.deepEqual(ticked(), []);
  assert.ok(all("input").every((each) => !each.disabled));
});

test("what a card says now is what is chosen from; a card without words leaves an empty name, not another’s", () => {
  choosing({}, { cards: [card(1, { text: "Una\nCorpo" }), card(2, { text: null, state: "removed" }), card(3)] });
  assert.deepEqual(all(".vote-title").map((each) => each.textContent), ["Carta 3", "Una", ""]);
});

test("the last seconds are announced and still take a choice", () => {
  const store = choosing({}, { moment: moment("choose", { phase: "closing" }) });
  assert.equal(one(".closing").textContent, "Si chiude fra pochi secondi.");
  press(box(2));
  assert.equal(store.said.length, 1);
});

test("an organisation’s ballot says that it is public, a person’s does not", () => {
  choosing();
  assert.match(text(), /Quella della tua organizzazione sarà pubblica/);
  choosing({}, { ballot: { ...BALLOT, electors: "person" } });
  assert.doesNotMatch(text(), /pubblica/);
});

test("after the close there is nothing to press; the result has one heading at the top", () => {
  const store = choosing({}, { moment: moment("choose", { phase: "closed" }) });
  assert.equal(all("input, button").length, 0);
  assert.match(text(), /Il risultato arriva fra poco/);
  become(store, { view: choosingView({ moment: moment("choose", { phase: "closed" }), result: RESULT }) });
  assert.deepEqual(all("h1").map((each) => each.textContent), ["Che cosa ha scelto il tavolo"]);
});

test("a result without voters draws empty bars, not a division by zero", () => {
  choosing({}, { moment: moment("choose", { phase: "closed" }), result: { ...RESULT, voters: 0, voted: 0, rows: [{ card: 1, in_favour: 0, position: 1 }] } });
  assert.match(one(".bar div").getAttribute("style"), /width: ?0%/);
  assert.equal(one(".result-count").textContent, "0 preferenze su 0");
});

test("equal positions are read in the order of their cards", () => {
  const rows = [7, 3, 5].map((number) => ({ card: number, in_favour: 2, position: 1 }));
  choosing({}, { moment: moment("choose", { phase: "closed" }), result: { ...RESULT, rows }, cards: [3, 5, 7].map((each) => card(each)) });
  assert.deepEqual(all(".result-name").map((each) => each.textContent), ["Carta 3", "Carta 5", "Carta 7"]);
});

function concluding(view = {}, config = CONFIG) {
  page.asked.length = 0;
  page.submitted.length = 0;
  const store = storeOf({ view: viewOf({ state: "concluded", result: RESULT, ...view }) });
  mount(Conclude, { config, store });
  return store;
}

test("at the end the account can be read, and one proposal is one", () => {
  concluding({ counts: { seated: 1, wrote: 1, cards: 1, voters: 1, voted: 1 } });
  assert.equal(one("h1").textContent, "Il tuo tavolo ha scritto una proposta");
  assert.equal(one("a").getAttribute("href"), "/resoconto/");
});

test("the address for the answer is sent to the follow page with the table it is about", async () => {
  concluding();
  page.answer = () => answered({}, 200);
  type(field("La tua e-mail"), "franca@esempio.example");
  press("Scrivimi quando la Città risponde");
  await pass();
  const [{ url, options }] = page.asked;
  assert.equal(url, "/segui/");
  assert.deepEqual([...options.body.entries()], [
    ["csrfmiddlewaretoken", "x"],
    ["thing", "tavolo/7"],
    ["email", "franca@esempio.example"],
  ]);
  assert.equal(one(".notice-success").textContent, "Guarda la posta: c’è un messaggio per confermare l’indirizzo.");
  assert.equal(all("form").length, 0);
  assert.deepEqual(page.submitted, []);
});

for (const [what, answer] of [["refuses", () => answered({}, 400)], ["does not answer", () => Promise.reject(new TypeError("lost"))]]) {
  test(`a server that ${what} gets the plain form instead, and nobody is thanked`, async () => {
    concluding();
    page.answer = answer;
    submit(one("form"));
    await pass();
    assert.equal(page.submitted.length, 1);
    assert.equal(all(".notice-success").length, 0);
  });
}

test("where nobody can be followed nothing is offered", () => {
  concluding({}, { ...CONFIG, urls: { ...CONFIG.urls, follow: null } });
  assert.equal(all("form").length, 0);
  assert.deepEqual(buttons(), []);
});

test("while the last moment runs, its question is read and the account is not yet offered", () => {
  concluding({ state: "running", moment: moment("conclude"), result: null });
  assert.equal(one(".question").textContent, "Che cosa serve qui?");
  assert.equal(all("a").length, 0);
  assert.equal(main.querySelectorAll(".result").length, 0);
});

test("e-mail fields are named, typed and required for the plain form too", () => {
  concluding();
  const input = field("La tua e-mail");
  assert.deepEqual(["type", "name", "autocomplete"].map((each) => input.getAttribute(each)), ["email", "email", "email"]);
  assert.ok(input.hasAttribute("required"));
  assert.equal(document.getElementById("follow-email"), input);
});

test("the line of one's own vote is there at once, its fingerprint when the details open", async () => {
  const store = choosing({ mine: mineOf({ choice: [1], voted: true, line: 57 }) });
  const asked = [];
  store.fingerprintOf = (line) => {
    asked.push(line);
    return Promise.resolve(`impronta-${line}`);
  };
  assert.match(text(), /riga 57 del registro/);
  assert.deepEqual(asked, []);
  toggle(one("details.vote-line"), true);
  await pass(0);
  assert.deepEqual(asked, [57]);
  assert.match(text(), /impronta-57/);
  become(store, { mine: mineOf({ choice: [2], voted: true, line: 61 }) });
  await pass(0);
  assert.doesNotMatch(text(), /impronta-57/);
  assert.match(text(), /riga 61/);
});

test("who has not voted openly has no line", () => {
  choosing({ mine: mineOf({ choice: null }) });
  assert.equal(all("details.vote-line").length, 0);
});
