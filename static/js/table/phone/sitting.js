// Sitting down over HTTP. The token is made here and kept before it leaves: a lost answer is asked for again, not twice seated.

import { heldSeat, holdSeat, newId, newToken } from "../page/seats.js";

const ROLE = "participant";

const dashed = (code) => code.replace(/^(\d{3})(\d{3})$/, "$1-$2");

async function posted(url, csrf, fields) {
  const answer = await fetch(url, {
    method: "POST",
    credentials: "same-origin",
    headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": csrf },
    body: JSON.stringify(fields),
  });
  // A page of the framework's, not an answer of the table's: this page's own token is too old, or cookies are off.
  if (answer.status === 403) return { type: "refused", code: "unknown_kind" };
  return answer.json();
}

function begun(code, fields) {
  const held = heldSeat(code, ROLE);
  const same = held && !held.seat && JSON.stringify(held.fields) === JSON.stringify(fields);
  const attempt = same ? held : { id: newId(), token: newToken(), fields };
  holdSeat(code, ROLE, attempt);
  return attempt;
}

// -> {seat} or {refused: code}; throws when the outcome is unknown: then the same attempt is made again.
export async function sitDown(config, fields) {
  const attempt = begun(config.code, fields);
  const frame = await posted(config.urls.join, config.csrf, { ...fields, id: attempt.id, token: attempt.token });
  if (frame.type !== "ack") return { refused: frame.code, details: frame.details || {} };
  const seat = { token: attempt.token, seat: frame.seat, personal_code: dashed(frame.personal_code), name: fields.name, isNew: true };
  holdSeat(config.code, ROLE, seat);
  return { seat };
}

export async function takeBack(config, personalCode) {
  const token = newToken();
  const frame = await posted(config.urls.resume, config.csrf, { id: newId(), token, personal_code: personalCode });
  if (frame.type !== "ack") return { refused: frame.code, details: frame.details || {} };
  const seat = { token, seat: frame.result.seat, personal_code: personalCode, name: "", isNew: false };
  holdSeat(config.code, ROLE, seat);
  return { seat };
}
