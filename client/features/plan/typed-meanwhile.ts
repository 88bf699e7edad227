import type { CaretTarget } from './open-texts.ts'

/** What a person does in a text whose editor is still on its way. */
export type TypedStep =
  /** Words as they stand in the field, with line breaks for Enter. */
  | { kind: 'words'; words: string }
  /** A key that only an editor can act on. */
  | { kind: 'key'; key: KeyboardEventInit }
  | { kind: 'paste'; html: string; words: string }
  /** Another place in the same text, asked for when it is gone to: others may write meanwhile. */
  | { kind: 'caret'; target: () => CaretTarget }

/** Keeps what is typed before the editor is there, in order, so that the editor can do it once it is. */
export class TypedMeanwhile {
  readonly #steps: TypedStep[] = []
  #field: HTMLTextAreaElement | undefined
  #isComposing = false
  #onComposed: (() => void) | undefined
  readonly #onTyped: () => void

  /** `onTyped` hears that there is something. */
  constructor(onTyped: () => void) {
    this.#onTyped = onTyped
  }

  /** The field that the words stand in; the answer lets go of it. */
  follow(field: HTMLTextAreaElement): () => void {
    this.#field = field
    const stopping = new AbortController()
    const { signal } = stopping
    field.addEventListener('input', this.#onTyped, { signal })
    field.addEventListener(
      'compositionstart',
      () => {
        this.#isComposing = true
      },
      { signal },
    )
    field.addEventListener(
      'compositionend',
      () => {
        this.#isComposing = false
        // The browser puts the words into the field after it has told of them.
        setTimeout(() => this.#onComposed?.())
      },
      { signal },
    )
    return () => {
      this.#takeWords()
      stopping.abort()
      this.#field = undefined
    }
  }

  get isEmpty(): boolean {
    return this.#steps.length === 0 && !this.#field?.value
  }

  /** Calls back when no word is half written: letters that are being composed belong to the field they began in. */
  whenComposed(then: () => void): void {
    if (this.#isComposing) this.#onComposed = then
    else then()
  }

  add(step: TypedStep): void {
    this.#takeWords()
    this.#steps.push(step)
    this.#onTyped()
  }

  /** All of it, which is then no longer here. */
  take(): TypedStep[] {
    this.#takeWords()
    return this.#steps.splice(0)
  }

  #takeWords(): void {
    const words = this.#field?.value
    if (!words || !this.#field) return
    this.#steps.push({ kind: 'words', words })
    this.#field.value = ''
  }
}

/** The words alone, for where no editor comes any more. */
export function wordsOf(steps: readonly TypedStep[]): string {
  return steps
    .map((step) => {
      if (step.kind === 'words' || step.kind === 'paste') return step.words
      return step.kind === 'key' && step.key.key === 'Enter' ? '\n' : ''
    })
    .join('')
}
