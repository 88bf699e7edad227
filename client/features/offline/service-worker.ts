import { type Edition, Shell } from './shell.ts'
import { scope } from './worker-scope.ts'

/** Put in when the worker is built: scripts/build-service-worker.ts. */
declare const EDITION: Edition

const shell = new Shell(EDITION, {
  caches,
  fetch: (request, options) => fetch(request, options),
  origin: location.origin,
})

// At once, since it holds nobody: pages that are open keep the files they have, and the next page is the server's.
scope.addEventListener('install', (event) => event.waitUntil(shell.install().then(() => scope.skipWaiting())))
scope.addEventListener('activate', (event) =>
  event.waitUntil(shell.activate().then(() => scope.clients.claim())),
)
scope.addEventListener('fetch', (event) => {
  const answer = shell.answer(event.request)
  if (answer) event.respondWith(answer)
})
