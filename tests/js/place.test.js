// Place and language of a card: the quiet form under the write box, and the words on every screen.

import assert from "node:assert/strict";
import { test } from "node:test";

import { act, all, document, field, mount, one, press, text, type } from "./page.js";
import { card, mineOf, moment, storeOf, viewOf } from "./rendering.js";
import { langOf, placeWords, pointOf, setPlaces } from "../../static/js/table/parts/place.js";
import { Write } from "../../static/js/table/phone/write.js";
import { Room } from "../../static/js/table/room/room.js";

const LABEL = "La tua proposta: la prima riga è il titolo";
const AREAS = [{ key: "circoscrizione/3", name: "Circoscrizione 3: San Paolo, Cenisia" }, { key: "circoscrizione/5", name: "Circoscrizione 5: Vallette" }];
const LANGUAGES = [{ code: "it", name: "italiano" }, { code: "ro", name: "română" }];
setPlaces({ areas: AREAS, languages: LANGUAGES });

let seats = 0;
function writing(more) {
  seats += 1;
  const store = storeOf({ queueKey: `posto-${seats}`, ...more });
  mount(Write, { store });
  return store;
}

function choose(label, value) {
  const select = field(label);
  Object.defineProperty(select, "value", { value, configurable: true });
  act(() => select.dispatchEvent(new document.defaultView.Event("change", { bubbles: true })));
}

const sent = (store) => store.said.filter(([kind]) => kind !== "typing");

test("who says nothing of place or language sends the text alone", () => {
  const store = writing();
  type(field(LABEL), "Una panchina");
  press("Manda al tavolo");
  assert.deepEqual(sent(store), [["post_card", { text: "Una panchina" }]]);
});

test("the form is closed until asked for", () => {
  writing();
  assert.equal(one("details.setting").hasAttribute("open"), false);
  assert.equal(text(one("details.setting summary")), "Dove e in che lingua");
});

test("language and area are remembered for the next card, the point is not", () => {
  const store = writing();
  choose("In che lingua è scritta?", "ro");
  choose("Di quale parte della città parla?", "circoscrizione/3");
  type(field("Un punto, se serve: latitudine e longitudine"), "45,0703 7,6869");
  for (const words of ["Prima", "Seconda"]) {
    type(field(LABEL), words);
    press("Manda al tavolo");
  }
  const setting = { lang: "ro", area: "circoscrizione/3" };
  assert.deepEqual(sent(store), [
    ["post_card", { text: "Prima", ...setting, point: [4507030, 768690, 500] }],
    ["post_card", { text: "Seconda", ...setting }],
  ]);
  assert.equal(text(one("details.setting summary")), "Dove e in che lingua: Circoscrizione 3 · română");
  assert.equal(field(LABEL).getAttribute("lang"), "ro");
});

test("the details close with what is sent, and whoever pressed inside them is back at the text", () => {
  writing();
  type(field(LABEL), "Una panchina");
  choose("Di quale parte della città parla?", "circoscrizione/3");
  one("details.setting").open = true;
  field("Un punto, se serve: latitudine e longitudine").focus();
  press("Manda al tavolo");
  assert.equal(one("details.setting").open, false);
  assert.equal(document.activeElement, field(LABEL));
  assert.match(text(one("details.setting summary")), /Circoscrizione 3/);
});

for (const [spot, point] of [
  ["45,0703 7,6869", [4507030, 768690, 10]],
  ["45.0703, 7.6869", [4507030, 768690, 10]],
  [" 45.07031234,7.68 ", [4507031, 768000, 10]],
  ["", null],
  ["45,0703", undefined],
  ["via Braccini 12", undefined],
  ["-45,07 7,68", undefined],
]) {
  test(`a point as people copy it: ${JSON.stringify(spot)}`, () => {
    assert.deepEqual(pointOf({ spot, metres: "10" }), point);
  });
}

test("a point that cannot be read is not sent: its field opens and gets the focus, the text stays", () => {
  const store = writing();
  type(field(LABEL), "Una panchina");
  type(field("Un punto, se serve: latitudine e longitudine"), "piazza");
  press("Manda al tavolo");
  assert.deepEqual(sent(store), []);
  assert.equal(one("details.setting").open, true);
  assert.equal(document.activeElement, field("Un punto, se serve: latitudine e longitudine"));
  assert.equal(field(LABEL).value, "Una panchina");
});

test("a point begins as coarse as there is: who says nothing gives least away", () => {
  const store = writing();
  type(field(LABEL), "Una panchina");
  type(field("Un punto, se serve: latitudine e longitudine"), "45,0703 7,6869");
  press("Manda al tavolo");
  assert.deepEqual(sent(store), [["post_card", { text: "Una panchina", point: [4507030, 768690, 500] }]]);
});

test("what a card says of itself is told in words, an area never as a point", () => {
  assert.equal(placeWords({ area: "circoscrizione/3" }), "Circoscrizione 3");
  assert.equal(placeWords({ point: [4507000, 768500, 500] }), "punto 45,07 7,685, preciso a 500 metri");
  assert.equal(placeWords({ area: "circoscrizione/5", point: [4507030, 768690, 10] }), "Circoscrizione 5 · punto 45,0703 7,6869, preciso a 10 metri");
  assert.equal(placeWords({ area: "altrove/9" }), "");
  assert.equal(placeWords({}), "");
});

test("every screen says the language of the words and where they speak of", () => {
  const cards = [card(1, { text: "Bancă\nnouă", lang: "ro", area: "circoscrizione/3" }), card(2)];
  const config = { short_address: "", urls: {} };
  mount(Room, { config, store: storeOf({ view: viewOf({ cards, moment: moment("write", { phase: "closed" }) }) }) });
  assert.deepEqual(all(".card-title").map((title) => title.getAttribute("lang")), ["ro", "it"]);
  assert.deepEqual(all(".card-place").map(text), ["Circoscrizione 3"]);
  assert.equal(langOf({}), "it");
});

test("one's own card on its way already says its language", () => {
  const item = { id: "c1", kind: "post_card", payload: { text: "Bancă", lang: "ro", area: "circoscrizione/3" }, status: "waiting" };
  writing({ items: [item], mine: mineOf() });
  assert.equal(all(".paper .card-title")[0].getAttribute("lang"), "ro");
  assert.equal(text(all(".paper .card-place")[0]), "Circoscrizione 3");
});
