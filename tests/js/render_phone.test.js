// What the phone shows in each state, in words.

import assert from "node:assert/strict";
import { test } from "node:test";

import { draft } from "../../static/js/table/page/drafts.js";
import { Banner } from "../../static/js/table/parts/banner.js";
import { Ended, endedKey } from "../../static/js/table/parts/ended.js";
import { Choose } from "../../static/js/table/phone/choose.js";
import { Conclude } from "../../static/js/table/phone/conclude.js";
import { Join } from "../../static/js/table/phone/join.js";
import { Seated, Waiting } from "../../static/js/table/phone/seated.js";
import { PhoneTop } from "../../static/js/table/phone/top.js";
import { Write } from "../../static/js/table/phone/write.js";
import { BALLOT, card, CONFIG, drawn, elements, mineOf, moment, read, RESULT, storeOf, viewOf } from "./rendering.js";

const posted = (more) => ({ id: "c1", kind: "post_card", payload: { text: "Laboratori aperti la sera" }, status: "waiting", ...more });
const writing = (more) => ({ store: storeOf(more) });

test("joining asks two things, says who sees what and offers the other language", () => {
  const markup = drawn(Join, { config: CONFIG, onSeat() {} });
  const text = read(Join, { config: CONFIG, onSeat() {} });
  assert.deepEqual(elements(markup, "label").map((each) => each.text), [
    "Il tuo nome",
    "La tua organizzazione",
    "Il tuo codice personale, per esempio 482-913",
  ]);
  assert.match(text, /1 di 2/);
  assert.match(text, /Il tuo nome lo vedono solo le persone a questo tavolo/);
  assert.match(text, /English/);
  assert.match(markup, /role="combobox"[^>]*aria-expanded="false"[^>]*aria-controls="join-organisation-list"/);
});

test("without a net the two other ways of sitting down are still there", () => {
  const options = elements(drawn(Join, { config: CONFIG, onSeat() {} }), "li").map((each) => each.text);
  assert.deepEqual(options, ["La mia organizzazione non c’è", "Partecipo come residente"]);
});

test("the second screen shows the personal code once", () => {
  const text = read(Seated, { config: CONFIG, seat: { personal_code: "482-913" }, onGoOn() {} });
  assert.match(text, /Hai un posto al tavolo 3/);
  assert.match(text, /482-913/);
  assert.match(text, /Vai al tavolo/);
});

test("waiting says what will happen and who is there", () => {
  const store = storeOf({ view: viewOf({ state: "waiting", moment: null }), registers: { here: 9, seats: {} } });
  const text = read(Waiting, { store });
  assert.match(text, /Fra poco si comincia/);
  assert.match(text, /Al tavolo ci sono 11 persone\. 9 sono collegate adesso\./);
});

test("the top says where one is and what to do", () => {
  assert.equal(read(PhoneTop, { table: CONFIG.table, verb: "Scrivi" }), "Tavolo 3 · Scrivi");
  assert.equal(read(PhoneTop, { table: CONFIG.table, right: "1 di 2" }), "Tavolo 3 1 di 2");
});

test("writing shows question, field, count and one button", () => {
  const markup = drawn(Write, writing());
  assert.match(markup, /<h1 class="question">Che cosa serve qui\?<\/h1>/);
  assert.deepEqual(elements(markup, "button").map((each) => each.text).slice(-1), ["Manda al tavolo"]);
  assert.match(markup, /0 di 280/);
  assert.match(markup, /<label for="card-text">La tua proposta/);
});

for (const [status, more, sentence] of [
  ["waiting", {}, "Sul tuo telefono: parte appena torna la rete"],
  ["arrived", { seq: 9, result: { card: 9 } }, "Arrivata al tavolo"],
  ["refused", { code: "moment_closed", details: {} }, "Non registrata: il momento è chiuso."],
]) {
  test(`a card that is ${status} says so and keeps its text`, () => {
    const text = read(Write, writing({ items: [posted({ status, ...more })] }));
    assert.ok(text.includes("Laboratori aperti la sera"), text);
    assert.ok(text.includes(sentence), text);
  });
}

test("a refused card can be corrected, sent again, copied or taken away", () => {
  const markup = drawn(Write, writing({ items: [posted({ status: "refused", code: "text_too_long", details: { limit: 280 } })] }));
  const buttons = elements(markup, "button").map((each) => each.text);
  assert.deepEqual(buttons, ["Correggi", "Manda di nuovo", "Copia il testo", "Togli", "Manda al tavolo"]);
  assert.match(markup, /il testo è troppo lungo: usa al massimo 280 caratteri/);
});

