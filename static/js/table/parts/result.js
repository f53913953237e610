// What a table preferred. Numbers in words and figures first; the bar only repeats them.

import { html } from "htm/preact";

import { grouped, isInPairs, pairsOf } from "../choices.js";
import { t, tn } from "../page/words.js";
import { optionText } from "./families.js";
import { titleOf } from "./text.js";

export function rowsOf(view) {
  return [...view.result.rows]
    .sort((one, other) => one.position - other.position || one.card - other.card)
    .map((row) => ({ ...row, text: optionText(view, row.card) }));
}

// The leaders' names; many are counted instead of named.
function leadersOf(rows) {
  return rows.filter((row) => row.position === 1 && (row.in_favour || row.dots || row.points));
}

export const named = (row) => (row.text === undefined || row.text === null ? t("card.removed") : `«${titleOf(row.text)}»`);

const withNoted = (row) => (row.noted ? tn("result.with_noted", row.noted, { title: named(row) }) : named(row));

// By consent: the cards that nobody objects to any more.
function adopted(rows) {
  const found = rows.filter((row) => row.open === 0 && row.in_favour);
  if (!found.length) return t("result.not_adopted");
  if (found.length > 1) return t("result.adopted_many", { n: found.length, titles: found.map(withNoted).join(", ") });
  const [row] = found;
  return row.noted ? tn("result.adopted_noted", row.noted, { title: named(row) }) : t("result.adopted", { title: named(row) });
}

function stances(row, voters) {
  if (!(row.in_favour || row.aside || row.objections)) return t("result.unsaid");
  const more = ["noted", "aside"].filter((name) => row[name]).map((name) => tn(`result.${name}`, row[name]));
  if (!row.in_favour && !row.open) return [t("result.no_consent"), ...more].join(" · ");
  return [tn("result.open", row.open), t("result.consents", { n: row.in_favour, of: voters }), ...more].join(" · ");
}

function sentence(rows, method) {
  if (method === "consent") return adopted(rows);
  const first = leadersOf(rows);
  if (!first.length) return t("result.nobody");
  if (first.length === 1) return t("result.first", { title: named(first[0]) });
  return t("result.firsts", { titles: first.map(named).join(", ") });
}

export function figure({ method = "approval", voters }, row) {
  if (method === "consent") return stances(row, voters);
  if (method === "dots") return tn("result.dots", row.dots, { who: row.in_favour, of: voters });
  if (method === "score") return tn("result.points", row.points, { who: row.in_favour, of: voters });
  if (method === "ranking") return t("result.ranked", { place: row.position, n: row.in_favour });
  return tn("result.count", row.in_favour, { of: voters });
}

function share({ method = "approval", voters, rows }, row) {
  const name = { dots: "dots", score: "points" }[method] || "in_favour";
  const most = name === "in_favour" ? voters : Math.max(...rows.map((each) => each[name]));
  return most ? (100 * row[name]) / most : 0;
}

// [sectors with a majority in favour, sectors present]; null where some are left out or the vote was secret.
function majorities({ method, sectors, voters }, row) {
  const present = sectors.filter((sector) => sector.voters);
  const counted = present.reduce((sum, sector) => sum + sector.voters, 0);
  if (method === "ranking" || present.length < 2 || counted !== voters) return null;
  return [present.filter((sector) => 2 * sector.rows[row.card] > sector.voters).length, present.length];
}

function Sectors({ result, row }) {
  const found = majorities(result, row);
  return found && html`<p class="result-count">${tn("result.sectors", found[0], { of: found[1] })}</p>`;
}

// By consent who stands aside and who objects are drawn beside who consents.
function Bar({ result, row }) {
  const { voters } = result;
  const parts = result.method === "consent" ? [["for", row.in_favour], ["aside", row.aside], ["open", row.open]].map(([kind, n]) => [kind, voters ? (100 * n) / voters : 0]) : [["for", share(result, row)]];
  return html`<div class="bar" aria-hidden="true">${parts.map(([kind, width]) => html`<div class=${`is-${kind}`} style=${{ width: `${width}%` }}></div>`)}</div>`;
}

function Threshold({ result }) {
  const { threshold, voted, voters } = result;
  return threshold && html`<p><strong>${t(`result.threshold_${threshold.outcome}`, { percent: threshold.percent, needed: threshold.needed, voted, voters })}</strong></p>`;
}

// The rounds of a ranking, as a table: who was counted where, and who was taken out.
function Rounds({ result, rows }) {
  const { rounds } = result;
  return rounds && rounds.length > 0 && html`<details><summary>${t("result.rounds")}</summary>
    <p>${t("result.rounds_how")}</p>
    <div class="table-scroll"><table>
      <thead><tr><th scope="col">${t("result.card")}</th>${rounds.map((_each, place) => html`<th scope="col">${t("result.round", { n: place + 1 })}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr key=${row.card}><th scope="row">${named(row)}</th>${rounds.map((each) => html`<td class="number">${each.counts[row.card] === undefined ? "–" : each.counts[row.card]}${each.eliminated.includes(row.card) ? ` · ${t("result.out")}` : ""}</td>`)}</tr>`)}</tbody>
    </table></div>
  </details>`;
}

function choiceWords(choice, method, rows) {
  const names = new Map(rows.map((row) => [row.card, named(row)]));
  if (isInPairs(method)) return [...pairsOf(choice)].map(([card, number]) => `${names.get(card)}: ${number}`).join(", ");
  return choice.map((card) => names.get(card)).join(", ");
}

// The choices of a secret ballot, for whoever wants to count again; one's own is marked.
function Choices({ result, rows, own }) {
  const { choices, method = "approval" } = result;
  const isOwn = (each) => Boolean(own) && own.receipt === each.receipt;
  return choices && html`<details><summary>${t("result.choices")}</summary>
    <p>${t("result.choices_how")}</p>
    <div class="table-scroll"><table>
      <thead><tr><th scope="col">${t("result.receipt")}</th><th scope="col">${t("result.choice")}</th></tr></thead>
      <tbody>${choices.map((each) => html`<tr key=${each.receipt} class=${isOwn(each) ? "is-own" : null}><th scope="row" class="number">${grouped(each.receipt)}${isOwn(each) ? ` · ${t("result.yours")}` : ""}</th><td>${choiceWords(each.choice, method, rows) || t("result.blank")}</td></tr>`)}</tbody>
    </table></div>
  </details>`;
}

export function Result({ view, level = "h2", own = null }) {
  const { result } = view;
  const { voted, voters } = result;
  const rows = rowsOf(view);
  return html`<section class="result" aria-labelledby="result-title">
    <${level} id="result-title">${t("result.title")}</${level}>
    <p class="result-said">${sentence(rows, result.method)}</p>
    <p class="muted">${t("result.who", { voted, voters })} ${t("consultative")}</p>
    <${Threshold} result=${result} />
    <ol class="result-rows">
      ${rows.map(
        (row) => html`<li key=${row.card}>
          <p class="result-name">${row.text === undefined || row.text === null ? t("card.removed") : titleOf(row.text)}</p>
          <p class="result-count">${figure(result, row)}</p>
          <${Sectors} result=${result} row=${row} />
          <${Bar} result=${result} row=${row} />
        </li>`,
      )}
    </ol>
    <${Rounds} result=${result} rows=${rows} />
    <${Choices} result=${result} rows=${rows} own=${own} />
  </section>`;
}
