/** Reads the user guide's Markdown as what there is to draw. Whatever form it does not know ends the build. */
import { marked, type Token, type Tokens } from 'marked'
import type { Block, Guide, Inline, Section } from '#client/features/guide/guide.ts'

export interface Picture {
  address: string
  width: number
  height: number
}

export function readGuide(markdown: string, pictureAt: (place: string) => Picture): Guide {
  let title = ''
  const intro: Block[] = []
  const sections: Section[] = []
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'heading' && token.depth === 1) title = token.text
    else if (token.type === 'heading' && token.depth === 2)
      sections.push({ id: anchorOf(token.text), title: token.text, blocks: [] })
    else (sections.at(-1)?.blocks ?? intro).push(...blocksOf(token, pictureAt))
  }
  // The page has contents of its own.
  return { title, intro: intro.filter((block) => block.kind !== 'list'), sections }
}

/** As GitHub and other readers of Markdown name a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

function blocksOf(token: Token, pictureAt: (place: string) => Picture): Block[] {
  if (isOf('space', token)) return []
  if (isOf('paragraph', token)) {
    const [only, ...others] = token.tokens
    if (only && others.length === 0 && isOf('image', only))
      return [{ kind: 'picture', alt: only.text, ...pictureAt(only.href) }]
    return [{ kind: 'paragraph', words: inlinesOf(token.tokens) }]
  }
  // So are the words of a list's item named.
  if (isOf('text', token)) return [{ kind: 'paragraph', words: inlinesOf(token.tokens ?? []) }]
  if (isOf('list', token)) {
    const items = token.items.map(({ tokens }) => tokens.flatMap((one) => blocksOf(one, pictureAt)))
    return [{ kind: 'list', isOrdered: token.ordered, items }]
  }
  if (isOf('table', token)) {
    const cells = (row: Tokens.TableCell[]) => row.map(({ tokens }) => inlinesOf(tokens))
    return [{ kind: 'table', head: cells(token.header), rows: token.rows.map(cells) }]
  }
  throw new Error(`The guide's page cannot draw ${token.type}: ${token.raw.slice(0, 60)}`)
}

function inlinesOf(tokens: readonly Token[]): Inline[] {
  return tokens.map((token): Inline => {
    if (isOf('text', token) || isOf('escape', token)) return { kind: 'text', text: plain(token.text) }
    if (isOf('codespan', token)) return { kind: 'code', text: plain(token.text) }
    if (isOf('strong', token)) return { kind: 'strong', words: inlinesOf(token.tokens) }
    if (isOf('em', token)) return { kind: 'emphasis', words: inlinesOf(token.tokens) }
    if (isOf('link', token)) return { kind: 'link', to: token.href, words: inlinesOf(token.tokens) }
    throw new Error(`The guide's page cannot draw ${token.type}: ${token.raw.slice(0, 60)}`)
  })
}

interface TokenKinds {
  space: Tokens.Space
  paragraph: Tokens.Paragraph
  text: Tokens.Text
  escape: Tokens.Escape
  list: Tokens.List
  table: Tokens.Table
  image: Tokens.Image
  codespan: Tokens.Codespan
  strong: Tokens.Strong
  em: Tokens.Em
  link: Tokens.Link
}

function isOf<Kind extends keyof TokenKinds>(kind: Kind, token: Token): token is TokenKinds[Kind] {
  return token.type === kind
}

/** A lexer hands words out as they are written; what HTML would call by an entity stands as itself. */
function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
