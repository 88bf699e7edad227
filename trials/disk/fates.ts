/** What may become of what was written and not synced when the power goes. */
import type { SeededRandom } from '#server/testing/seeded-random.ts'
import { EVERYTHING, type Fate, type PendingWrite, SECTOR_BYTES } from './disk-model.ts'

/** Coprime to every count of bytes that is not a multiple of it: all bytes have their turn before one has a second. */
export const STRIDE = 1_000_003

export const DAMAGES = ['cut', 'zero', 'flip'] as const
export type Damage = (typeof DAMAGES)[number]

/**
 * One write is damaged at this byte: nothing of it from there on, or zeroes from there on, or one bit is another. Of all
 * else, either everything or nothing reached the disk.
 */
export function damagedAt(write: PendingWrite, byte: number, damage: Damage, others: boolean): Fate {
  return {
    named: () => others,
    resized: () => others,
    written: (candidate, content) => {
      if (candidate !== write) return others ? EVERYTHING.written(candidate, content) : 0
      const { at, bytes } = write
      switch (damage) {
        case 'cut':
          bytes.copy(content, at, 0, byte)
          return at + byte
        case 'zero':
          bytes.copy(content, at, 0, byte)
          content.fill(0, at + byte, at + bytes.length)
          return at + bytes.length
        case 'flip':
          bytes.copy(content, at)
          flipBit(content, at + byte, byte % 8)
          return at + bytes.length
        default:
          damage satisfies never
          throw new Error(`Unknown damage: ${damage}`)
      }
    },
  }
}

/** Every sector has a fate of its own, and so has every name: in order, as a journalling file system has it, or in none. */
export function scattered(random: SeededRandom): Fate {
  const inOrder = random.below(4) > 0
  const namesKept = random.below(1_000)
  /** In eighths. */
  const written = random.below(9)
  const gone = random.below(9)
  return {
    named: (index, count) => (inOrder ? index < namesKept % (count + 1) : random.below(2) === 0),
    resized: () => random.below(2) === 0,
    written: ({ at, bytes }, content) => {
      let end = 0
      for (let from = 0; from < bytes.length; ) {
        // As the disk has its sectors, not as the write begins.
        const to = Math.min(bytes.length, from + SECTOR_BYTES - ((at + from) % SECTOR_BYTES))
        if (random.below(8) < written) bytes.copy(content, at + from, from, to)
        else if (random.below(8) < gone) {
          from = to
          continue
        } else if (random.below(2) === 0) content.fill(0, at + from, at + to)
        else {
          bytes.copy(content, at + from, from, to)
          flipBit(content, at + from + random.below(to - from), random.below(8))
        }
        end = at + to
        from = to
      }
      return end
    },
  }
}

export function flipBit(bytes: Buffer, at: number, bit: number): void {
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
}
