import { shellNames } from './shell.ts'
import { scope } from './worker-scope.ts'

/** Served in the worker's place where Samplan is to work without one: takes away what there is of it, and itself. */
async function retire(): Promise<void> {
  for (const name of await shellNames(caches)) await caches.delete(name)
  await scope.registration.unregister()
}

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))
scope.addEventListener('activate', (event) => event.waitUntil(retire()))
