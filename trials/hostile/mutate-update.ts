import * as Y from 'yjs'
import { PLAN_ROOTS } from '#shared/plan/plan-document.ts'
import { MARK_NAMES, NODE_NAMES } from '#shared/plan/rich-text-document.ts'
import type { Chance } from '../convergence/chance.ts'
import {
  type Block,
  type Content,
  type Id,
  type Part,
  putTogether,
  takeApart,
  type UpdateParts,
} from './update-parts.ts'

/** What a mutation can aim at: client ids in use with how far each has come, and other updates to mix in. */
export interface Targets {
  states: readonly Id[]
  others: readonly Uint8Array[]
}

const KEYS: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'title',
  'body',
  'goal',
  'removed',
  'level',
  'colspan',
  'onclick',
  'href',
  '',
  'x'.repeat(600),
]
const NAMES: readonly string[] = [...NODE_NAMES, 'script', 'iframe', '__proto__', '']
const ROOTS: readonly string[] = [...PLAN_ROOTS, 'secrets', '__proto__', '']
const MARKS: readonly string[] = [...MARK_NAMES, 'link--aaaaaaaa', 'comment', '__proto__']
const MARK_VALUES: readonly string[] = [
  'true',
  'null',
  '{}',
  '[]',
  '1',
  '"x"',
  '{"href":"https://censec.example"}',
  '{"href":"javascript:alert(1)"}',
  '{"href":["https://x"]}',
  '{"__proto__":{"a":1}}',
  '{"href":"https://x","a":{"b":1}}',
  '1e999',
  'not json',
]
const VALUES: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e9,
  2 ** 53,
  10n,
  'tekst',
  '😀',
  '\u0000',
  'x'.repeat(2_000),
  [],
  [1, 2],
  [[[]]],
  {},
  { a: { b: 1 } },
  { ['__proto__']: 1 },
  new Uint8Array(3),
]
const TEXTS: readonly string[] = ['x', 'møde', '😀', '', 'x'.repeat(500), '\u0000']
const NUMBERS: readonly number[] = [
  0,
  1,
  2,
  3,
  127,
  128,
  1_000_001,
  1_000_000_000,
  2 ** 31,
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
]

/** Answers the update made worse in one to three ways, by its parts or by its bytes. */
export function mutateUpdate(update: Uint8Array, targets: Targets, chance: Chance): Uint8Array {
  if (chance.happens(0.02)) return Y.convertUpdateFormatV1ToV2(update)
  if (chance.happens(0.25)) return mutateBytes(update, targets, chance)
  const parts = takeApart(update)
  for (let count = chance.whole(1, 3); count > 0; count--) mutateParts(parts, targets, chance)
  const mutated = putTogether(parts)
  return chance.happens(0.05) ? mutateBytes(mutated, targets, chance) : mutated
}

/** Answers other bytes in the place of some, or fewer, or more. */
export function mutateBytes(update: Uint8Array, { others }: Targets, chance: Chance): Uint8Array {
  const other = chance.oneOf(others) ?? update
  return (
    chance.weighted<() => Uint8Array>([
      [6, () => flipped(update, chance)],
      [2, () => update.slice(0, chance.whole(0, update.length))],
      [1, () => Buffer.concat([update, other])],
      [
        1,
        () =>
          Buffer.concat([
            update.slice(0, chance.whole(0, update.length)),
            other.slice(chance.whole(0, other.length)),
          ]),
      ],
      [1, () => Buffer.from(chance.letters(0, 40))],
      [1, () => flipped(new Uint8Array(chance.whole(0, 30)), chance)],
      [1, () => Buffer.concat([new Uint8Array(chance.whole(1, 9)).fill(0xff), update])],
    ])?.() ?? update
  )
}

function flipped(update: Uint8Array, chance: Chance): Uint8Array {
  const bytes = update.slice()
  for (let count = chance.whole(1, 4); count > 0 && bytes.length > 0; count--) {
    bytes[chance.whole(0, bytes.length - 1)] = chance.whole(0, 255)
  }
  return bytes
}

function mutateParts(parts: UpdateParts, targets: Targets, chance: Chance): void {
  const block = chance.oneOf(parts.blocks)
  const part = block && chance.oneOf(block.parts)
  if (!block || !part || chance.happens(0.2)) mutateDeletions(parts, targets, chance)
  else if (chance.happens(0.25)) mutateBlock(parts, block, targets, chance)
  else mutatePart(part, targets, chance)
}

function mutateDeletions({ deletions }: UpdateParts, targets: Targets, chance: Chance): void {
  const known = knownId(targets, chance)
  const of = chance.oneOf(deletions)
  chance.weighted<() => void>([
    [
      3,
      () =>
        deletions.push({
          client: known.client,
          ranges: [{ clock: known.clock, length: chance.whole(0, 4) }],
        }),
    ],
    [1, () => deletions.push({ client: known.client, ranges: [{ clock: 0, length: anyNumber(chance) }] })],
    [
      1,
      () => deletions.push({ client: anyNumber(chance), ranges: [{ clock: 0, length: chance.whole(0, 1) }] }),
    ],
    [1, () => of && deletions.push({ ...of })],
    [1, () => of?.ranges.push({ clock: anyNumber(chance), length: anyNumber(chance) })],
    [1, () => of?.ranges.splice(0)],
  ])?.()
}

