import type { ExportProgress } from '#shared/export/export-progress.ts'
import type { TellProgress } from './export-writer.ts'

/** How far the files are that are being written, for who has asked for them. */
export class WatchedExports {
  readonly #latest = new Map<string, ExportProgress>()

  /** Works, and keeps what it tells until it is done; without a name nobody asks. */
  async during<T>(
    personId: string,
    watch: string | undefined,
    work: (tell: TellProgress) => Promise<T>,
  ): Promise<T> {
    if (watch === undefined) return work(() => {})
    const key = keyOf(personId, watch)
    try {
      return await work((progress) => this.#latest.set(key, progress))
    } finally {
      this.#latest.delete(key)
    }
  }

  read(personId: string, watch: string): ExportProgress | { kind: 'unknown' } {
    return this.#latest.get(keyOf(personId, watch)) ?? { kind: 'unknown' }
  }
}

function keyOf(personId: string, watch: string): string {
  return JSON.stringify([personId, watch])
}
