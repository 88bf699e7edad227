/**
 * Makes a rich text in the document read as it did, by the smallest edit: what is the same is not touched, and what somebody
 * is typing meanwhile stays, in a line that has changed or been emptied as well.
 */
import * as Y from 'yjs'
import { canonicalJson } from '../basics/canonical-json.ts'
import { paragraphsFrom, type RichText } from '../plan/rich-text.ts'
import { appendRichText, MARK_NAMES } from '../plan/rich-text-document.ts'
import { noteSwept } from './swept.ts'
import { compareTokens, stepsBetween, tokensOf } from './tokens.ts'

type Node = Y.XmlElement | Y.XmlText

const MOST_PAIRS = 10_000

/**
 * Call within a transaction. Answers the ids of the elements that are to go: they are emptied, and left for a while to whoever
 * is typing in them; see `sweep`.
 */
export function restoreText(fragment: Y.XmlFragment, text: RichText): Y.ID[] {
  const wanted = new Y.Doc().getXmlFragment()
  // Without a line nobody has a place to write.
  appendRichText(wanted, text.length > 0 ? text : paragraphsFrom(''))
  const leaving: Y.ID[] = []
  alignChildren(fragment, wanted, leaving)
  return leaving
}

/** The same for a text in one line. */
export function restoreWords(text: Y.Text, words: string): void {
  changeWords(text, text.toString(), words)
}

/**
 * Takes out the elements that a restore has emptied, where nobody has written in them since. What is gone by now, or is of
 * another generation, is left out. Call within a transaction.
 */
export function sweep(document: Y.Doc, leaving: readonly Y.ID[]): void {
  for (const { client, clock } of leaving) {
    if (clock >= Y.getState(document.store, client)) continue
    const item = Y.getItem(document.store, Y.createID(client, clock))
    if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentType)) continue
    const element = item.content.type
    const { parent } = element
    if (!(element instanceof Y.XmlElement) || !(parent instanceof Y.XmlFragment)) continue
    if (holdsWords(element)) continue
    noteSwept(document, element)
    parent.delete(parent.toArray().indexOf(element), 1)
  }
}

/** Elements that are alike stay; of the others as many as there are of a kind become those that are wanted. */
function alignChildren(present: Y.XmlFragment, wanted: Y.XmlFragment, leaving: Y.ID[]): void {
  const [have, want] = [childrenOf(present), childrenOf(wanted)]
  let [at, to]: [number, number] = [0, 0]
  let [gone, come]: [Node[], Node[]] = [[], []]
  let before: Node | undefined
  const flush = () => {
    before = replaceNodes(present, before, gone, come, leaving)
    ;[gone, come] = [[], []]
  }
  for (const { kind, tokens } of stepsBetween(have.map(contentOf), want.map(contentOf))) {
    const { length } = tokens
    if (kind === 'deleted') gone = gone.concat(have.slice(at, at + length))
    else if (kind === 'inserted') come = come.concat(want.slice(to, to + length))
    else {
      flush()
      before = have[at + length - 1]
    }
    if (kind !== 'inserted') at += length
    if (kind !== 'deleted') to += length
  }
  flush()
}

/** Answers the last of those that now stand there. */
function replaceNodes(
  parent: Y.XmlFragment,
  before: Node | undefined,
  gone: readonly Node[],
  come: readonly Node[],
  leaving: Y.ID[],
): Node | undefined {
  let last = before
  let next = 0
  const emptyUpTo = (end: number) => {
    for (const node of gone.slice(next, end)) last = empty(parent, node, leaving) ?? last
    next = end
  }
  const partners = partnersOf(gone, come)
  for (const wanted of come) {
    const partner = partners.get(wanted)
    const present = partner === undefined ? undefined : gone[partner]
    if (partner === undefined || !present) {
      last = insertAfter(parent, last, wanted)
      continue
    }
    emptyUpTo(partner)
    change(present, wanted, leaving)
    ;[last, next] = [present, partner + 1]
  }
  emptyUpTo(gone.length)
  return last
}

