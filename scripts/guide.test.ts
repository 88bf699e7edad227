/** The user guide and the README say what is there: texts that are on the screen, pictures that are kept. */
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { allTextsIn } from '#client/testing/all-texts.ts'
import { LABEL_WORDS } from '#shared/label/label-words.ts'
import { anchorOf } from './read-guide.ts'

const MOST_BYTES = 250 * 1024
const root = path.resolve(import.meta.dirname, '..')
const pages = ['README.md', 'docs/brugervejledning.md'].map((file) => ({
  file,
  text: readFileSync(path.join(root, file), 'utf8'),
}))

type Tree = { [key: string]: string | Tree }

function textsIn(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : textsIn(value)))
}

/** A text as it can stand on the screen: values in it may be anything, and each branch of a choice is one of its own. */
function patternsOf(text: string): RegExp[] {
  const branches = [...text.matchAll(/(?:=\d+|\w+) \{([^{}]+)\}/g)].map(([, branch = '']) => branch)
  return (/, (plural|select),/.test(text) ? branches : [text])
    .filter((one) => /\p{L}/u.test(one.replace(/\{\w+\}/g, '')))
    .map(
      (one) =>
        new RegExp(
          `^${one
            .split(/\{\w+\}|#/)
            .map(RegExp.escape)
            .join('.+')}$`,
        ),
    )
}

const texts = [...textsIn(await allTextsIn('da')), ...textsIn({ ...LABEL_WORDS.da })]
const patterns = texts.flatMap(patternsOf)

/** »Begins so …« names a text whose end is different each time. */
function isOnTheScreen(name: string): boolean {
  const beginning = name.endsWith(' …') ? name.slice(0, -1) : undefined
  return (
    patterns.some((pattern) => pattern.test(name)) ||
    (beginning !== undefined && texts.some((text) => text.startsWith(beginning)))
  )
}

/** What stands in »guillemets«, but for the alternative texts of pictures, which are for those who do not see the screen. */
function namesIn(text: string): string[] {
  return [...text.replace(/!\[[^\]]*\]/g, '').matchAll(/»([^»«]+)«/g)].map(([, name = '']) => name)
}

function picturesIn({ file, text }: (typeof pages)[number]): string[] {
  return [...text.matchAll(/!\[[^\]]{20,}\]\(([^)]+)\)/g)].map(([, place = '']) =>
    path.join(path.dirname(file), place),
  )
}

describe.each(pages)('$file', (page) => {
  it('names in »guillemets« only what is on the screen', () => {
    const unknown = namesIn(page.text).filter((name) => !isOnTheScreen(name))
    expect(unknown).toEqual([])
  })

  it('describes every picture it shows, and each can be fetched quickly', () => {
    expect(picturesIn(page)).toHaveLength(page.text.split('![').length - 1)
    for (const picture of picturesIn(page))
      expect(statSync(path.join(root, picture)).size, picture).toBeLessThan(MOST_BYTES)
  })

  it('leads to headings and files that are there', () => {
    for (const [, place = ''] of page.text.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(statSync(path.join(root, path.dirname(page.file), place)).isFile(), place).toBe(true)
    const anchors = [...page.text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
    for (const [, anchor] of page.text.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(anchor)
  })
})

it('keeps the pictures that are shown, and no others', () => {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', 'docs/pictures'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  expect(listed.trim().split('\n').sort()).toEqual([...new Set(pages.flatMap(picturesIn))].sort())
})
