/** Who hears what a relay brings. */
export class RelayListeners {
  readonly #byChannel = new Map<string, Set<(message: Uint8Array) => void>>()
  readonly #ofGaps = new Set<() => void>()

  get channels(): string[] {
    return [...this.#byChannel.keys()]
  }

  /** Answers what ends it; `onFirst` is called for the first of a channel, `onLast` once nobody is left. */
  add(
    channel: string,
    hear: (message: Uint8Array) => void,
    { onFirst, onLast }: { onFirst?: () => void; onLast?: () => void } = {},
  ): () => void {
    const listeners = this.#byChannel.get(channel) ?? new Set()
    this.#byChannel.set(channel, listeners)
    // The same function may listen twice.
    const listener = (message: Uint8Array) => hear(message)
    listeners.add(listener)
    if (listeners.size === 1) onFirst?.()
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return
      this.#byChannel.delete(channel)
      onLast?.()
    }
  }

  addForGaps(listener: () => void): () => void {
    const own = () => listener()
    this.#ofGaps.add(own)
    return () => this.#ofGaps.delete(own)
  }

  hear(channel: string, message: Uint8Array): void {
    for (const hear of [...(this.#byChannel.get(channel) ?? [])]) hear(message)
  }

  gap(): void {
    for (const listener of [...this.#ofGaps]) listener()
  }

  clear(): void {
    this.#byChannel.clear()
    this.#ofGaps.clear()
  }
}
