// The room's screen: what to do, how long, where to join, what is on the table. It never asks anything of anybody.

import { html } from "htm/preact";

import { inLanguage, spacedCode, t, tn } from "../page/words.js";
import { createStore } from "../page/store.js";
import { Announcer, announceChanges } from "../parts/announcer.js";
import { Banner } from "../parts/banner.js";
import { Ended } from "../parts/ended.js";
import { Mark } from "../parts/mark.js";
import { cardsAlone, familiesOf, Family } from "../parts/families.js";
import { remarksOn } from "../parts/remark.js";
import { isByConsent, Objections } from "../parts/objections.js";
import { Result } from "../parts/result.js";
import { accepted, hasSynthesis, minorities, signersOf } from "../parts/synthesis.js";
import { Timer } from "../parts/timer.js";
import { CardText } from "../parts/text.js";
import { Pages } from "./pages.js";

// So many cards, so large: all of them legible from the end of the room for as long as they fit.
function density(count) {
  if (count <= 8) return "few";
  return count <= 18 ? "some" : "many";
}

const questionsOn = (view, card) => remarksOn(view, card.number).filter((remark) => remark.kind === "question" && remark.state === "shown").length;

function Cards({ view }) {
  const cards = view.cards.filter((card) => card.state === "shown" || card.state === "covered");
  const order = view.table.direction.order;
  if (!cards.length) return html`<p class="room-empty">${t("room.empty")}</p>`;
  return html`<ul class=${`room-cards is-${density(cards.length)}`} aria-label=${t("room.cards")}>
    ${cards.map(
      (card) => html`<li key=${card.number} class=${`paper direction-${order} is-${card.state}`}>
        ${card.state === "covered" ? html`<p class="muted">${t("card.covered")}</p>` : html`<${CardText} card=${card} level="h2" />${card.paper && html`<p class="muted">${t("card.paper", { n: card.paper })}</p>`}`}
        ${questionsOn(view, card) > 0 && html`<p class="muted">${tn("room.questions", questionsOn(view, card))}</p>`}
      </li>`,
    )}
  </ul>`;
}

function Families({ view }) {
  const alone = new Set(cardsAlone(view).map((card) => card.number));
  return html`<ul class="families">${familiesOf(view).map((family) => html`<${Family} key=${family.number} view=${view} family=${family} level=${2} />`)}</ul>
    ${alone.size > 0 && html`<${Cards} view=${{ ...view, cards: view.cards.filter((card) => alone.has(card.number)) }} />`}`;
}

// While people choose nobody is shown where the others stand: only how many have.
function Choosing({ view }) {
  const { voted, voters } = view.counts;
  return html`<p class="room-voted number">${t("room.voted", { n: voted, of: voters })}</p>
    <div class="room-bar" aria-hidden="true"><div style=${{ width: `${voters ? (100 * voted) / voters : 0}%` }}></div></div>
    ${isByConsent(view.ballot) && html`<${Objections} view=${view} />`}`;
}

function Sentences({ view }) {
  const against = minorities(view).filter((each) => each.text !== null);
  return html`<ol class="room-sentences">${accepted(view).map((each) => html`<li key=${each.number}>${each.text}</li>`)}</ol>
    ${against.length > 0 && html`<h2>${t("synthesis.minority")}</h2><ul class="room-sentences is-minority">
      ${against.map((each) => html`<li key=${each.number}>${each.text} <span class="muted">${t("sentence.signed", { who: signersOf(each) })}</span></li>`)}</ul>`}`;
}

function isShowingResult({ moment, state, result }) {
  if (!result) return false;
  return state === "concluded" || (moment.kind === "choose" ? moment.phase === "closed" : moment.kind === "conclude");
}

function Middle({ view, tried }) {
  const { moment, state } = view;
  if (!moment && state === "waiting") return html`<p class="room-lead">${t("room.waiting")}</p>
    ${tried > 0 && html`<p class="room-voted number">${t("room.tried", { n: tried })}</p>`}`;
  if (moment && moment.kind === "choose" && moment.phase !== "closed") return html`<${Choosing} view=${view} />`;
  if (moment && moment.kind === "conclude" && hasSynthesis(view)) return html`<${Sentences} view=${view} />`;
  if (isShowingResult(view)) return html`<${Result} view=${view} />`;
  if (familiesOf(view).length) return html`<${Families} view=${view} />`;
  return html`<${Cards} view=${view} />`;
}

function title({ moment, state }) {
  if (state === "concluded") return t("room.concluded");
  return moment ? t(`verb.${moment.kind}`) : t("room.sit_down");
}

function Side({ config, view }) {
  return html`<aside class="room-side" aria-label=${t("room.join")}>
    ${view.state !== "concluded" && !view.locked &&
    html`<img class="room-qr" src=${config.urls.qr} alt=${t("room.qr")} width="220" height="220" />
      <p class="room-code number">${spacedCode(view.table.code)}</p>
      <p class="room-address">${config.short_address}</p>`}
    ${view.locked && view.state !== "concluded" && html`<p>${t("lock.is_closed")}</p>`}
    <p class="room-place">
      <span>${t("table.number", { n: view.table.number })}</span>
      <strong>${tn("people.count", view.counts.seated)} · ${tn("cards.count", view.counts.cards)}</strong>
    </p>
  </aside>`;
}

export function openRoom(config) {
  const store = createStore({
    role: "screen",
    token: null,
    urls: config.urls,
    queueKey: `voci:coda:${config.code}:schermo`,
  });
  announceChanges(store);
  return store;
}

export function Room({ config, store }) {
  const { ended } = store.status.value;
  const view = store.view.value;
  if (ended) return html`<div class="room on-ink"><${Ended} code=${ended} /></div>`;
  if (!view) return html`<div class="room on-ink"><div class="room-main"><h1>${t("table.number", { n: config.table.number })}</h1><p>${t("connecting")}</p></div></div>`;
  return html`<div class="room on-ink">
    <div class="room-main">
      <${Banner} store=${store} />
      <div class="room-head"><${Mark} direction=${view.table.direction} /><h1>${title(view)}</h1><${Timer} store=${store} /></div>
      ${view.moment && view.state !== "concluded" && !isShowingResult(view) && html`<p class="room-lead">${inLanguage(view.moment.question)}</p>`}
      <${Pages} store=${store}><${Middle} view=${view} tried=${store.registers.value.tried} /><//>
    </div>
    <${Side} config=${config} view=${view} />
    <${Announcer} />
  </div>`;
}
