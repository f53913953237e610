// Writing on the phone: what each press sends, and that a text belongs to who writes it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { all, become, button, buttons, document, field, mount, nameOf, one, page, pass, press, text, type } from "./page.js";
import { card, mineOf, moment, storeOf, viewOf } from "./rendering.js";
import { draft } from "../../static/js/table/page/drafts.js";
import { Announcer } from "../../static/js/table/parts/announcer.js";
import { Write } from "../../static/js/table/phone/write.js";

const LABEL = "La tua proposta: la prima riga è il titolo";
const posted = (more) => ({ id: "c1", kind: "post_card", payload: { text: "Laboratori aperti la sera" }, status: "waiting", ...more });
const refusedItem = (more) => posted({ status: "refused", code: "moment_closed", details: {}, ...more });
const own = (more) => ({ number: 9, text: "Mia carta\nCon un dettaglio", state: "shown", reason: null, ...more });

function writing(more) {
  const store = storeOf(more);
  mount(Write, { store });
  return store;
}

test("what is typed is sent trimmed, once, and the field is empty again", () => {
  const store = writing();
  type(field(LABEL), "  Un tutor di quartiere\nper chi ricomincia  ");
  press("Manda al tavolo");
  press("Manda al tavolo");
  assert.deepEqual(store.said.filter(([kind]) => kind !== "typing"), [["post_card", { text: "Un tutor di quartiere\nper chi ricomincia" }]]);
  assert.equal(field(LABEL).value, "");
});

test("each stroke tells that somebody writes; how often it travels is not decided here", () => {
  const store = writing();
  type(field(LABEL), "U");
  type(field(LABEL), "Un");
  assert.deepEqual(store.said, [["typing", {}], ["typing", {}]]);
});

for (const nothing of ["", "   ", "\n\n"]) {
  test(`nothing to send (${JSON.stringify(nothing)}): the field gets the focus and nothing goes`, () => {
    const store = writing();
    type(field(LABEL), nothing);
    press("Manda al tavolo");
    assert.deepEqual(store.said.filter(([kind]) => kind === "post_card"), []);
    assert.equal(document.activeElement, field(LABEL));
  });
}

test("280 characters go, 281 stay in the field and say how many they are", () => {
  const store = writing();
  type(field(LABEL), "è".repeat(280));
  assert.equal(field(LABEL).getAttribute("aria-invalid"), null);
  press("Manda al tavolo");
  assert.equal(store.said.filter(([kind]) => kind === "post_card").length, 1);
  type(field(LABEL), "è".repeat(281));
  press("Manda al tavolo");
  assert.equal(store.said.filter(([kind]) => kind === "post_card").length, 1);
  assert.equal(field(LABEL).value.length, 281);
  assert.equal(field(LABEL).getAttribute("aria-invalid"), "true");
  const count = document.getElementById(field(LABEL).getAttribute("aria-describedby"));
  assert.equal(count.textContent.trim(), "281 caratteri: sono troppi, usane al massimo 280");
});

test("beside the form stands what a card is not, as long as one may write", () => {
  const NOTICE = "Una carta non è un’osservazione al Piano Regolatore e non la sostituisce.";
  writing();
  assert.ok(text().includes(NOTICE));
  writing({ view: viewOf({ moment: moment("write", { phase: "closed" }) }) });
  assert.ok(!text().includes(NOTICE));
});

test("an emoji counts as one, as it does on the server", () => {
  writing();
  type(field(LABEL), "👍".repeat(280));
  assert.match(text(), /280 di 280/);
});

test("news from the table never changes what is being written", () => {
  const store = writing();
  type(field(LABEL), "A metà di una fra");
  become(store, { view: viewOf({ cards: [card(1), card(2), card(3), card(4)], counts: { seated: 11, wrote: 9, cards: 4, voters: 11, voted: 9 } }) });
  become(store, { mine: mineOf({ cards: [own()] }) });
  become(store, { view: viewOf({ moment: moment("write", { phase: "closing" }) }) });
  assert.equal(field(LABEL).value, "A metà di una fra");
  assert.match(text(), /Si chiude fra pochi secondi/);
});

test("a draft is found again on another page of the same seat, and only of that seat and moment", () => {
  const store = writing();
  type(field(LABEL), "Da ritrovare");
  mount(Write, { store });
  assert.equal(field(LABEL).value, "Da ritrovare");
  become(store, { view: viewOf({ moment: moment("write", { number: 4 }) }) });
  assert.equal(field(LABEL).value, "");
  const other = writing();
  assert.equal(field(LABEL).value, "");
  assert.notEqual(other.queueKey, store.queueKey);
});

