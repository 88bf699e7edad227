/**
 * The editor is most of what a plan's page is made of, and nobody reads with it: it is fetched once the texts stand on
 * the page and the browser has nothing else to do, or when somebody places a caret.
 */
export type EditorParts = typeof import('./editor-parts.ts')['editorParts']

let fetched: EditorParts | undefined
let fetching: Promise<EditorParts> | undefined

/** What makes editors, once it is there. */
export function fetchedEditor(): EditorParts | undefined {
  return fetched
}

/** Fetches it now; what has failed is tried anew at the next call. */
export function fetchEditor(): Promise<EditorParts> {
  fetching ??= import('./editor-parts.ts').then(
    ({ editorParts }) => {
      fetched = editorParts
      return editorParts
    },
    (error: unknown) => {
      fetching = undefined
      throw error
    },
  )
  return fetching
}

/** Fetches it when the browser has time; one that does not say when gets a moment to draw the page. */
export function fetchEditorSoon(): () => void {
  const fetchNow = () => void fetchEditor().catch(() => undefined)
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(fetchNow, REST_MS)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(fetchNow, { timeout: REST_MS })
  return () => cancelIdleCallback(asked)
}

const REST_MS = 1_000
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/** Resolves once it is there; `onAway` hears of every attempt that failed. Tries anew after longer and longer pauses, and at once when the network is back. */
export async function untilEditorIsFetched(onAway: () => void, signal: AbortSignal): Promise<EditorParts> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await fetchEditor()
    } catch (error) {
      if (signal.aborted) throw error
      onAway()
      await pauseOrOnline(pause, signal)
    }
  }
}

function pauseOrOnline(pause: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, pause)
    function done() {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}
