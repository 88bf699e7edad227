/** Which sockets stand open on which session, by its id, which outlives its secret, so that signing out closes them at once. */
export class SessionSockets {
  readonly #closers = new Map<string, Set<(code: number, reason: string) => void>>()

  /** Answers the means to forget it again. */
  add(sessionId: string, close: (code: number, reason: string) => void): () => void {
    const closers = this.#closers.get(sessionId) ?? new Set()
    this.#closers.set(sessionId, closers)
    closers.add(close)
    return () => {
      closers.delete(close)
      if (closers.size === 0 && this.#closers.get(sessionId) === closers) this.#closers.delete(sessionId)
    }
  }

  get count(): number {
    let count = 0
    for (const closers of this.#closers.values()) count += closers.size
    return count
  }

  closeAll(sessionId: string, code: number, reason: string): void {
    for (const close of [...(this.#closers.get(sessionId) ?? [])]) close(code, reason)
  }
}
