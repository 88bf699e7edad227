import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 4
const GIVE_UP_AFTER_MS = 60_000

/** Resolves once it holds; rejects, naming `what`, when it has not after a minute. */
export async function until(
  what: string,
  holds: () => boolean,
  giveUpAfter = GIVE_UP_AFTER_MS,
): Promise<void> {
  const started = performance.now()
  while (!holds()) {
    if (performance.now() - started > giveUpAfter) throw new Error(`Given up waiting until ${what}.`)
    await pause(LOOK_EVERY_MS)
  }
}
