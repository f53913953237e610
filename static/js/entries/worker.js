// The service worker: `self.shell` is written before it by the server (workshops/views/shell.py).

import { createWorker } from "../shell/worker.js";

const worker = createWorker({
  shell: self.shell,
  caches: self.caches,
  fetch: (request) => self.fetch(request),
  origin: self.location.origin,
});

self.addEventListener("install", (event) => event.waitUntil(worker.install().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(worker.activate().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const answer = worker.answer(event.request);
  if (answer) event.respondWith(answer);
});
