import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const folder = join(import.meta.dirname, '..', 'client', 'styles')
const files = readdirSync(folder).filter((name) => name.endsWith('.css'))

/** `:has(` on what holds the page, where it is not said how deep to look. */
const THROUGH_ALL =
  /(?:^|[\s,])(?:html|body|:root|#root|\.plan-layout|\.plan-main|\.plan-document)[^\s,{]*:has\((?!\s*>)[^{]*/gmu

it('[SPEED-6] no rule has the browser look through the whole page at every letter (client/ui/use-page-has.ts)', () => {
  expect(files.length).toBeGreaterThan(20)
  const found = files.flatMap((name) => {
    const rules = readFileSync(join(folder, name), 'utf8').match(THROUGH_ALL) ?? []
    return rules.map((rule) => `${name}: ${rule.trim()}`)
  })
  expect(found).toEqual([])
})
