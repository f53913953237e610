// The service worker keeps files that are the same for everybody, and nothing else; the page without a network returns.

import assert from "node:assert/strict";
import { test } from "node:test";

import { createReturn, waitingAt } from "../../static/js/shell/returning.js";
import { createWorker } from "../../static/js/shell/worker.js";

const ORIGIN = "https://voci.example.org";
const SHELL = {
  version: "v2",
  assets: ["/static/table.css"],
  offline: { "/tavoli/": "/senza-rete/", "/en/tavoli/": "/en/senza-rete/" },
};

// Caches as a browser has them, and a network that answers with its address until it is down.
function browser({ names = [] } = {}) {
  const shelves = new Map(names.map((name) => [name, new Map()]));
  const world = { isDown: false, status: 200, asked: [] };
  const take = (url) => {
    world.asked.push(new URL(url).pathname);
    if (world.isDown) throw new TypeError("no network");
    return { status: world.status, from: "network", url };
  };
  world.caches = {
    keys: async () => [...shelves.keys()],
    delete: async (name) => shelves.delete(name),
    async open(name) {
      if (!shelves.has(name)) shelves.set(name, new Map());
      const shelf = shelves.get(name);
      return {
        addAll: async (requests) => requests.forEach(({ url }) => shelf.set(url, { status: 200, from: "cache", url: take(url).url })),
        match: async (url) => shelf.get(url),
      };
    },
  };
  world.kept = () => [...shelves].map(([name, shelf]) => [name, [...shelf.keys()].map((url) => new URL(url).pathname)]);
  world.worker = createWorker({ shell: SHELL, caches: world.caches, fetch: async ({ url }) => take(url), origin: ORIGIN });
  return world;
}

const asking = (path, more = {}) => ({ url: `${ORIGIN}${path}`, method: "GET", mode: "cors", ...more });
const opening = (path) => asking(path, { mode: "navigate" });

test("it keeps the shell and the two pages, and forgets its older versions alone", async () => {
  const world = browser({ names: ["voci-shell-v1", "somebody-else"] });
  await world.worker.install();
  await world.worker.activate();
  assert.deepEqual(world.kept(), [["somebody-else", []], ["voci-shell-v2", ["/static/table.css", "/senza-rete/", "/en/senza-rete/"]]]);
});

test("pages of tables, answers, forms and other hosts are never kept nor answered from what is kept", async () => {
  const world = browser();
  await world.worker.install();
  for (const path of ["/tavoli/482917/", "/tavoli/482917/facilita/", "/en/tavoli/482917/"]) {
    assert.equal((await world.worker.answer(opening(path))).from, "network");
  }
  const left = ["/tavoli/482917/stato/", "/tavoli/482917/comandi/", "/ws/tavoli/482917/", "/static/other.js"].map((path) => asking(path));
  const others = [opening("/admin/"), opening("/"), asking("/tavoli/482917/", { method: "POST", mode: "navigate" })];
  const away = { url: "https://elsewhere.example/static/table.css", method: "GET", mode: "cors" };
  [...left, ...others, away].forEach((request) => assert.equal(world.worker.answer(request), null, request.url));
  assert.deepEqual(world.kept()[0][1].length, 3);
});

test("without a network a table's page is the one that says so, in its language; files come from what is kept", async () => {
  const world = browser();
  await world.worker.install();
  world.isDown = true;
  const shown = async (request) => new URL((await world.worker.answer(request)).url).pathname;
  assert.equal(await shown(opening("/tavoli/482917/?x=1")), "/senza-rete/");
  assert.equal(await shown(opening("/en/tavoli/482917/schermo/")), "/en/senza-rete/");
  assert.equal(await shown(asking("/static/table.css")), "/static/table.css");
});

test("a proxy with nobody behind it is no network either; a refusal of the table is the table's", async () => {
  const world = browser();
  await world.worker.install();
  for (const [status, from] of [[502, "cache"], [504, "cache"], [404, "network"], [500, "network"]]) {
    world.status = status;
    assert.equal((await world.worker.answer(opening("/tavoli/482917/"))).from, from, String(status));
  }
});

test("what was never kept fails as it would without the worker", async () => {
  const world = browser();
  world.isDown = true;
  await assert.rejects(world.worker.answer(opening("/tavoli/482917/")), /no network/);
});

test("the page without a network asks again, ever more slowly, and returns once", async () => {
  const answers = [new TypeError("down"), { status: 502 }, { status: 405 }];
  const [waits, returns] = [[], []];
  const env = {
    fetch: async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    setTimeout: (run, ms) => waits.push([run, ms]),
    clearTimeout() {},
    random: () => 1,
  };
  const { look } = createReturn({ address: "/tavoli/482917/", env, back: () => returns.push("back") });
  await look();
  await waits[0][0]();
  await waits[1][0]();
  assert.deepEqual(waits.map(([, ms]) => ms), [500, 1000]);
  await look();
  assert.deepEqual([returns, answers], [["back"], []]);
});

test("what waits at this table on this device is counted, whoever's seat it is", () => {
  const shelf = { "voci:coda:482917:1": '[{"status":"waiting"},{"status":"arrived"}]', "voci:coda:482917:4": '[{"status":"waiting"}]', "voci:coda:111111:1": '[{"status":"waiting"}]', other: "x" };
  const storage = { length: 4, key: (index) => Object.keys(shelf)[index], getItem: (key) => shelf[key] };
  assert.equal(waitingAt(storage, "482917"), 2);
});
