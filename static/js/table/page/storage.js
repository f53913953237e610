// The browser's storages, also where they are forbidden: then a memory as long as the page.

function inMemory() {
  const items = new Map();
  return {
    getItem: (key) => (items.has(key) ? items.get(key) : null),
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
}

function usable(name) {
  try {
    const storage = window[name];
    storage.setItem("voci:prova", "1");
    storage.removeItem("voci:prova");
    return storage;
  } catch (error) {
    return inMemory();
  }
}

export const ofTab = usable("sessionStorage");
export const ofDevice = usable("localStorage");

export function readJson(storage, key) {
  try {
    return JSON.parse(storage.getItem(key) || "null");
  } catch (error) {
    return null;
  }
}

export function writeJson(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch (error) {
    // A full storage costs a reload's memory, not this page's work.
  }
}
