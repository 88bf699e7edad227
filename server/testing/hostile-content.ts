/**
 * What somebody with a program of their own might write into a plan's document, so that it runs in whoever reads it. Each
 * is one item at the top of a section's text, and depends on nothing that is there.
 */
import * as Y from 'yjs'
import { sectionText } from '#shared/plan/plan-document.ts'
import { NODE_NAMES } from '#shared/plan/rich-text-document.ts'
import { HOSTILE_ADDRESSES, SCRIPT } from './hostile-html.ts'

export interface HostileContent {
  name: string
  write(fragment: Y.XmlFragment): void
}

const BREAKING_OUT = `x" onload="${SCRIPT}"><img src=x onerror=${SCRIPT}>`

/** Attributes that a browser would make something of, if they reached an element. */
const ATTRIBUTES: readonly [string, unknown][] = [
  ...['onload', 'onerror', 'onclick', 'onfocus', 'onmouseover', 'onanimationstart', 'ontoggle'].map(
    (name): [string, unknown] => [name, SCRIPT],
  ),
  ['style', 'background:url(https://elsewhere.example/pixel)'],
  ['style', { color: 'red', toString: SCRIPT }],
  ['class', BREAKING_OUT],
  ['srcdoc', `<script>parent.${SCRIPT}</script>`],
  ['src', 'https://elsewhere.example/x.js'],
  ['href', `javascript:${SCRIPT}`],
  ['xlink:href', `javascript:${SCRIPT}`],
  ['formaction', `javascript:${SCRIPT}`],
  ['background', 'https://elsewhere.example/x'],
  ['innerHTML', `<img src=x onerror=${SCRIPT}>`],
  ['dangerouslySetInnerHTML', { __html: `<img src=x onerror=${SCRIPT}>` }],
  ['level', BREAKING_OUT],
  ['level', [1, BREAKING_OUT]],
  ['level', { valueOf: 1, toString: BREAKING_OUT }],
  ['start', BREAKING_OUT],
  ['type', BREAKING_OUT],
  ['align', BREAKING_OUT],
  ['colspan', BREAKING_OUT],
  ['colspan', 1e9],
  ['rowspan', [BREAKING_OUT]],
  ['colwidth', [BREAKING_OUT]],
  ['colwidth', BREAKING_OUT],
]
const HOLDING_WORDS = ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'table']

const ELEMENTS = [
  'script',
  'img',
  'svg',
  'iframe',
  'object',
  'embed',
  'style',
  'link',
  'meta',
  'base',
  'form',
  'details',
  'video',
  'math',
  'template',
  'constructor',
  '__proto__',
]

/** Elements of the editor's, with attributes they do not have or values they cannot have. */
export const HOSTILE_ATTRIBUTES: readonly HostileContent[] = HOLDING_WORDS.flatMap((nodeName) =>
  ATTRIBUTES.map(([name, value]) => ({
    name: `<${nodeName} ${name}=${JSON.stringify(value)}>`,
    write: (fragment) => add(fragment, nodeName, { [name]: value }),
  })),
)

/** Links to what is no page, and marks that carry more than a mark does. */
export const HOSTILE_MARKS: readonly HostileContent[] = [
  ...HOSTILE_ADDRESSES.flatMap((href) => [
    marked('link', { href }),
    marked('link--aB3+/=9x', { href }),
    marked('link', { href, target: '_self', class: null }),
  ]),
  marked('link', { href: { toString: `javascript:${SCRIPT}` } }),
  marked('link', { href: [`javascript:${SCRIPT}`] }),
  marked('link', true),
  marked('link', {}),
  marked('bold', { style: { background: 'url(https://elsewhere.example/pixel)' } }),
  ...['script', 'textStyle', 'highlight', 'code', '__proto__', 'constructor'].map((mark) =>
    marked(mark, { onclick: SCRIPT, style: 'position:fixed' }),
  ),
]

/** Elements that no editor of ours has. */
export const HOSTILE_ELEMENTS: readonly HostileContent[] = ELEMENTS.flatMap((nodeName) => [
  {
    name: `<${nodeName}>`,
    write: (fragment) => add(fragment, nodeName, {}),
  },
  {
    name: `<${nodeName} src onerror>`,
    write: (fragment) => add(fragment, nodeName, { src: 'x', onerror: SCRIPT, onload: SCRIPT }),
  },
])

function add(fragment: Y.XmlFragment, nodeName: string, attributes: Record<string, unknown>): void {
  const element = new Y.XmlElement(nodeName)
  fragment.insert(0, [element])
  // Yjs stores any value; its types only know text.
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value as string)
  const words = new Y.XmlText(SCRIPT)
  if (nodeName === 'paragraph' || nodeName === 'heading' || !NODE_NAMES.includes(nodeName))
    element.insert(0, [words])
}

function marked(mark: string, value: object | boolean): HostileContent {
  return {
    name: `${mark} ${JSON.stringify(value)}`,
    write: (fragment) => {
      const paragraph = new Y.XmlElement('paragraph')
      const text = new Y.XmlText()
      fragment.insert(0, [paragraph])
      paragraph.insert(0, [text])
      text.insert(0, 'Læs mere', { [mark]: value })
    },
  }
}

/** All of them as one update of a document that has nothing else. */
export function updateOf(contents: readonly HostileContent[]): Uint8Array {
  const document = new Y.Doc()
  document.transact(() => {
    for (const { write } of contents) write(sectionText(document, 1))
  })
  return Y.encodeStateAsUpdate(document)
}