test("a moment that closes takes the field away and leaves the text to be read", () => {
  const store = writing();
  type(field(LABEL), "Non ancora mandata");
  become(store, { view: viewOf({ moment: moment("write", { phase: "closed" }) }) });
  assert.equal(all("textarea").length, 0);
  assert.deepEqual(buttons(), []);
  assert.equal(one(".unsent").textContent, "Non ancora mandata");
  become(store, { view: viewOf() });
  assert.equal(field(LABEL).value, "Non ancora mandata");
});

test("who wrote nothing reads of no unsent text when the moment closes", () => {
  writing({ view: viewOf({ moment: moment("write", { phase: "closed" }) }) });
  assert.equal(all(".unsent").length, 0);
  assert.match(text(), /Il tempo per scrivere è finito/);
});

test("“correct” puts a refused text back in the field and takes the item away", () => {
  const store = writing({ items: [refusedItem()] });
  press("Correggi");
  assert.equal(field(LABEL).value, "Laboratori aperti la sera");
  assert.deepEqual(store.said, [["dismiss", "c1"]]);
});

test("“correct” never writes over what is already in the field", () => {
  writing({ items: [refusedItem()] });
  type(field(LABEL), "Un’altra cosa");
  press("Correggi");
  assert.equal(field(LABEL).value, "Un’altra cosa\nLaboratori aperti la sera");
});

test("“send again” is a new command with the same words, after the old one is gone", () => {
  const store = writing({ items: [refusedItem()] });
  press("Manda di nuovo");
  assert.deepEqual(store.said, [["dismiss", "c1"], ["post_card", { text: "Laboratori aperti la sera" }]]);
});

test("“copy” hands the whole text over and says so; nothing is sent", async () => {
  const store = storeOf({ items: [refusedItem({ payload: { text: "Titolo\nCorpo" } })] });
  mount(() => [Write({ store }), Announcer()]);
  page.copied.length = 0;
  press("Copia il testo");
  await pass();
  assert.deepEqual(page.copied, ["Titolo\nCorpo"]);
  assert.equal(one("[role=status]").textContent, "Testo copiato.");
  assert.deepEqual(store.said, []);
  await pass(6_000);
  assert.equal(one("[role=status]").textContent, "");
});

test("a phone without a clipboard keeps the text where it is", () => {
  const { clipboard } = navigator;
  navigator.clipboard = undefined;
  const store = writing({ items: [refusedItem()] });
  press("Copia il testo");
  navigator.clipboard = clipboard;
  assert.deepEqual(store.said, []);
  assert.match(text(), /Laboratori aperti la sera/);
});

test("“take away” forgets exactly that item", () => {
  const store = writing({ items: [refusedItem(), refusedItem({ id: "c2", payload: { text: "Altra" } })] });
  const other = all("li").find((each) => each.textContent.includes("Altra"));
  press([...other.querySelectorAll("button")].find((each) => nameOf(each) === "Togli"));
  assert.deepEqual(store.said, [["dismiss", "c2"]]);
});

test("my newest is on top: what is on its way before what is at the table", () => {
  const cards = [own({ number: 4, text: "Prima" }), own({ number: 9, text: "Seconda" })];
  const items = [posted({ id: "a", payload: { text: "Terza" } }), posted({ id: "b", payload: { text: "Quarta" } })];
  writing({ mine: mineOf({ cards }), items, view: viewOf({ cards: [] }) });
  assert.deepEqual(all(".papers .card-title").map((each) => each.textContent), ["Quarta", "Terza", "Seconda", "Prima"]);
});

test("the first line is the title, the rest its body", () => {
  writing({ mine: mineOf({ cards: [own()] }), view: viewOf({ cards: [] }) });
  assert.equal(one(".card-title").textContent, "Mia carta");
  assert.equal(one(".card-body").textContent, "Con un dettaglio");
});

test("an own card is amended in its place, under its number", () => {
  const store = writing({ mine: mineOf({ cards: [own()] }), view: viewOf({ cards: [] }) });
  press("Correggi Mia carta Con un dettaglio");
  const box = field("Correggi la tua carta");
  assert.equal(box.value, "Mia carta\nCon un dettaglio");
  type(box, "Mia carta, meglio");
  press("Salva la correzione");
  assert.deepEqual(store.said, [["amend_card", { card: 9, text: "Mia carta, meglio" }]]);
  assert.equal(all("textarea").length, 1);
});

