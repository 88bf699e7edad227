import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const rulesPage = readFileSync(path.join(root, 'docs', 'rules.md'), 'utf8')
const ids = [...rulesPage.matchAll(/\*\*([A-Z]+-\d+)\*\*/g)].map(([, id]) => id)
const promised = new Set(ids)
const subjects = [...new Set([...promised].map((id) => id?.split('-')[0]))].join('|')

/** The rule ids that test files name, contract suites included; files not yet known to git as well. */
function testedRules(): Set<string> {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  })
  const files = listed
    .toString()
    .split('\n')
    .filter((file) => /(\.(test|spec)\.tsx?|-contract\.ts)$/.test(file) && file !== 'scripts/rules.test.ts')
  const id = new RegExp(`\\[((?:${subjects})-\\d+)\\]`, 'g')
  return new Set(
    files.flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return [...text.matchAll(id)].map(([, found]) => String(found))
    }),
  )
}

test('every rule stands on the page once', () => {
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('every rule is named by a test, and every rule that a test names is on the page', () => {
  expect([...testedRules()].sort()).toEqual([...promised].sort())
})
