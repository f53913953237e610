// What this seat has said and the server has not yet answered. Kept in the browser's storage, resent by id.

export const WAITING = "waiting";
export const ARRIVED = "arrived";
export const REFUSED = "refused";

// What cannot be read, or is not a list, is as good as nothing.
function stored(storage, key) {
  try {
    const items = JSON.parse(storage.getItem(key) || "[]");
    return Array.isArray(items) ? items : [];
  } catch (error) {
    return [];
  }
}

// A full or forbidden storage (private windows) must not stop anybody from speaking: memory then.
function durable(storage, key) {
  let memory = null;
  return {
    read: () => memory || stored(storage, key),
    write(items) {
      try {
        storage.setItem(key, JSON.stringify(items));
        memory = null;
      } catch (error) {
        memory = items;
      }
    },
  };
}

// A ballot that never left is replaced by the next one: only the latest choice counts. One that did leave may still be
// on a line that was given up, and arrive after its successor: it is settled first, by its id, and then does nothing.
function supersedes(kind, payload) {
  return (item) =>
    (kind === "cast_ballot" || kind === "cast_secret_ballot") &&
    item.kind === kind &&
    item.status === WAITING &&
    !item.hasLeft &&
    item.payload.ballot === payload.ballot;
}

function replaced(items, id, change) {
  return items.map((item) => (item.id === id ? { ...item, ...change } : item));
}

export function createQueue({ storage, key, newId, onChange = () => {} }) {
  const shelf = durable(storage, key);
  function change(mend) {
    shelf.write(mend(shelf.read()));
    onChange(shelf.read());
  }

  return {
    items: shelf.read,
    head: () => shelf.read().find((item) => item.status === WAITING) || null,
    // Kept with it: also a page that is drawn anew must know.
    leaves: (id) => shelf.write(replaced(shelf.read(), id, { hasLeft: true })),
    add(kind, payload) {
      const item = { id: newId(), kind, payload, status: WAITING };
      const old = supersedes(kind, payload);
      change((items) => [...items.filter((each) => !old(each)), item]);
      return item.id;
    },
    arrived: (id, seq, result) => change((items) => replaced(items, id, { status: ARRIVED, seq, result })),
    refused: (id, code, details) => change((items) => replaced(items, id, { status: REFUSED, code, details })),
    // What never left, when nobody will take it any more. What did leave has an outcome, though this device may not learn it.
    refuseUnsent(code) {
      const isUnsent = (item) => item.status === WAITING && !item.hasLeft;
      if (!shelf.read().some(isUnsent)) return;
      change((items) => items.map((item) => (isUnsent(item) ? { ...item, status: REFUSED, code, details: {} } : item)));
    },
    remove: (id) => change((items) => items.filter((item) => item.id !== id)),
    // Once the table's own account contains it, the queue need not.
    prune(seq) {
      const settled = (item) => item.status === ARRIVED && item.seq <= seq;
      if (shelf.read().some(settled)) change((items) => items.filter((item) => !settled(item)));
    },
  };
}
