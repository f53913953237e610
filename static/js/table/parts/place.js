// Where a card speaks of, and its language: in words, and the small form that says them.
// workshops/placing_words.py does the same for pages without scripts.

import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";

export const ITALIAN = "it";
export const METRES = [10, 100, 500];
const DEGREE = 100000;
const SPOT = /^(\d{1,3})[.,](\d{1,12})[\s,;]+(\d{1,3})[.,](\d{1,12})$/;
const USUAL = { lang: ITALIAN, area: "", spot: "", metres: METRES[METRES.length - 1] };

let areas = [];
let languages = [];

// What the server knows of the city: [{key, name}], and of languages: [{code, name}].
export function setPlaces(config) {
  areas = config.areas || [];
  languages = config.languages || [];
}

export const langOf = (card) => (card && card.lang) || ITALIAN;

const shortName = (name) => name.split(":", 1)[0];
const areaName = (key) => shortName((areas.find((area) => area.key === key) || { name: "" }).name);
const degrees = (value) => `${Math.floor(value / DEGREE)},${String(value % DEGREE).padStart(5, "0")}`.replace(/0+$/, "");

export const spotWords = ([latitude, longitude]) => `${degrees(latitude)} ${degrees(longitude)}`;

// A point is told with its precision; an area is never told as a point.
export function placeWords(card) {
  const point = card.point && t("place.point", { where: spotWords(card.point), metres: card.point[2] });
  return [card.area && areaName(card.area), point].filter(Boolean).join(" · ");
}

const inHundredThousandths = (whole, fraction) => Number(whole) * DEGREE + Number(fraction.slice(0, 5).padEnd(5, "0"));

// -> [latitude, longitude, metres], null for none, undefined where it cannot be read.
export function pointOf({ spot, metres }) {
  if (!spot.trim()) return null;
  const found = SPOT.exec(spot.trim());
  if (!found) return undefined;
  return [inHundredThousandths(found[1], found[2]), inHundredThousandths(found[3], found[4]), Number(metres)];
}

// What goes on the wire beside the text: nothing that goes without saying.
export function settingPayload(value) {
  const payload = {};
  if (value.lang !== ITALIAN) payload.lang = value.lang;
  if (value.area) payload.area = value.area;
  if (pointOf(value)) payload.point = pointOf(value);
  return payload;
}

const settingOf = (card) => ({ lang: langOf(card), area: card.area || "", spot: card.point ? spotWords(card.point) : "", metres: card.point ? card.point[2] : USUAL.metres });

// Of a correction: all three again if one of them changed, else nothing.
export function changedPayload(value, card) {
  if (JSON.stringify(value) === JSON.stringify(settingOf(card))) return {};
  return { lang: value.lang, ...settingPayload(value) };
}

// A setting kept like a text that is being written; begin: the card it starts from.
export function settingDraft(key, begin) {
  const stored = draft(key);
  function read() {
    try {
      return { ...USUAL, ...JSON.parse(stored.value) };
    } catch (error) {
      return begin ? settingOf(begin) : USUAL;
    }
  }
  return {
    get value() {
      return read();
    },
    set: (change) => {
      stored.value = JSON.stringify({ ...read(), ...change });
    },
    forget: () => {
      stored.value = "";
    },
    // Language and area are likely to stay the same for the next card; a point is of one card.
    sent: () => {
      stored.value = JSON.stringify({ ...read(), spot: "", metres: USUAL.metres });
    },
  };
}

function said(value) {
  const lang = value.lang === ITALIAN ? "" : (languages.find((each) => each.code === value.lang) || { name: "" }).name;
  return [areaName(value.area), value.spot.trim(), lang].filter(Boolean).join(" · ");
}

function Options({ list, chosen }) {
  return list.map(([value, name, lang]) => html`<option key=${value} value=${value} lang=${lang} selected=${String(value) === String(chosen)}>${name}</option>`);
}

// id: of the write box that it belongs to.
export function SettingFields({ id, setting }) {
  const value = setting.value;
  const isUnread = pointOf(value) === undefined;
  const typed = (name) => (event) => setting.set({ [name]: event.target.value });
  const select = (name, list) => html`<label for=${`${id}-${name}`}>${t(`place.${name}`)}</label>
    <select id=${`${id}-${name}`} onChange=${typed(name)}><${Options} list=${list} chosen=${value[name]} /></select>`;
  const what = said(value);
  return html`<details class="setting">
    <summary>${what ? t("place.said", { what }) : t("place.title")}</summary>
    ${select("area", [["", t("place.none")], ...areas.map((area) => [area.key, area.name])])}
    ${select("lang", languages.map((each) => [each.code, each.name, each.code]))}
    <label for=${`${id}-spot`}>${t("place.spot")}</label>
    <input id=${`${id}-spot`} type="text" inputmode="text" autocomplete="off" maxlength="60" value=${value.spot} onInput=${typed("spot")}
      aria-describedby=${`${id}-spot-help`} aria-invalid=${isUnread ? "true" : undefined} />
    <p id=${`${id}-spot-help`} class=${isUnread ? "error" : "help"}>${t(isUnread ? "refused.point_malformed" : "place.spot_help")}</p>
    ${value.spot.trim() && select("metres", METRES.map((metres) => [metres, t(`place.metres.${metres}`)]))}
  </details>`;
}

// The id of the field to mend before sending, null where all is well.
export function lackingField(id, setting) {
  if (pointOf(setting.value) !== undefined) return null;
  const field = document.getElementById(`${id}-spot`);
  field.closest("details").open = true;
  return field.id;
}

// What was sent keeps its place and language for the next one, out of the way of what one has written.
export function closeFields(id) {
  const details = document.getElementById(`${id}-spot`).closest("details");
  const isInside = details.contains(document.activeElement);
  details.open = false;
  if (isInside) document.getElementById(id).focus();
}

export function Place({ card }) {
  const words = placeWords(card);
  return words && html`<p class="card-place">${words}</p>`;
}
