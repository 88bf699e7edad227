/** Choosing words with the keys in a text that one can only read: the arrows go from word to word, Shift takes more of them. */
import { wordsOf } from '#shared/comments/words.ts'

/** What is chosen, in the text's offsets; `head` is the end that moves. */
export interface Choice {
  anchor: number
  head: number
}

type Step = 'next' | 'previous' | 'down' | 'up' | 'first' | 'last'

const STEPS: Record<string, Step> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Home: 'first',
  End: 'last',
}

/** What a key chooses; undefined for a key that chooses nothing, and where there is nothing more that way. */
export function chooseByKey(
  text: string,
  present: Choice | undefined,
  { key, shiftKey }: { key: string; shiftKey: boolean },
): Choice | undefined {
  const step = STEPS[key]
  const words = wordsOf(text)
  if (!step || words.length === 0) return undefined
  const chosen = present && present.anchor !== present.head ? wordsIn(words, present) : undefined
  const from = chosen?.head ?? wordBefore(words, present?.head ?? 0)
  const head = stepFrom(text, words, from, step)
  if (head === undefined) return undefined
  const anchor = shiftKey && chosen ? chosen.anchor : head
  const [anchored, moved] = [words[anchor], words[head]]
  if (!anchored || !moved) return undefined
  return anchor <= head
    ? { anchor: anchored.from, head: moved.to }
    : { anchor: anchored.to, head: moved.from }
}

type Words = readonly { from: number; to: number }[]

/** The first and the last chosen word, the one at the moving end as `head`. */
function wordsIn(words: Words, { anchor, head }: Choice): { anchor: number; head: number } | undefined {
  const first = words.findIndex(({ to }) => to > Math.min(anchor, head))
  const last = words.findLastIndex(({ from }) => from < Math.max(anchor, head))
  if (first < 0 || last < first) return undefined
  return head >= anchor ? { anchor: first, head: last } : { anchor: last, head: first }
}

/** The word that ends before a caret; -1 before the first. */
function wordBefore(words: Words, caret: number): number {
  return words.findLastIndex(({ to }) => to <= caret)
}

function stepFrom(text: string, words: Words, index: number, step: Step): number | undefined {
  switch (step) {
    case 'next':
      return within(words, index + 1)
    case 'previous':
      return within(words, index - 1)
    case 'first':
      return 0
    case 'last':
      return words.length - 1
    case 'down': {
      const lineEnd = text.indexOf('\n', words[index]?.to ?? 0)
      return lineEnd < 0
        ? undefined
        : within(
            words,
            words.findIndex(({ from }) => from > lineEnd),
          )
    }
    case 'up': {
      const lineStart = text.lastIndexOf('\n', words[index]?.from ?? 0)
      if (lineStart < 0) return undefined
      const before = words.findLastIndex(({ to }) => to <= lineStart)
      const start = text.lastIndexOf('\n', words[before]?.from ?? 0)
      return within(
        words,
        words.findIndex(({ from }) => from > start),
      )
    }
    default:
      step satisfies never
      return undefined
  }
}

function within(words: Words, index: number): number | undefined {
  return index >= 0 && index < words.length ? index : undefined
}