/**
 * For each that is wanted, the place of the one that becomes it: of its kind, in the same order, and as many words of each as
 * can be in the place they have.
 */
function partnersOf(gone: readonly Node[], come: readonly Node[]): Map<Node, number> {
  // Where so much has changed, whatever becomes of what, nobody would say that it was the same.
  if (gone.length * come.length > MOST_PAIRS) return new Map()
  const likenessOf = likenesses(gone, come)
  const best: number[][] = Array.from({ length: gone.length + 1 }, () => Array(come.length + 1).fill(0))
  const scoreAt = (i: number, j: number) => best[i]?.[j] ?? 0
  const pairScore = (i: number, j: number) => {
    const [one, other] = [gone[i], come[j]]
    return one && other && nameOf(one) === nameOf(other)
      ? scoreAt(i + 1, j + 1) + 1 + 10 * likenessOf(i, j)
      : 0
  }
  for (let i = gone.length - 1; i >= 0; i--) {
    for (let j = come.length - 1; j >= 0; j--) {
      const row = best[i]
      if (row) row[j] = Math.max(scoreAt(i + 1, j), scoreAt(i, j + 1), pairScore(i, j))
    }
  }
  const partners = new Map<Node, number>()
  let [i, j] = [0, 0]
  while (i < gone.length && j < come.length) {
    const wanted = come[j]
    if (wanted && pairScore(i, j) > 0 && pairScore(i, j) === scoreAt(i, j)) partners.set(wanted, i++) && j++
    else if (scoreAt(i + 1, j) >= scoreAt(i, j + 1)) i++
    else j++
  }
  return partners
}

/** How much of their words two have in common, from 0 to 1. */
function likenesses(gone: readonly Node[], come: readonly Node[]): (i: number, j: number) => number {
  const [words, others] = [gone.map(wordSet), come.map(wordSet)]
  return (i, j) => {
    const [one = NO_WORDS, other = NO_WORDS] = [words[i], others[j]]
    const common = [...one].filter((word) => other.has(word)).length
    return one.size + other.size === 0 ? 1 : (2 * common) / (one.size + other.size)
  }
}

const NO_WORDS: ReadonlySet<string> = new Set()

function wordSet(node: Node): Set<string> {
  return new Set(tokensOf(allWords(node)).filter((token) => token.trim() !== ''))
}

function allWords(node: Node): string {
  return node instanceof Y.XmlText ? wordsOf(node) : childrenOf(node).map(allWords).join(' ')
}

function insertAfter(parent: Y.XmlFragment, before: Node | undefined, wanted: Node): Node {
  const copy = wanted.clone()
  if (before) parent.insertAfter(before, [copy])
  else parent.insert(0, [copy])
  return copy
}

function change(present: Node, wanted: Node, leaving: Y.ID[]): void {
  if (present instanceof Y.XmlText && wanted instanceof Y.XmlText) {
    changeWords(present, wordsOf(present), wordsOf(wanted))
    changeMarks(present, wanted)
    return
  }
  if (!(present instanceof Y.XmlElement) || !(wanted instanceof Y.XmlElement)) return
  const has = attributesOf(present)
  for (const [name, value] of Object.entries(attributesOf(wanted)))
    if (has[name] !== value) Reflect.apply(present.setAttribute, present, [name, value])
  alignChildren(present, wanted, leaving)
}

/** Those that are to be seen, and what it is without them; a column's width is not a matter of words. */
function attributesOf(element: Y.XmlElement): Record<string, unknown> {
  const { nodeName } = element
  const orElse = (name: string, usual: number): unknown => Reflect.get(element.getAttributes(), name) ?? usual
  if (nodeName === 'heading') return { level: orElse('level', 3) }
  if (nodeName === 'orderedList') return { start: orElse('start', 1) }
  if (nodeName === 'tableCell' || nodeName === 'tableHeader')
    return { colspan: orElse('colspan', 1), rowspan: orElse('rowspan', 1) }
  return {}
}

