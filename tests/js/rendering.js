// Components drawn into text, with a store that a test fills by hand. Words are those of the server's Italian.

import { readFileSync } from "node:fs";

import { signal } from "@preact/signals";
import { html } from "htm/preact";
import { renderToString } from "preact-render-to-string";

import { setWords } from "../../static/js/table/page/words.js";

export const NOW = 1_778_594_400_000;
const FOLDER = new URL("../../workshops/", import.meta.url);
const SOURCES = ["strings", "wording/sitting", "wording/taking_part", "wording/clarifying", "wording/concluding", "wording/consenting", "wording/recording", "wording/grouping", "wording/facilitating", "wording/preparing", "wording/refusals", "wording/placing", "wording/photographing"];

// The sentences as they stand in the source: `"key": _("…")`, in one piece or over several lines.
function sentences() {
  const found = {};
  SOURCES.forEach((name) => {
    const source = readFileSync(new URL(`${name}.py`, FOLDER), "utf8");
    for (const [, key, body] of source.matchAll(/"([\w.]+)": _\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)/g)) {
      found[key] = [...body.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, piece]) => piece).join("");
    }
  });
  return found;
}

export const ITALIAN = sentences();

const unquoted = (lines) => [...lines.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, piece]) => piece.replace(/\\"/g, '"')).join("");

// The same sentences in the words of the English catalogue; one that is missing there stays undefined.
function translated() {
  const catalogue = readFileSync(new URL("../../locale/en/LC_MESSAGES/django.po", import.meta.url), "utf8");
  const pairs = [...catalogue.matchAll(/^msgid ((?:"[^\n]*"\n)+)msgstr ((?:"[^\n]*"(?:\n|$))+)/gm)];
  const english = new Map(pairs.map(([, source, target]) => [unquoted(source), unquoted(target)]));
  return Object.fromEntries(Object.entries(ITALIAN).map(([key, sentence]) => [key, english.get(sentence) || undefined]));
}

export const ENGLISH = translated();

export function speak(language) {
  setWords(language === "en" ? ENGLISH : ITALIAN, language);
}

speak("it");

export const card = (number, more = {}) => ({
  number,
  moment: 1,
  state: "shown",
  text: `Carta ${number}\nDetta meglio`,
  organisation: "Cooperativa Esempio Nord",
  author: null,
  at: NOW,
  ...more,
});

export const remark = (number, more = {}) => ({
  number,
  card: 1,
  kind: "question",
  state: "shown",
  text: `Domanda ${number}?`,
  answer: null,
  outcome: null,
  organisation: "Scuola Esempio",
  author: null,
  diff: [],
  at: NOW,
  ...more,
});

export const seat = (number, more = {}) => ({
  number,
  name: `Persona ${number}`,
  organisation: "Scuola Esempio",
  organisation_confirmed: true,
  resident: false,
  phone: true,
  state: "seated",
  wrote: 0,
  voter: "yes",
  voted: false,
  ...more,
});

export const moment = (kind, more = {}) => ({
  number: { write: 1, clarify: 2, group: 2, choose: 2, conclude: 3 }[kind],
  kind,
  phase: "open",
  question: { it: "Che cosa serve qui?", en: "What is needed here?" },
  ends_at: NOW + 400_000,
  closes_at: null,
  reveal: "at_close",
  authors: "organisation",
  held: false,
  left: null,
  ...more,
});

export const BALLOT = { number: 2, method: "approval", max_choices: 3, budget: 10, max_score: 5, threshold: 0, secrecy: "open", electors: "organisation", options: [3, 1, 2] };
export const RESULT = {
  ballot: 2,
  voters: 11,
  voted: 9,
  rows: [
    { card: 1, in_favour: 1, position: 2 },
    { card: 2, in_favour: 9, position: 1 },
    { card: 3, in_favour: 1, position: 2 },
  ],
  sectors: [],
};

export function viewOf(more = {}) {
  return {
    table: {
      id: 7,
      number: 3,
      code: "482917",
      direction: { code: "skills", order: 3, name: { it: "Valorizzazione delle competenze" } },
      workshop: { it: "Laboratorio Esempio" },
      capacity: 12,
      demo: true,
    },
    state: "running",
    locked: false,
    script: [{ moment: 1, kind: "write" }, { moment: 2, kind: "choose" }, { moment: 3, kind: "conclude" }],
    moment: moment("write"),
    counts: { seated: 11, wrote: 9, cards: 3, voters: 11, voted: 9 },
    ballot: null,
    result: null,
    cards: [card(1), card(2), card(3)],
    seats: [seat(1)],
    next: { step: "close", moment: 1, kind: "write", ready: 9, of: 11 },
    asking: 0,
    ...more,
  };
}

export const mineOf = (more = {}) => ({ seat: 1, name: "Franca", voter: "yes", state: "seated", cards: [], choice: null, voted: false, remarks: [], asked_time: false, ...more });

let serial = 0;

// What components read and call; `said` collects what was sent.
export function storeOf({ view = viewOf(), mine = mineOf(), items = [], role = "participant", now = NOW, isOffline = false, ended = null, registers = { here: null, seats: {} } } = {}) {
  const said = [];
  serial += 1;
  return {
    role,
    queueKey: `voci:coda:prova-${serial}`,
    view: signal(view),
    mine: signal(mine),
    items: signal(items),
    status: signal({ link: "live", lostAt: null, ended }),
    registers: signal(registers),
    now: signal(now),
    isOffline: signal(isOffline),
    said,
    say: (kind, payload) => said.push([kind, payload]),
    typing: () => said.push(["typing", {}]),
    dismiss: (id) => said.push(["dismiss", id]),
    stop: () => said.push(["stop", {}]),
  };
}

export const CONFIG = {
  code: "482917",
  csrf: "x",
  language: "it",
  other_language: { code: "en", name: "English", url: "/en/tavoli/482917/" },
  table: { id: 7, number: 3, direction: { order: 3 } },
  short_address: "voci.example/t",
  urls: { organisations: "/organizzazioni/", screen: "/schermo/", photos: "/foto/", account: "/resoconto/", follow: "/segui/", qr: "/qr.svg" },
};

export function drawn(component, props) {
  return renderToString(html`<${component} ...${props} />`);
}

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
export const plain = (markup) =>
  markup.replace(/<[^>]*>/g, " ").replace(/&(amp|lt|gt|quot|#39);/g, (each) => ENTITIES[each]).replace(/\s+/g, " ").trim();

// The words a person reads.
export const read = (component, props) => plain(drawn(component, props));

// All matches of an element's start tag and inside, good for flat elements only.
export function elements(markup, tag) {
  return [...markup.matchAll(new RegExp(`<${tag}\\b([^>]*)>(.*?)</${tag}>`, "gs"))].map(([, attributes, inside]) => ({
    attributes,
    text: plain(inside),
  }));
}
