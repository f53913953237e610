// The list of organisations: the ARIA pattern of an editable combobox, and questions that overtake each other.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { all, answered, document, field, focus, key, leave, mount, one, page, pass, press, type } from "./page.js";
import { CONFIG } from "./rendering.js";
import { Announcer } from "../../static/js/table/parts/announcer.js";
import { Join } from "../../static/js/table/phone/join.js";

const FOUND = [{ slug: "coop-nord", name: "Cooperativa Esempio Nord" }, { slug: "scuola", name: "Scuola Esempio" }];

beforeEach(() => {
  page.asked.length = 0;
  page.answer = () => answered({ organisations: FOUND });
});
afterEach(leave);

function joining() {
  mount(() => [Join({ config: CONFIG, onSeat() {} }), Announcer()]);
}

const organisation = () => field("La tua organizzazione");
const worded = (option) => option.textContent.trim();
const options = () => all("[role=option]").map(worded);

async function search(query) {
  focus(organisation());
  type(organisation(), query);
  await pass(200);
}

const expanded = () => organisation().getAttribute("aria-expanded");
const active = () => {
  const id = organisation().getAttribute("aria-activedescendant");
  return id ? document.getElementById(id) : null;
};

test("the list opens on focus, on typing and on arrows, and closes on Escape and on leaving", async () => {
  joining();
  assert.equal(expanded(), "false");
  focus(organisation());
  assert.equal(expanded(), "true");
  assert.equal(key(organisation(), "Escape"), true);
  assert.equal(expanded(), "false");
  key(organisation(), "ArrowDown");
  assert.equal(expanded(), "true");
  focus(field("Il tuo nome"));
  assert.equal(expanded(), "false");
});

test("the arrows go round the options both ways and say which one is meant", async () => {
  joining();
  await search("");
  const seen = [];
  for (const name of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]) {
    key(organisation(), name);
    seen.push(worded(active()));
    assert.equal(one("[aria-selected=true]"), active());
  }
  const [first, second, third, last] = options();
  assert.deepEqual(seen, [first, second, third, last, first, last]);
});

test("Enter takes the option that is meant; with none it is the form’s own", async () => {
  joining();
  await search("esempio");
  assert.equal(key(organisation(), "Enter"), false);
  key(organisation(), "ArrowDown");
  assert.equal(key(organisation(), "Enter"), true);
  assert.deepEqual([organisation().value, expanded()], ["Cooperativa Esempio Nord", "false"]);
  assert.equal(active(), null);
});

test("other keys are left to the field", () => {
  joining();
  focus(organisation());
  assert.deepEqual(["a", "Tab", "Home"].map((name) => key(organisation(), name)), [false, false, false]);
  key(organisation(), "Escape");
  assert.equal(key(organisation(), "Escape"), false);
});

test("one question is asked for quick typing, with what was typed last, escaped for the address", async () => {
  joining();
  focus(organisation());
  for (const query of ["c", "co", "coop & figli"]) {
    type(organisation(), query);
    await pass(50);
  }
  await pass(200);
  assert.deepEqual(page.asked.map(({ url }) => url), ["/organizzazioni/?q=coop%20%26%20figli"]);
});

test("an answer that comes after a newer question is not shown", async () => {
  joining();
  const answers = [];
  page.answer = () => new Promise((resolve) => answers.push(resolve));
  await search("a");
  await search("b");
  answers[1](answered({ organisations: [{ slug: "b", name: "Bi Esempio" }] }));
  await pass();
  answers[0](answered({ organisations: [{ slug: "a", name: "A Esempio" }] }));
  await pass();
  assert.deepEqual(options(), ["Bi Esempio", "La mia organizzazione non c’è", "Partecipo come residente"]);
});

for (const [count, sentence] of [[0, "0 organizzazioni trovate."], [1, "Una organizzazione trovata."], [2, "2 organizzazioni trovate."]]) {
  test(`${count} found are announced: ${sentence}`, async () => {
    joining();
    page.answer = () => answered({ organisations: FOUND.slice(0, count) });
    await search("x");
    assert.equal(one("[role=status]").textContent, sentence);
    assert.equal(options().length, count + 2);
  });
}

test("a search that fails leaves the two other ways", async () => {
  joining();
  page.answer = () => Promise.reject(new TypeError("lost"));
  await search("x");
  assert.deepEqual(options(), ["La mia organizzazione non c’è", "Partecipo come residente"]);
});

test("what was typed stands out in the name as text, never as markup", async () => {
  joining();
  page.answer = () => answered({ organisations: [{ slug: "x", name: "Gruppo <b>Esempio</b>" }] });
  await search("ESEMPIO");
  const [option] = all("[role=option]");
  assert.equal(option.textContent.trim(), "Gruppo <b>Esempio</b>");
  assert.deepEqual([...option.querySelectorAll("b")].map((each) => each.textContent), ["Esempio"]);
});

test("a picked option is shown whole, and a click in the field opens the list again to change it", async () => {
  joining();
  await search("scuola");
  press(all("[role=option]").find((each) => worded(each) === "Scuola Esempio"));
  assert.deepEqual([organisation().value, expanded()], ["Scuola Esempio", "false"]);
  focus(field("Il tuo nome"));
  focus(organisation());
  assert.equal(expanded(), "false");
  press(organisation());
  assert.equal(expanded(), "true");
  await pass(200);
  assert.equal(page.asked[page.asked.length - 1].url, "/organizzazioni/?q=");
});
