// Sitting down: two questions, three ways, and a network that comes and goes.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { act, all, answered, browser, button, buttons, document, field, focus, leave, mount, one, page, pass, press, text, type } from "./page.js";
import { CONFIG } from "./rendering.js";
import { draft } from "../../static/js/table/page/drafts.js";
import { heldSeat, lastSeat } from "../../static/js/table/page/seats.js";
import { Announcer } from "../../static/js/table/parts/announcer.js";
import { Join } from "../../static/js/table/phone/join.js";

const JOIN = { ...CONFIG, urls: { ...CONFIG.urls, join: "/siediti/", resume: "/riprendi/" } };
const NAME = "Il tuo nome";
const ORGANISATION = "La tua organizzazione";
const SEATED = { type: "ack", seat: 7, personal_code: "482913", result: { seat: 7 } };
const FOUND = { organisations: [{ slug: "coop-nord", name: "Cooperativa Esempio Nord", sector: "third-sector" }, { slug: "scuola", name: "Scuola Esempio", sector: "school" }] };
let taken = [];

beforeEach(() => {
  browser.sessionStorage.clear();
  browser.localStorage.clear();
  draft(`bozza:${JOIN.code}:nome`).value = "";
  taken = [];
  page.asked.length = 0;
  page.answer = (url) => answered(url.startsWith("/organizzazioni/") ? FOUND : SEATED);
});
afterEach(leave);

function joining(config = JOIN) {
  mount(() => [Join({ config, onSeat: (seat) => taken.push(seat) }), Announcer()]);
}

const posts = () => page.asked.filter(({ options }) => options.method === "POST").map(({ url, options }) => ({ url, ...JSON.parse(options.body) }));
const worded = (option) => option.textContent.trim();
const options = () => all("[role=option]").map(worded);
const pick = (name) => press(all("[role=option]").find((each) => worded(each) === name));
const organisation = () => field(ORGANISATION);
const spoken = () => one("[role=status]").textContent;

async function search(query) {
  focus(organisation());
  type(organisation(), query);
  await pass(200);
}

test("an organisation found by typing, picked and seated: exactly what was chosen travels", async () => {
  joining();
  type(field(NAME), "  Franca ");
  await search("esempio");
  assert.deepEqual(options(), ["Cooperativa Esempio Nord", "Scuola Esempio", "La mia organizzazione non c’è", "Partecipo come residente"]);
  pick("Scuola Esempio");
  press("Siediti al tavolo");
  await pass();
  const [{ url, id, token, ...fields }] = posts();
  assert.equal(url, "/siediti/");
  assert.deepEqual(fields, { name: "Franca", organisation: "scuola", new_organisation: "", resident: false });
  assert.ok(id.length >= 8 && token.length >= 22);
  assert.deepEqual(taken.map(({ seat, personal_code: code }) => [seat, code]), [[7, "482-913"]]);
});

test("a resident gives no organisation", async () => {
  joining();
  type(field(NAME), "Franca");
  focus(organisation());
  pick("Partecipo come residente");
  press("Siediti al tavolo");
  await pass();
  const { organisation: slug, new_organisation: typed, resident } = posts()[0];
  assert.deepEqual([slug, typed, resident], ["", "", true]);
});

test("an organisation not yet known is asked its name, which is to be confirmed", async () => {
  joining();
  type(field(NAME), "Franca");
  focus(organisation());
  pick("La mia organizzazione non c’è");
  assert.match(text(), /Chi facilita la conferma al tavolo\./);
  press("Siediti al tavolo");
  assert.deepEqual(posts(), []);
  const itsName = field("Come si chiama la tua organizzazione?");
  assert.equal(document.activeElement, itsName);
  const [error] = itsName.getAttribute("aria-describedby").split(" ");
  assert.equal(document.getElementById(error).textContent, "Scrivi come si chiama la tua organizzazione.");
  type(itsName, " Officina Esempio ");
  press("Siediti al tavolo");
  await pass();
  const { organisation: slug, new_organisation: typed, resident } = posts()[0];
  assert.deepEqual([slug, typed, resident], ["", "Officina Esempio", false]);
});

test("without a name the field gets the focus and says what is missing; nothing is sent", () => {
  joining();
  press("Siediti al tavolo");
  assert.equal(document.activeElement, field(NAME));
  assert.equal(field(NAME).getAttribute("aria-invalid"), "true");
  const error = document.getElementById(field(NAME).getAttribute("aria-describedby"));
  assert.equal(error.textContent, "Manca il nome: scrivi come ti chiamano al tavolo.");
  assert.deepEqual(posts(), []);
});

test("typed but not picked is not an organisation: the field says to choose", async () => {
  joining();
  type(field(NAME), "Franca");
  await search("coop");
  press("Siediti al tavolo");
  assert.equal(document.activeElement, organisation());
  const error = document.getElementById(organisation().getAttribute("aria-describedby"));
  assert.match(error.textContent, /Scegli una voce dell’elenco/);
  assert.deepEqual(posts(), []);
});

test("changing the text after picking takes the choice back", async () => {
  joining();
  type(field(NAME), "Franca");
  await search("scuola");
  pick("Scuola Esempio");
  type(organisation(), "Scuola Esempi");
  press("Siediti al tavolo");
  assert.deepEqual(posts(), []);
});

