// Choices as whole numbers, spelled as the server spells them (workshops/domain/methods/rules.py). No screen in here.

const IN_PAIRS = ["dots", "score"];

export const isInPairs = (method) => IN_PAIRS.includes(method);

// [card, number, card, number …] → Map of card to number.
export function pairsOf(choice) {
  const pairs = new Map();
  for (let place = 0; place + 1 < choice.length; place += 2) pairs.set(choice[place], choice[place + 1]);
  return pairs;
}

// In the order of the cards; what has nothing is left out, so that one choice has one spelling.
export function spelled(pairs) {
  return [...pairs]
    .filter(([, number]) => number > 0)
    .sort(([one], [other]) => one - other)
    .flat();
}

export const numberOf = (choice, option) => pairsOf(choice).get(option) || 0;

// The stance given to a card, null before any: consent is spelled 0.
export const numberIn = (choice, option) => (pairsOf(choice).has(option) ? pairsOf(choice).get(option) : null);

// Objecting, also where the objection was resolved.
export const OBJECTS = 2;
export const isObjecting = (stance) => stance !== null && stance >= OBJECTS;

export function withStance(choice, option, stance) {
  return [...new Map([...pairsOf(choice), [option, stance]])].sort(([one], [other]) => one - other).flat();
}

export const spent = (choice) => [...pairsOf(choice).values()].reduce((sum, number) => sum + number, 0);

// One step up or down, null where the rules end.
export function stepped(ballot, choice, option, by) {
  const pairs = pairsOf(choice);
  const next = (pairs.get(option) || 0) + by;
  const most = ballot.method === "dots" ? ballot.budget - spent(choice) + (pairs.get(option) || 0) : ballot.max_score;
  if (next < 0 || next > most) return null;
  pairs.set(option, next);
  return spelled(pairs);
}

// A ticked or unticked card, null where no more may be ticked.
export function ticked(ballot, choice, option) {
  if (choice.includes(option)) return choice.filter((each) => each !== option);
  return choice.length < ballot.max_choices ? [...choice, option] : null;
}

// A ranked card one place up (-1) or down (+1); the ends stay where they are.
export function moved(choice, option, by) {
  const from = choice.indexOf(option);
  const to = from + by;
  if (from < 0 || to < 0 || to >= choice.length) return choice;
  const next = [...choice];
  [next[from], next[to]] = [next[to], next[from]];
  return next;
}

// Sixteen digits of chance: the receipt of a secret choice. Nobody gives it out, nobody else knows it.
export function newReceipt(randomValues = (array) => crypto.getRandomValues(array)) {
  return [...randomValues(new Uint32Array(16))].map((number) => number % 10).join("");
}

// 4829173655208841 → 4829 1736 5520 8841
export const grouped = (receipt) => receipt.replace(/(\d{4})(?=\d)/g, "$1 ");