function changeWords(text: Y.Text, before: string, after: string): void {
  let index = 0
  for (const { kind, tokens } of compareTokens(tokensOf(before), tokensOf(after))) {
    const words = tokens.join('')
    if (kind === 'deleted') text.delete(index, words.length)
    else {
      if (kind === 'inserted') text.insert(index, words)
      index += words.length
    }
  }
}

interface Stretch {
  length: number
  marks: Record<string, unknown>
}

function changeMarks(present: Y.XmlText, wanted: Y.XmlText): void {
  let index = 0
  for (const { length, marks } of stretchesOf(wanted)) {
    let start = 0
    for (const stretch of stretchesOf(present)) {
      const [from, to] = [Math.max(index, start), Math.min(index + length, start + stretch.length)]
      start += stretch.length
      if (from >= to) continue
      const other = differingMarks(stretch.marks, marks)
      if (Object.keys(other).length > 0) present.format(from, to - from, other)
    }
    index += length
  }
}

/** What to set on the one for it to look like the other; null takes a mark away. */
function differingMarks(
  has: Record<string, unknown>,
  wants: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    MARK_NAMES.flatMap((name): [string, unknown][] =>
      lookOf(name, has) === lookOf(name, wants) ? [] : [[name, wants[name] ?? null]],
    ),
  )
}

/** An address for a link, else whether the mark is there. */
function lookOf(name: string, marks: Record<string, unknown>): unknown {
  const value = marks[name] ?? null
  if (value === null) return undefined
  return name === 'link' && typeof value === 'object' ? Reflect.get(value, 'href') : true
}

function stretchesOf(text: Y.XmlText): Stretch[] {
  const deltas: { insert: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return deltas.map(({ insert, attributes = {} }) => ({
    length: typeof insert === 'string' ? insert.length : 1,
    marks: attributes,
  }))
}

/** What would no longer be one without some of its own: all of it goes, or none. */
const INDIVISIBLE: ReadonlySet<string> = new Set([
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'listItem',
])

/** Takes the words out of it; the element itself is left to whoever is typing there. In a line break nobody types. */
function empty(parent: Y.XmlFragment, node: Node, leaving: Y.ID[]): Node | undefined {
  if (node instanceof Y.XmlText) {
    node.delete(0, node.length)
    return node
  }
  if (node.nodeName === 'hardBreak') {
    parent.delete(parent.toArray().indexOf(node), 1)
    return undefined
  }
  const ofChildren = INDIVISIBLE.has(node.nodeName) ? [] : leaving
  for (const child of childrenOf(node)) empty(node, child, ofChildren)
  if (node._item) leaving.push(node._item.id)
  return node
}

function holdsWords(element: Y.XmlElement): boolean {
  return childrenOf(element).some((child) =>
    child instanceof Y.XmlText ? child.length > 0 : holdsWords(child),
  )
}

function childrenOf(parent: Y.XmlFragment): Node[] {
  return parent
    .toArray()
    .filter((node): node is Node => node instanceof Y.XmlElement || node instanceof Y.XmlText)
}

function nameOf(node: Node): string {
  return node instanceof Y.XmlElement ? node.nodeName : ''
}

function wordsOf(text: Y.XmlText): string {
  const deltas: { insert: unknown }[] = text.toDelta()
  // Something else than words, which no page of ours writes, keeps its place.
  return deltas.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('')
}

/** All that is to be seen of a node, to tell those that are alike. */
function contentOf(node: Node): string {
  if (node instanceof Y.XmlText)
    return canonicalJson([
      wordsOf(node),
      stretchesOf(node).map(({ length, marks }) => [length, MARK_NAMES.map((name) => lookOf(name, marks))]),
    ])
  return canonicalJson([node.nodeName, attributesOf(node), childrenOf(node).map(contentOf)])
}