test("a correction left half-way is there when one comes back to it", () => {
  const store = writing({ mine: mineOf({ cards: [own()] }), view: viewOf({ cards: [] }) });
  press("Correggi Mia carta Con un dettaglio");
  type(field("Correggi la tua carta"), "A metà");
  press("Lascia stare");
  assert.deepEqual(store.said, []);
  press("Correggi Mia carta Con un dettaglio");
  assert.equal(field("Correggi la tua carta").value, "A metà");
  assert.equal(draft(`bozza:${store.queueKey}:carta-9`).value, "A metà");
});

test("a card is withdrawn by its number", () => {
  const store = writing({ mine: mineOf({ cards: [own(), own({ number: 12, text: "Altra" })] }), view: viewOf({ cards: [] }) });
  press("Ritira Altra");
  assert.deepEqual(store.said, [["withdraw_card", { card: 12 }]]);
});

test("while a change is on its way the card offers no second one", () => {
  const items = [{ id: "w", kind: "withdraw_card", payload: { card: 9 }, status: "waiting" }];
  writing({ mine: mineOf({ cards: [own()] }), items, view: viewOf({ cards: [] }) });
  assert.deepEqual(buttons(), ["Manda al tavolo"]);
  assert.match(text(), /Mia carta .*Sul tuo telefono: parte appena torna la rete/);
});

test("a refused change shows the card as the table has it, and can be taken away", () => {
  const items = [{ id: "a", kind: "amend_card", payload: { card: 9, text: "Nuova" }, status: "refused", code: "card_not_shown", details: {} }];
  const store = writing({ mine: mineOf({ cards: [own()] }), items, view: viewOf({ cards: [] }) });
  assert.match(text(), /Mia carta Con un dettaglio Non registrata: questa carta non è più sul tavolo\./);
  press("Togli");
  assert.deepEqual(store.said, [["dismiss", "a"]]);
});

test("after the close own cards are read, not changed", () => {
  writing({ mine: mineOf({ cards: [own()] }), view: viewOf({ cards: [], moment: moment("write", { phase: "closed" }) }) });
  assert.match(text(), /Mia carta/);
  assert.deepEqual(buttons(), []);
});

test("newcomers wait behind a button that counts them and do not move what is read", () => {
  const store = writing({ view: viewOf({ cards: [card(1), card(2)] }) });
  const titles = () => all(".others .card-title").map((each) => each.textContent);
  assert.deepEqual(titles(), ["Carta 1", "Carta 2"]);
  become(store, { view: viewOf({ cards: [card(1), card(2), card(3)] }) });
  assert.deepEqual(titles(), ["Carta 1", "Carta 2"]);
  button("Una nuova proposta, mostra");
  become(store, { view: viewOf({ cards: [card(1), card(2), card(3), card(4)] }) });
  press("2 nuove proposte, mostra");
  assert.deepEqual(titles(), ["Carta 4", "Carta 3", "Carta 1", "Carta 2"]);
  assert.equal(all(".newcomers").length, 0);
});

for (const state of ["hidden", "withdrawn", "removed", "covered"]) {
  test(`a card that becomes ${state} keeps its place and none of its words`, () => {
    const store = writing({ view: viewOf({ cards: [card(1), card(2)] }) });
    become(store, { view: viewOf({ cards: [card(1, { state, text: null, organisation: null }), card(2)] }) });
    const [first, second] = all(".others li").map((each) => each.textContent);
    assert.equal(first, "Questa carta non è più sul tavolo.");
    assert.match(second, /Carta 2/);
  });
}

test("a card shown in its author’s name says both name and organisation; an anonymous one neither", () => {
  writing({ view: viewOf({ cards: [card(1, { author: "Franca" }), card(2, { organisation: null })] }) });
  assert.deepEqual(all(".card-by").map((each) => each.textContent), ["Franca · Cooperativa Esempio Nord"]);
});

test("covered cards are counted in the singular too", () => {
  writing({ view: viewOf({ cards: [card(1, { state: "covered", text: null })] }) });
  assert.match(text(), /C’è una carta coperta: si legge alla chiusura\./);
  assert.equal(all(".others").length, 0);
});
