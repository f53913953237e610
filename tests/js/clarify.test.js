// Clarifying: who is asked and who decides, what changed in a card, and that nothing typed is lost.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { all, become, button, buttons, field, leave, mount, press, text, type } from "./page.js";
import { card, mineOf, moment, remark, storeOf, viewOf } from "./rendering.js";

const { Changes, Diff } = await import("../../static/js/table/parts/diff.js");
const { Clarify } = await import("../../static/js/table/phone/clarify.js");
const { Remarks } = await import("../../static/js/table/tablet/remarks.js");

const OWN = { number: 1, text: "Carta 1\nDetta meglio", state: "shown", reason: null };
const WORDING = remark(2, { kind: "wording", text: "Carta prima", diff: [["same", "Carta "], ["gone", "1"], ["new", "prima"]] });

afterEach(leave);

function clarifying({ view = {}, mine = {}, ...more } = {}) {
  const store = storeOf({
    view: viewOf({ moment: moment("clarify"), cards: [card(1), card(2)], remarks: [remark(1), WORDING], ...view }),
    mine: mineOf({ cards: [OWN], ...mine }),
    ...more,
  });
  mount(Clarify, { store });
  return store;
}

test("one's own card comes first and asks for an answer and a decision", () => {
  clarifying();
  assert.deepEqual(all("h2").map((each) => each.textContent), ["Le tue carte: rispondi e decidi tu", "Le carte del tavolo"]);
  assert.deepEqual(buttons(), [
    "Rispondi Domanda 1?",
    "Accetta queste parole",
    "Lascia le mie",
    "Correggi Carta 1",
    "Fai una domanda Carta 2",
    "Suggerisci altre parole Carta 2",
  ]);
});

test("a question is typed, kept through a redraw, and sent", () => {
  const store = clarifying();
  press("Fai una domanda Carta 2");
  type(field("La tua domanda su «Carta 2»"), "Per quante persone?");
  become(store, { view: viewOf({ moment: moment("clarify"), cards: [card(1), card(2), card(3)], remarks: [] }) });
  assert.equal(field("La tua domanda su «Carta 2»").value, "Per quante persone?");
  press("Manda la domanda");
  assert.deepEqual(store.said, [["ask_question", { card: 2, text: "Per quante persone?" }]]);
  assert.ok(buttons().includes("Fai una domanda Carta 2"));
});

test("other words begin with the card's own", () => {
  const store = clarifying();
  press("Suggerisci altre parole Carta 2");
  assert.equal(field("«Carta 2» con altre parole").value, "Carta 2\nDetta meglio");
  type(field("«Carta 2» con altre parole"), "Carta due");
  press("Suggerisci");
  assert.deepEqual(store.said, [["suggest_wording", { card: 2, text: "Carta due" }]]);
});

test("the author answers, and decides with one tap", () => {
  const store = clarifying();
  press("Rispondi Domanda 1?");
  type(field("La tua risposta a «Domanda 1?»"), "Per venti");
  press("Manda la risposta");
  press("Accetta queste parole");
  press("Lascia le mie");
  assert.deepEqual(store.said, [
    ["answer_question", { remark: 1, text: "Per venti" }],
    ["accept_wording", { remark: 2 }],
    ["decline_wording", { remark: 2 }],
  ]);
});

test("what is on its way says where it is and is shown once", () => {
  const item = { id: "a", kind: "ask_question", payload: { card: 2, text: "Sul telefono?" }, status: "waiting" };
  const store = clarifying({ items: [item] });
  assert.match(text(), /Sul telefono\? Sul tuo telefono: parte appena torna la rete/);

  const arrived = { ...item, status: "arrived", result: { remark: 3 } };
  become(store, { items: [arrived], view: viewOf({ moment: moment("clarify"), cards: [card(1), card(2)], remarks: [remark(3, { card: 2, text: "Sul telefono?" })] }) });
  assert.equal(text().match(/Sul telefono\?/g).length, 1);
});

test("a refused question goes back into its field", () => {
  const item = { id: "a", kind: "ask_question", payload: { card: 2, text: "In pausa?" }, status: "refused", code: "table_on_hold", details: {} };
  const store = clarifying({ items: [item] });
  assert.match(text(), /Non registrata: il tavolo è in pausa/);
  press(button("Correggi"));
  assert.deepEqual(store.said, [["dismiss", "a"]]);
  become(store, { items: [] });
  press("Fai una domanda Carta 2");
  assert.equal(field("La tua domanda su «Carta 2»").value, "In pausa?");
});

test("on hold and after the close there is nothing to press", () => {
  for (const more of [{ held: true }, { phase: "closed" }]) {
    clarifying({ view: { moment: moment("clarify", more) } });
    assert.deepEqual(buttons(), []);
  }
});

test("whose own question was hidden reads why; the others that it was", () => {
  const hidden = remark(1, { state: "hidden", text: null, answer: null });
  clarifying({ view: { remarks: [hidden] }, mine: { cards: [], remarks: [{ number: 1, reason: "offence" }] } });
  assert.match(text(), /Domanda · tua Nascosta Nascosta da chi facilita: Offesa\./);
  clarifying({ view: { remarks: [hidden] } });
  assert.match(text(), /Domanda · Scuola Esempio Nascosta/);
  assert.doesNotMatch(text(), /Offesa/);
});

test("what changed is heard as well as seen", () => {
  mount(Diff, { pieces: WORDING.diff });
  assert.equal(text(), "Carta [tolto: 1 ] [aggiunto: prima ]");
  assert.deepEqual([all("del").length, all("ins").length], [1, 1]);
});

test("changes of a card come newest first, with whose words they were", () => {
  const changes = [
    { at: 1, remark: null, diff: [["new", "Uno"]] },
    { at: 2, remark: 4, diff: [["new", "Due"]] },
  ];
  mount(Changes, { card: card(1, { changes }) });
  assert.equal(text(), "Corretta 2 volte Con parole suggerite al tavolo [aggiunto: Due ] Da chi l’ha scritta [aggiunto: Uno ]");
  mount(Changes, { card: card(1) });
  assert.equal(text(), "");
});

test("who facilitates hides a question with its reason and puts it back", () => {
  const store = storeOf({ role: "facilitator", view: viewOf({ remarks: [remark(1)] }) });
  mount(Remarks, { card: card(1), store });
  press("Nascondi Domanda 1?");
  press("Dati personali");
  become(store, { view: viewOf({ remarks: [remark(1, { state: "hidden" })] }) });
  press("Rimetti Domanda 1?");
  assert.deepEqual(store.said, [
    ["hide_remark", { remark: 1, reason: "personal_data" }],
    ["restore_remark", { remark: 1 }],
  ]);
});
