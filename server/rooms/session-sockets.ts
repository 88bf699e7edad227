/** Which sockets stand open on which session, so that signing out closes them at once. */
export class SessionSockets {
  readonly #closers = new Map<string, Set<(code: number, reason: string) => void>>()

  /** Answers the means to forget it again. */
  add(sessionHash: string, close: (code: number, reason: string) => void): () => void {
    const closers = this.#closers.get(sessionHash) ?? new Set()
    this.#closers.set(sessionHash, closers)
    closers.add(close)
    return () => {
      closers.delete(close)
      if (closers.size === 0 && this.#closers.get(sessionHash) === closers) this.#closers.delete(sessionHash)
    }
  }

  get count(): number {
    let count = 0
    for (const closers of this.#closers.values()) count += closers.size
    return count
  }

  closeAll(sessionHash: string, code: number, reason: string): void {
    for (const close of [...(this.#closers.get(sessionHash) ?? [])]) close(code, reason)
  }
}
