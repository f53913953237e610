// Choosing by consent: what each press sends, what everybody reads of an objection, how it is resolved.

import assert from "node:assert/strict";
import { test } from "node:test";

import { all, mount, one, press, text, type } from "./page.js";
import { BALLOT, mineOf, moment, storeOf, viewOf } from "./rendering.js";
import { Announcer } from "../../static/js/table/parts/announcer.js";
import { Result } from "../../static/js/table/parts/result.js";
import { Choose } from "../../static/js/table/phone/choose.js";
import { withStance } from "../../static/js/table/choices.js";
import { ObjectionsDesk } from "../../static/js/table/tablet/objections.js";

const CONSENT = { ...BALLOT, method: "consent", options: [1, 2, 3] };
const OBJECTION = { number: 1, card: 1, kind: "objection", state: "shown", text: "Fa rumore", answer: null, outcome: null, organisation: "Scuola Esempio", author: null, diff: [], at: 0, concern: "harm" };

function choosing({ remarks = [], ...more } = {}) {
  const store = storeOf({ view: viewOf({ moment: moment("choose"), ballot: CONSENT, remarks }), ...more });
  mount(() => [Choose({ store }), Announcer()]);
  return store;
}

const button = (words) => all("button").find((each) => each.textContent.trim().startsWith(words));
const stances = () => all("input[type=radio]").map((each) => each.checked);

test("a stance is sent at once and said", () => {
  const store = choosing();
  press(all("input[type=radio]")[1]);
  assert.deepEqual(store.said, [["cast_ballot", { ballot: 2, choice: [1, 1] }]]);
  assert.equal(one("[role=status]").textContent, "«Carta 1»: Mi astengo");
});

test("an objection goes with what is feared and why", () => {
  const store = choosing();
  press(button("Ho un’obiezione"));
  type(one("textarea"), "Di notte fa rumore");
  press(button("Fai l’obiezione"));
  assert.deepEqual(store.said, [["raise_objection", { ballot: 2, card: 1, concern: "purpose", text: "Di notte fa rumore" }]]);
});

test("one’s own objection stands until another stance withdraws it", () => {
  const store = choosing({ remarks: [OBJECTION], mine: mineOf({ choice: [1, 2], voted: true, remarks: [{ number: 1, reason: null }] }) });
  assert.deepEqual(stances().slice(0, 3), [false, false, true]);
  assert.match(text(), /Obiezione · tua/);
  press(all("input[type=radio]")[0]);
  assert.deepEqual(store.said, [["cast_ballot", { ballot: 2, choice: [1, 0] }]]);
});

test("what waits on this phone is drawn over what the table has", () => {
  choosing({ items: [{ id: "a", kind: "raise_objection", payload: { ballot: 2, card: 1, concern: "harm", text: "Fa rumore" }, status: "waiting" }] });
  assert.equal(stances()[2], true);
  assert.match(text(), /Fa rumore/);
});

test("the tablet writes how an objection was resolved", () => {
  const store = storeOf({ view: viewOf({ moment: moment("choose"), ballot: CONSENT, remarks: [OBJECTION] }) });
  mount(() => ObjectionsDesk({ store }));
  assert.match(text(), /Un’obiezione aperta\./);
  assert.match(text(), /Scuola Esempio · su «Carta 1»/);
  press(button("Risolta perché…"));
  press(all("input[type=radio]")[1]);
  type(one("textarea"), "Solo di giorno");
  press(button("Scrivi che è risolta"));
  assert.deepEqual(store.said, [["resolve_objection", { remark: 1, how: "noted", text: "Solo di giorno" }]]);
});

test("a resolved objection says how and is not asked about again", () => {
  const store = storeOf({ view: viewOf({ moment: moment("choose"), ballot: CONSENT, remarks: [{ ...OBJECTION, outcome: "amended", answer: "Solo di giorno" }] }) });
  mount(() => ObjectionsDesk({ store }));
  assert.match(text(), /Nessuna obiezione aperta\./);
  assert.match(text(), /Risolta con queste parole: Solo di giorno/);
  assert.equal(button("Risolta perché…"), undefined);
});

test("the result says on which cards there is consent", () => {
  const row = { in_favour: 0, aside: 0, objections: 0, open: 0, position: 3 };
  const rows = [{ ...row, card: 1, in_favour: 4, aside: 1, position: 1 }, { ...row, card: 2, in_favour: 3, objections: 2, open: 2, position: 2 }, { ...row, card: 3 }];
  mount(() => Result({ view: viewOf({ ballot: CONSENT, result: { ballot: 2, method: "consent", voters: 6, voted: 5, rows, sectors: [] } }) }));
  assert.match(text(), /C’è consenso su «Carta 1»: nessuna obiezione aperta\./);
  assert.match(text(), /Consenso, nessuna obiezione aperta · consensi 4 su 6 · un’astensione/);
  assert.match(text(), /2 obiezioni aperte · consensi 3 su 6/);
  assert.match(text(), /Nessuno si è espresso/);
});

test("objections that were only noted are told in the sentence and beside the card", () => {
  const row = { in_favour: 3, aside: 0, objections: 1, open: 0, noted: 1, position: 1 };
  const result = (rows) => viewOf({ ballot: CONSENT, result: { ballot: 2, method: "consent", voters: 6, voted: 5, rows, sectors: [] } });
  mount(() => Result({ view: result([{ ...row, card: 1 }]) }));
  assert.match(text(), /C’è consenso su «Carta 1»: nessuna obiezione aperta; una annotata con la motivazione\./);
  assert.match(text(), /consensi 3 su 6 · un’obiezione annotata con la motivazione/);
  mount(() => Result({ view: result([{ ...row, card: 2 }, { ...row, card: 1, noted: undefined }]) }));
  assert.match(text(), /C’è consenso su 2 carte, senza obiezioni aperte: «Carta 1», «Carta 2» \(un’obiezione annotata con la motivazione\)\./);
});

test("a choice keeps the order of the cards", () => {
  assert.deepEqual(withStance([2, 0], 1, 2), [1, 2, 2, 0]);
  assert.deepEqual(withStance([1, 2], 1, 0), [1, 0]);
});
