/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest'
import { allTextsIn } from '../testing/all-texts.ts'
import { PAGE_WORDS } from './page-texts.ts'

const da = await allTextsIn('da')
const en = await allTextsIn('en')

const sources = Object.entries(
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
).filter(([path]) => !path.includes('.test.') && !path.startsWith('./'))

type Tree = { [key: string]: string | Tree }

function leavesOf(tree: Tree, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : leavesOf(value, `${prefix}${key}.`),
  )
}

/** The values a text takes: `{name}`, `{count, plural, …}`. */
function valuesIn(text: string): string[] {
  return [
    ...new Set(
      [...text.matchAll(/(?<!(?:one|other|=\d+)\s*)\{(\w+)(?=[,}])/g)].map((match) => match[1] ?? ''),
    ),
  ].sort()
}

/** `const t = useTranslations('plans')` gives t → plans; a file may use several. */
function translatorsIn(source: string): { variable: string; namespace: string }[] {
  return [...source.matchAll(/const (\w+) = useTranslations\('([\w.]+)'\)/g)].map((match) => ({
    variable: match[1] ?? '',
    namespace: match[2] ?? '',
  }))
}

const keys = leavesOf(da).map(([key]) => key)

describe('the texts', () => {
  it('has every key in both languages', () => {
    expect(
      leavesOf(en)
        .map(([key]) => key)
        .sort(),
    ).toEqual([...keys].sort())
  })

  it('takes the same values in both languages', () => {
    const english = new Map(leavesOf(en))
    for (const [key, text] of leavesOf(da)) {
      expect(valuesIn(english.get(key) ?? ''), key).toEqual(valuesIn(text))
    }
  })

  it('has every key that a component asks for', () => {
    const missing = sources.flatMap(([path, source]) => {
      const translators = translatorsIn(source)
      return translators.flatMap(({ variable }) => {
        const namespaces = translators.filter((other) => other.variable === variable)
        return [...source.matchAll(new RegExp(`\\b${variable}\\(\\s*'([^']+)'`, 'g'))]
          .map((match) => match[1] ?? '')
          .filter((key) => !namespaces.some(({ namespace }) => keys.includes(`${namespace}.${key}`)))
          .map((key) => `${path}: ${variable}('${key}')`)
      })
    })
    expect([...new Set(missing)]).toEqual([])
  })

  it.each(PAGE_WORDS)(
    'has the words of %s asked for beside the page that brings them, and nowhere else',
    (word) => {
      const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'))
      const bringing = sources.filter(([, source]) => source.includes(`<WithPageTexts of="${word}">`))
      const asking = sources.filter(([, source]) =>
        translatorsIn(source).some(({ namespace }) => namespace.split('.')[0] === word),
      )
      const elsewhere = asking.filter(
        ([path]) => !bringing.some(([other]) => folderOf(other) === folderOf(path)),
      )
      expect(bringing.length).toBeGreaterThan(0)
      expect(elsewhere.map(([path]) => path)).toEqual([])
    },
  )

  it('has no key that nobody asks for', () => {
    const asked = sources.flatMap(([, source]) => {
      const patterns = askedKeys(source)
      return translatorsIn(source).map(({ namespace }) => ({ namespace, patterns }))
    })
    const unused = keys.filter((key) => {
      return !asked.some(({ namespace, patterns }) => {
        const rest = key.startsWith(`${namespace}.`) ? key.slice(namespace.length + 1) : undefined
        return rest !== undefined && patterns.some((pattern) => pattern.test(rest))
      })
    })
    expect(unused).toEqual([])
  })
})

/** Every literal and property name of a file as a pattern of keys; a `${…}` in a template stands for one or more steps. */
function askedKeys(source: string): RegExp[] {
  const literals = [...source.matchAll(/'([\w.-]+)'|\b(\w+):/g)].map((match) => match[1] ?? match[2] ?? '')
  const templates = [...source.matchAll(/`([\w.-]*\$\{[^`]*)`/g)].map((match) => match[1] ?? '')
  return [
    ...new Set([
      ...literals.map((literal) => RegExp.escape(literal)),
      ...templates.map((template) =>
        template
          .split(/\$\{[^}]*\}/)
          .map(RegExp.escape)
          .join('.+'),
      ),
    ]),
  ].map((pattern) => new RegExp(`^${pattern}$`))
}
