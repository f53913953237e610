// What one invented organisation does next, from what its own socket told it. Pure: no clock, no chance.

const FIRST_CARD_MS = 2500;
const BETWEEN_CARDS_MS = 4500;
const FIRST_VOTE_MS = 1500;
const BETWEEN_VOTES_MS = 1100;

// Neighbours agree on most options and differ on one: a result with an order, and the same one each time.
export function choiceOf(options, place, max) {
  const wished = [place % 3, (place * 2 + 1) % 5, (place * 3 + 2) % options.length].map((each) => options[each % options.length]);
  return [...new Set(wished)].slice(0, max);
}

// -> {key, kind, payload, after} or null. `after` is how long to wait (ms) from the first time it could be done.
export function actOf({ view, mine }, place, text) {
  if (!view || !mine || !view.moment || view.moment.phase !== "open") return null;
  const { kind, number } = view.moment;
  if (kind === "write" && mine.cards.length === 0) {
    return { key: `write-${number}`, kind: "post_card", payload: { text }, after: FIRST_CARD_MS + place * BETWEEN_CARDS_MS };
  }
  if (kind === "choose" && view.ballot && mine.choice === null) {
    const choice = choiceOf(view.ballot.options, place, view.ballot.max_choices);
    const payload = { ballot: view.ballot.number, choice };
    return { key: `choose-${number}`, kind: "cast_ballot", payload, after: FIRST_VOTE_MS + place * BETWEEN_VOTES_MS };
  }
  return null;
}
