/** Where the browser finds the worker that keeps the client's files; at the root, so that all pages are its own. */
export const SERVICE_WORKER = '/service-worker.js'

/** The file that the server answers in its place where there is to be none any more. */
export const RETIRED_WORKER = '/retired-worker.js'