test("a refusal is shown and announced in words, and the form stays as it was filled", async () => {
  page.answer = (url) => answered(url === "/siediti/" ? { type: "refused", code: "table_locked", details: {} } : FOUND);
  joining();
  type(field(NAME), "Franca");
  await search("coop");
  pick("Cooperativa Esempio Nord");
  press("Siediti al tavolo");
  await pass();
  assert.equal(one(".phone-bottom .error").textContent, "L’ingresso al tavolo è chiuso. Chiedi a chi facilita di riaprirlo.");
  assert.equal(spoken(), "L’ingresso al tavolo è chiuso. Chiedi a chi facilita di riaprirlo.");
  assert.deepEqual([field(NAME).value, organisation().value], ["Franca", "Cooperativa Esempio Nord"]);
  assert.deepEqual(taken, []);
});

async function ready() {
  joining();
  type(field(NAME), "Franca");
  await search("coop");
  pick("Cooperativa Esempio Nord");
}

test("without a net it says so and tries by itself every three seconds with the same token", async () => {
  await ready();
  page.answer = () => Promise.reject(new TypeError("lost"));
  press("Siediti al tavolo");
  await pass();
  assert.match(one(".phone-bottom .error").textContent, /Ci riproviamo appena torna/);
  await pass(6_000);
  page.answer = () => answered(SEATED);
  await pass(3_000);
  assert.equal(posts().length, 4);
  assert.equal(new Set(posts().map(({ token }) => token)).size, 1);
  assert.equal(new Set(posts().map(({ id }) => id)).size, 1);
  assert.equal(taken.length, 1);
});

test("the net comes back: tried at once, not after the wait", async () => {
  await ready();
  page.answer = () => Promise.reject(new TypeError("lost"));
  press("Siediti al tavolo");
  await pass();
  page.answer = () => answered(SEATED);
  act(() => browser.dispatchEvent(new Event("online")));
  await pass();
  assert.equal(taken.length, 1);
  await pass(10_000);
  assert.equal(posts().length, 2);
});

test("two presses while the answer is on its way send once", async () => {
  await ready();
  let answer = null;
  page.answer = () => new Promise((resolve) => (answer = resolve));
  press("Siediti al tavolo");
  press("Ti sediamo…");
  answer(answered(SEATED));
  await pass();
  assert.deepEqual([posts().length, taken.length], [1, 1]);
});

test("who leaves the page while waiting is not seated behind their back", async () => {
  await ready();
  page.answer = () => Promise.reject(new TypeError("lost"));
  press("Siediti al tavolo");
  await pass();
  leave();
  await pass(30_000);
  assert.equal(posts().length, 1);
});

test("who leaves while the question is still on its way is not asked for again", async () => {
  await ready();
  let lose = null;
  page.answer = () => new Promise((_resolve, reject) => (lose = reject));
  press("Siediti al tavolo");
  leave();
  lose(new TypeError("lost"));
  await pass(30_000);
  assert.deepEqual([posts().length, taken.length], [1, 0]);
});

test("the same phone again: the last seat is offered by name and opened without asking the server", async () => {
  browser.localStorage.setItem("posto-ultimo:482917", JSON.stringify({ seat: 7, token: "t", name: "Franca", isNew: true }));
  joining();
  assert.match(text(), /Su questo telefono c’era Franca\./);
  press("Torna al tuo posto");
  assert.deepEqual(taken, [{ seat: 7, token: "t", name: "Franca", isNew: false }]);
  assert.deepEqual(heldSeat("482917", "participant"), taken[0]);
  assert.deepEqual(page.asked, []);
});

test("somebody else with the same phone: the last seat is forgotten for good", () => {
  browser.localStorage.setItem("posto-ultimo:482917", JSON.stringify({ seat: 7, token: "t", name: "Franca" }));
  joining();
  press("Sono un’altra persona");
  assert.equal(lastSeat("482917"), null);
  assert.doesNotMatch(text(), /Franca/);
  joining();
  assert.doesNotMatch(text(), /Franca/);
});

test("a lost seat is taken back with its personal code", async () => {
  page.answer = () => answered({ type: "ack", result: { seat: 7, generation: 2 } });
  joining();
  type(field("Il tuo codice personale, per esempio 482-913"), " 482-913 ");
  press("Riprendi il tuo posto");
  await pass();
  const [{ url, personal_code: code }] = posts();
  assert.deepEqual([url, code], ["/riprendi/", "482-913"]);
  assert.deepEqual(taken.map(({ seat, isNew }) => [seat, isNew]), [[7, false]]);
});

test("an empty personal code is not asked for, a wrong one is said beside its field", async () => {
  page.answer = () => answered({ type: "refused", code: "code_unknown", details: {} });
  joining();
  press("Riprendi il tuo posto");
  assert.deepEqual(posts(), []);
  type(field("Il tuo codice personale, per esempio 482-913"), "1");
  press("Riprendi il tuo posto");
  await pass();
  assert.equal(one("details .error").textContent, "Il codice personale non corrisponde a nessun posto di questo tavolo.");
});

test("the name survives a reload, the other language is one link away", () => {
  joining();
  type(field(NAME), "Franca");
  joining();
  assert.equal(field(NAME).value, "Franca");
  const link = one("a");
  assert.deepEqual(["href", "lang", "hreflang"].map((each) => link.getAttribute(each)), ["/en/tavoli/482917/", "en", "en"]);
  joining({ ...JOIN, other_language: null });
  assert.equal(all("a").length, 0);
});

test("the form’s button sits outside of it and is still its own", () => {
  joining();
  const send = button("Siediti al tavolo");
  assert.equal(document.getElementById(send.getAttribute("form")).tagName, "FORM");
  assert.deepEqual(buttons(), ["Riprendi il tuo posto", "Siediti al tavolo"]);
});