function mutateBlock(parts: UpdateParts, block: Block, targets: Targets, chance: Chance): void {
  const { blocks } = parts
  const known = knownId(targets, chance)
  const at = chance.whole(0, block.parts.length)
  chance.weighted<() => void>([
    [2, () => Object.assign(block, { client: known.client })],
    [1, () => Object.assign(block, { client: anyNumber(chance) })],
    [1, () => Object.assign(block, { client: anyNumber(chance), clock: 0 })],
    [2, () => Object.assign(block, { clock: Math.max(0, block.clock + chance.whole(-3, 3)) })],
    [1, () => Object.assign(block, { clock: anyNumber(chance) })],
    [1, () => blocks.push({ ...block })],
    [1, () => blocks.push({ client: known.client, clock: known.clock, parts: [] })],
    [1, () => blocks.reverse()],
    [1, () => block.parts.splice(at, 1)],
    [1, () => block.parts.splice(at, 0, ...block.parts.slice(at, at + 1))],
    [1, () => block.parts.splice(at, 0, bare({ kind: 0, length: anyNumber(chance) }))],
    [1, () => block.parts.splice(at, 0, bare({ kind: 10, length: chance.whole(0, 3) }))],
    [1, () => block.parts.reverse()],
    [1, () => nest(block, chance)],
  ])?.()
}

/** Types within each other, each the only child of the one before. */
function nest(block: Block, chance: Chance): void {
  const before = block.parts.reduce((clock, { content }) => clock + lengthOf(content), block.clock)
  for (let depth = chance.whole(2, 60), clock = before; depth > 0; depth--, clock++) {
    const parent =
      clock === before ? (chance.oneOf(PLAN_ROOTS) ?? '') : { client: block.client, clock: clock - 1 }
    block.parts.push({ parent, isKeyed: false, content: { kind: 7, type: 3, name: 'blockquote' } })
  }
}

function mutatePart(part: Part, targets: Targets, chance: Chance): void {
  const id = () =>
    chance.happens(0.8) ? knownId(targets, chance) : { client: anyNumber(chance), clock: anyNumber(chance) }
  chance.weighted<() => void>([
    [4, () => Object.assign(part, { origin: id() })],
    [4, () => Object.assign(part, { right: id() })],
    [1, () => Object.assign(part, { origin: part.right, right: part.origin })],
    [2, () => Object.assign(part, { origin: undefined, right: undefined, parent: id() })],
    [2, () => Object.assign(part, { origin: undefined, right: undefined, parent: chance.oneOf(ROOTS) })],
    [1, () => Object.assign(part, { right: undefined })],
    [3, () => Object.assign(part, { isKeyed: true, key: chance.oneOf(KEYS) })],
    [1, () => Object.assign(part, { isKeyed: !part.isKeyed })],
    [5, () => Object.assign(part, { content: anyContent(chance) })],
    [4, () => mutateContent(part.content, chance)],
  ])?.()
}

function mutateContent(content: Content, chance: Chance): void {
  switch (content.kind) {
    case 0:
    case 1:
    case 10:
      content.length = anyNumber(chance)
      return
    case 4:
      content.text = chance.oneOf(TEXTS) ?? ''
      return
    case 6:
      if (chance.happens(0.5)) content.name = chance.oneOf(MARKS) ?? ''
      else content.json = chance.oneOf(MARK_VALUES) ?? ''
      return
    case 7:
      if (chance.happens(0.5)) content.name = chance.oneOf(NAMES) ?? ''
      else content.type = chance.whole(0, 8)
      return
    case 8:
      content.values = chance.happens(0.8)
        ? [chance.oneOf(VALUES)]
        : Array.from({ length: chance.whole(0, 3) }, () => chance.oneOf(VALUES))
      return
    case 2:
    case 3:
    case 5:
    case 9:
      return
    default:
      content satisfies never
  }
}

function anyContent(chance: Chance): Content {
  const contents: readonly Content[] = [
    { kind: 1, length: chance.whole(0, 4) },
    { kind: 2, strings: ['1', 'null'] },
    { kind: 3, bytes: new Uint8Array(2) },
    { kind: 4, text: chance.oneOf(TEXTS) ?? '' },
    { kind: 5, json: '{"image":"x"}' },
    { kind: 6, name: chance.oneOf(MARKS) ?? '', json: chance.oneOf(MARK_VALUES) ?? '' },
    { kind: 7, type: chance.whole(0, 8), name: chance.oneOf(NAMES) ?? '' },
    { kind: 8, values: [chance.oneOf(VALUES)] },
    { kind: 9, guid: 'x', options: chance.oneOf(VALUES) },
  ]
  return chance.oneOf(contents) ?? { kind: 0, length: 1 }
}

function bare(content: Content): Part {
  return { isKeyed: false, content }
}

function lengthOf(content: Content): number {
  switch (content.kind) {
    case 0:
    case 1:
    case 10:
      return content.length
    case 2:
      return content.strings.length
    case 4:
      return content.text.length
    case 8:
      return content.values.length
    case 3:
    case 5:
    case 6:
    case 7:
    case 9:
      return 1
    default:
      content satisfies never
      return 0
  }
}

/** Something that is there already, or just beyond. */
function knownId({ states }: Targets, chance: Chance): Id {
  const state = chance.oneOf(states) ?? { client: 1, clock: 1 }
  return { client: state.client, clock: chance.whole(0, state.clock) }
}

function anyNumber(chance: Chance): number {
  return chance.oneOf(NUMBERS) ?? 0
}
