// Grouping on the tablet: cards are ticked and a button puts them together, or a card is dragged by its handle.
// The keyboard reaches everything: handles only repeat what boxes and buttons do.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";

import { draft } from "../page/drafts.js";
import { t, tn } from "../page/words.js";
import { announce } from "../parts/announcer.js";
import { cardsAlone, cardsOf, familiesOf, nameOf, voices } from "../parts/families.js";
import { isHeld } from "../parts/held.js";
import { CardText, titleOf } from "../parts/text.js";
import { connectDragging } from "./dragging.js";

const HANDLE = html`<span class="drag-handle" aria-hidden="true"></span>`;

const titleIn = (view, number) => titleOf((view.cards.find((card) => card.number === number) || {}).text);

// What a drop has done, in the words of the buttons that do the same.
function droppedWords(view, card, [kind, payload]) {
  const title = titleIn(view, card);
  if (kind === "detach_card") return t("drag.detached", { title });
  if (!payload.family) return t("drag.together", { title, other: titleIn(view, payload.cards[0]) });
  return t("drag.into", { title, name: nameOf(familiesOf(view).find((family) => family.number === payload.family)) });
}

// Connected as long as cards may be moved: a pause or a close in the middle of a drag puts the card back.
function useDragging(root, store, canAct) {
  useEffect(() => {
    if (!canAct) return undefined;
    return connectDragging(root.current, {
      begin: (card) => announce(t("drag.begun", { title: titleIn(store.view.value, card) })),
      drop: (card, command) => {
        announce(droppedWords(store.view.value, card, command));
        store.say(...command);
      },
      cancel: (card) => announce(t("drag.cancelled", { title: titleIn(store.view.value, card) })),
    });
  }, [canAct, store]);
}

function Tick({ card, chosen, isDisabled }) {
  const isChosen = chosen.value.includes(card.number);
  function toggle() {
    chosen.value = isChosen ? chosen.value.filter((each) => each !== card.number) : [...chosen.value, card.number];
  }
  return html`<div class="choice-row" data-card=${card.number}><label class="choice"><input type="checkbox" checked=${isChosen} disabled=${isDisabled} onClick=${toggle} /> <span><${CardText} card=${card} level="span" /></span></label>${HANDLE}</div>`;
}

function Name({ store, family }) {
  const text = draft(`bozza:${store.queueKey}:famiglia-${family.number}`);
  const id = `family-${family.number}`;
  function save(event) {
    event.preventDefault();
    if (!text.value.trim()) return;
    store.say("name_family", { family: family.number, text: text.value });
    text.value = "";
  }
  return html`<form class="family-form" onSubmit=${save}>
    <label for=${id}>${t("family.name")}<span class="visually-hidden"> (${nameOf(family)})</span></label>
    <input id=${id} type="text" maxlength="120" autocomplete="off" value=${text.value} placeholder=${family.name || ""} onInput=${(event) => { text.value = event.target.value; }} />
    <button type="submit" class="button button-secondary button-small">${t("family.save_name")}</button>
  </form>`;
}

function FamilyPanel({ store, family, chosen, canAct }) {
  const view = store.view.value;
  const name = nameOf(family);
  const others = familiesOf(view).filter((each) => each.number !== family.number);
  const add = () => {
    store.say("group_cards", { cards: chosen.value, family: family.number });
    chosen.value = [];
  };
  const about = (words) => html`${words}<span class="visually-hidden"> ${name}</span>`;
  return html`<li class="family" data-family=${family.number}>
    <h3 class="family-name">${name}</h3><p class="muted">${voices(family)}</p>
    <ul class="papers">${cardsOf(view, family).map((card) => html`<li key=${card.number} class=${`paper direction-${view.table.direction.order}`} data-card=${card.number}>
      ${canAct && HANDLE}<${CardText} card=${card} level="h4" />
      ${canAct && html`<p class="card-actions"><button type="button" class="link-button" onClick=${() => store.say("detach_card", { card: card.number })}>
        ${t("family.detach")}<span class="visually-hidden"> ${titleOf(card.text)}</span>
      </button></p>`}
    </li>`)}</ul>
    ${canAct && html`<${Name} store=${store} family=${family} />
    ${chosen.value.length > 0 && html`<p class="family-add"><button type="button" class="button button-small" onClick=${add}>${t("group.into", { name })}</button></p>`}
    <div class="card-actions">
      ${others.map((other) => html`<button key=${other.number} type="button" class="link-button" onClick=${() => store.say("merge_families", { family: family.number, into: other.number })}>${t("family.merge", { name: nameOf(other) })}<span class="visually-hidden"> (${name})</span></button>`)}
      <button type="button" class="link-button" onClick=${() => store.say("split_family", { family: family.number })}>${about(t("family.split"))}</button>
    </div>`}
  </li>`;
}

export function GroupDesk({ store }) {
  const view = store.view.value;
  const chosen = useSignal([]);
  const { moment } = view;
  const canAct = moment.phase !== "closed" && !isHeld(view);
  const alone = cardsAlone(view);
  const standing = new Set(alone.map((card) => card.number));
  // What was grouped or hidden meanwhile is chosen no longer.
  if (chosen.value.some((number) => !standing.has(number))) chosen.value = chosen.value.filter((number) => standing.has(number));
  const families = familiesOf(view);
  const root = useRef(null);
  useDragging(root, store, canAct);
  function together() {
    store.say("group_cards", { cards: chosen.value, family: 0 });
    chosen.value = [];
  }
  return html`<section class="grouping" ref=${root} aria-labelledby="group-title">
    <h2 id="group-title">${t("verb.group")}</h2>
    ${canAct && view.can_undo_grouping && html`<p><button type="button" class="button button-secondary button-small" onClick=${() => store.say("undo_grouping", {})}>${t("group.undo")}</button></p>`}
    ${canAct && families.length + alone.length > 1 && html`<p class="help">${t("drag.how")}</p>`}
    ${canAct && alone.length === 0 && families.length > 0 && html`<p class="drop-alone" data-alone="1" aria-hidden="true">${t("drag.alone")}</p>`}
    ${canAct && alone.length > 0 && html`<fieldset class="group-cards" data-alone="1"><legend>${t("group.choose")}</legend>
      ${alone.map((card) => html`<${Tick} key=${card.number} card=${card} chosen=${chosen} />`)}
    </fieldset>
    <p class="muted">${chosen.value.length ? tn("group.chosen", chosen.value.length) : t("group.two")}</p>
    ${chosen.value.length > 1 && html`<p><button type="button" class="button" onClick=${together}>${t("group.together")}</button></p>`}`}
    ${families.length === 0 && html`<p class="empty">${t("group.none")}</p>`}
    <ul class="families">${families.map((family) => html`<${FamilyPanel} key=${family.number} store=${store} family=${family} chosen=${chosen} canAct=${canAct} />`)}</ul>
  </section>`;
}
