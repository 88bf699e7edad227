/** What the built page shows of every text is what the message in client/text says. */
import type { CompiledMessage } from 'icu-minify/format'
import { _createCache, _createIntlFormatters } from 'use-intl'
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { allTextsIn } from '#client/testing/all-texts.ts'
import formatMessage from '#client/text/format-message.ts'
import { LOCALES } from '#shared/basics/locale.ts'
import { compiledTree } from './compiled-texts.ts'

type Tree = { [key: string]: string | Tree }
type Values = Record<string, string | number>

const TEXTS: Record<(typeof LOCALES)[number], Tree> = {
  da: await allTextsIn('da'),
  en: await allTextsIn('en'),
}
/** Numbers that either language says otherwise, with thousands and a fraction among them. */
const NUMBERS = [0, 1, 2, 21, 1234.5]

function leavesOf(tree: Tree, path: string[] = []): [path: string[], text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[[...path, key], value]] : leavesOf(value, [...path, key]),
  )
}

/** Values for all that the message asks for, so that each of its branches is shown by some. */
function valuesFor(text: string): Values[] {
  const choices = [...text.matchAll(/\{(\w+), select,/g)].map(([, name = '']) => name)
  const names = [...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name = '']) => name)
  const options = [...text.matchAll(/([\w-]+) ?\{/g)].map(([, option = '']) => option)
  const numbers = NUMBERS.map((number) => Object.fromEntries(names.map((name) => [name, number])))
  if (choices.length === 0) return numbers
  return numbers.flatMap((values) =>
    options.map((option) => ({ ...values, ...Object.fromEntries(choices.map((name) => [name, option])) })),
  )
}

describe.each(LOCALES)('the texts in %s', (locale) => {
  const formatters = _createIntlFormatters(_createCache())
  const cache = _createCache()
  const compiled = compiledTree(TEXTS[locale]) as Tree

  it('read alike when they are compiled', () => {
    const t = createTranslator({ locale, messages: TEXTS[locale] }) as (key: string, values: Values) => string
    const seen = new Set<string>()
    for (const [path, text] of leavesOf(TEXTS[locale])) {
      const message = path.reduce<unknown>((tree, key) => (tree as Tree)[key], compiled) as CompiledMessage
      for (const values of valuesFor(text)) {
        const key = path.join('.')
        const shown = formatMessage(key, message, values, { cache, formatters, locale })
        expect(shown, key).toBe(t(key, values))
        seen.add(key)
      }
    }
    expect(seen.size).toBeGreaterThan(1000)
  })

  it('with nothing left of the messages’ own signs', () => {
    const plain = leavesOf(TEXTS[locale]).filter(([, text]) => !/[{}'#<]/.test(text))
    expect(plain.length).toBeGreaterThan(500)
    for (const [path, text] of plain)
      expect(path.reduce<unknown>((tree, key) => (tree as Tree)[key], compiled)).toBe(text)
  })
})