test("an arrived card that the table's account already has is listed once", () => {
  const mine = mineOf({ cards: [{ number: 9, text: "Laboratori aperti la sera", state: "shown", reason: null }] });
  const text = read(Write, writing({ mine, items: [posted({ status: "arrived", seq: 9, result: { card: 9 } })] }));
  assert.equal(text.split("Laboratori aperti la sera").length - 1, 3); // the title and the names of its two buttons
  assert.ok(text.includes("Arrivata al tavolo · tua"));
});

test("a hidden card tells its author why, and cannot be changed", () => {
  const mine = mineOf({ cards: [{ number: 9, text: "Mia", state: "hidden", reason: "personal_data" }] });
  const markup = drawn(Write, writing({ mine }));
  assert.match(markup, /Nascosta da chi facilita: Dati personali\./);
  assert.doesNotMatch(markup, /Ritira/);
});

test("withdrawn and removed cards are gone from one's own list", () => {
  const cards = [1, 2].map((number) => ({ number, text: `Mia ${number}`, state: number === 1 ? "withdrawn" : "removed", reason: null }));
  const text = read(Write, writing({ mine: mineOf({ cards }), view: viewOf({ cards: [] }) }));
  assert.doesNotMatch(text, /Mia/);
});

test("a correction on its way shows the new text with its state", () => {
  const mine = mineOf({ cards: [{ number: 9, text: "Prima", state: "shown", reason: null }] });
  const items = [{ id: "c2", kind: "amend_card", payload: { card: 9, text: "Dopo" }, status: "waiting" }];
  const text = read(Write, writing({ mine, items }));
  assert.match(text, /Dopo Sul tuo telefono/);
  assert.doesNotMatch(text, /Prima/);
});

test("covered cards are counted, never shown", () => {
  const cards = [card(1, { state: "covered", text: null }), card(2, { state: "covered", text: null })];
  assert.match(read(Write, writing({ view: viewOf({ cards }) })), /Ci sono 2 carte coperte/);
});

test("others' cards show their organisation, and not one's own again", () => {
  const mine = mineOf({ cards: [{ number: 2, text: "Carta 2", state: "shown", reason: null }] });
  const markup = drawn(Write, writing({ mine }));
  const others = markup.slice(markup.indexOf("Le altre carte del tavolo"));
  assert.match(others, /Carta 1/);
  assert.doesNotMatch(others, /Carta 2/);
  assert.match(others, /Cooperativa Esempio Nord/);
});

test("when the moment is closing it is said, when closed the unsent text stays to be read", () => {
  assert.match(read(Write, writing({ view: viewOf({ moment: moment("write", { phase: "closing" }) }) })), /Si chiude fra pochi secondi/);
  const store = storeOf({ view: viewOf({ moment: moment("write", { phase: "closed" }) }) });
  draft(`bozza:${store.queueKey}:1`).value = "A metà";
  const text = read(Write, { store });
  assert.match(text, /Non hai mandato questo testo\. Resta qui, su questo telefono: A metà/);
  assert.doesNotMatch(text, /Manda al tavolo/);
});

const choosing = (more = {}, view = {}) => ({ store: storeOf({ view: viewOf({ moment: moment("choose"), ballot: BALLOT, ...view }), ...more }) });

test("options keep the ballot's order and one's choice is ticked", () => {
  const markup = drawn(Choose, choosing({ mine: mineOf({ choice: [1] }) }));
  assert.deepEqual(elements(markup, "label").map((each) => each.text.slice(0, 7)), ["Carta 3", "Carta 1", "Carta 2"]);
  assert.deepEqual([...markup.matchAll(/value="(\d)"( checked)?/g)].map(([, number, checked]) => [number, Boolean(checked)]), [
    ["3", false],
    ["1", true],
    ["2", false],
  ]);
  assert.match(markup, /Ti restano 2 preferenze\./);
  assert.match(markup, /Puoi cambiare fino alla chiusura\./);
});

test("a choice that the table has stays confirmed, and nothing is confirmed before the first", () => {
  assert.match(read(Choose, choosing({ mine: mineOf({ choice: [1] }) })), /Preferenze arrivate al tavolo$/);
  assert.match(read(Choose, choosing({ mine: mineOf({ choice: [] }) })), /Preferenze arrivate al tavolo$/);
  assert.doesNotMatch(read(Choose, choosing()), /arrivate/);
});

test("what is on its way counts before what the table has", () => {
  const items = [{ id: "c", kind: "cast_ballot", payload: { ballot: 2, choice: [2, 3] }, status: "waiting" }];
  const text = read(Choose, choosing({ mine: mineOf({ choice: [1] }), items }));
  assert.match(text, /Ti resta una preferenza\./);
  assert.match(text, /Sul tuo telefono: parte appena torna la rete/);
});

