// What this tab remembers of its own secret choice: the server could not tell it, by design. Gone with the tab.

import { ofTab, readJson, writeJson } from "../page/storage.js";

const key = (store, ballot) => `voto:${store.queueKey}:${ballot}`;

// {receipt, choice}, null before the first.
export const ownSecret = (store, ballot) => readJson(ofTab, key(store, ballot));

export const rememberSecret = (store, ballot, receipt, choice) => writeJson(ofTab, key(store, ballot), { receipt, choice });