test("a refused choice gives way to what the table has, with the reason", () => {
  const items = [{ id: "c", kind: "cast_ballot", payload: { ballot: 2, choice: [2, 3] }, status: "refused", code: "ballot_closed", details: {} }];
  const text = read(Choose, choosing({ mine: mineOf({ choice: [1] }), items }));
  assert.match(text, /Ti restano 2 preferenze/);
  assert.match(text, /Non registrata: le preferenze sono chiuse/);
});

for (const [voter, sentence] of [
  ["to_confirm", "Chi facilita deve ancora confermare"],
  ["other", "esprime la preferenza un’altra persona"],
  ["no", "esprimono la preferenza le organizzazioni"],
]) {
  test(`who may not vote (${voter}) reads why and finds nothing to press`, () => {
    const markup = drawn(Choose, choosing({ mine: mineOf({ voter }) }));
    assert.match(markup, new RegExp(sentence));
    assert.equal([...markup.matchAll(/ disabled/g)].length, 3);
    assert.doesNotMatch(markup, /Ti rest/);
  });
}

test("after the close the result comes in its order, with what was removed told", () => {
  const view = { moment: moment("choose", { phase: "closed" }), result: RESULT, cards: [card(1), card(2)] };
  const text = read(Choose, choosing({}, view));
  assert.match(text, /Hanno espresso la preferenza in 9 su 11\. Preferenza consultiva\./);
  assert.match(text, /Carta 2 9 preferenze su 11 Carta 1 una preferenza su 11 \[rimossa\] una preferenza su 11/);
});

test("between close and result the phone says that it comes", () => {
  assert.match(read(Choose, choosing({}, { moment: moment("choose", { phase: "closed" }) })), /Il risultato arriva fra poco/);
});

test("at the end: how many proposals, the account, the offer to be told", () => {
  const concluded = read(Conclude, { config: CONFIG, store: storeOf({ view: viewOf({ state: "concluded", result: RESULT }) }) });
  assert.match(concluded, /Il tuo tavolo ha scritto 3 proposte/);
  assert.match(concluded, /Leggi il resoconto del tavolo/);
  assert.match(concluded, /Scrivimi quando la Città risponde/);
  const during = read(Conclude, { config: CONFIG, store: storeOf({ view: viewOf({ moment: moment("conclude") }) }) });
  assert.doesNotMatch(during, /Leggi il resoconto/);
});

test("the banner stands only while the line is down", () => {
  assert.equal(drawn(Banner, { store: storeOf() }), "");
  assert.match(read(Banner, { store: storeOf({ isOffline: true }) }), /Senza rete\. Continua a scrivere/);
});

test("a seat that is gone leaves its words on the screen, each with what became of it", () => {
  const items = [
    { id: "1", payload: { text: "Rimasta qui" }, status: "refused", code: "seat_replaced", details: {} },
    { id: "2", payload: { text: "Forse arrivata" }, status: "waiting", hasLeft: true },
    { id: "3", payload: { text: "Arrivata di certo" }, status: "arrived", seq: 4 },
    { id: "4", payload: { ballot: 2, choice: [1] }, status: "waiting" },
  ];
  const shown = read(Ended, { code: "seat_replaced", items });
  assert.match(shown, /Non è arrivato al tavolo.*Rimasta qui.*Non registrata: il posto è aperto su un altro telefono/s);
  assert.match(shown, /Forse arrivata.*Non si sa se è arrivata/s);
  assert.doesNotMatch(shown, /Arrivata di certo/);
  assert.doesNotMatch(read(Ended, { code: "seat_replaced", items: items.slice(2) }), /Non è arrivato/);
});

test("each end has its words, for a seat and for who facilitates", () => {
  for (const code of ["table_unknown", "seat_unknown", "seat_replaced", "seat_freed", "protocol_unsupported", "facilitation_replaced", "facilitation_revoked"]) {
    assert.doesNotMatch(read(Ended, { code }), /ended\./);
  }
  assert.equal(endedKey(storeOf({ ended: "seat_replaced" })), "seat_replaced");
  for (const code of ["seat_unknown", "not_facilitating", "facilitation_replaced"]) {
    assert.equal(endedKey(storeOf({ ended: code, role: "facilitator" })), "facilitation_replaced");
  }
  assert.equal(endedKey(storeOf({ ended: "facilitation_revoked", role: "facilitator" })), "facilitation_revoked");
  assert.equal(endedKey(storeOf({ ended: "table_unknown", role: "facilitator" })), "table_unknown");
});
