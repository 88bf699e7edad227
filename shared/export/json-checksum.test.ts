import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#shared/basics/canonical-json.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import { checksumOf, formatChecksum, planChecksum } from './checksum.ts'
import { checkJson, withChecksums } from './json-checksum.ts'

const plan: Plan = {
  title: 'Fælles aktivitetsplan 2027',
  year: 2027,
  sections: [
    {
      category: 1,
      text: paragraphsFrom('Vi taler med én stemme.'),
      activities: [
        anActivity({
          id: 'a1',
          category: 1,
          title: 'Debat på Christiansborg',
          description: 'Én debat.',
          body: paragraphsFrom('Én debat.'),
          partners: ['DI'],
          place: 'København',
          responsible: 'Anna',
          precision: 'day',
          start: '2027-03-05',
          budget: 50_000,
        }),
      ],
    },
  ],
}
const known = { ...plan, decisions: [{ reason: 'Vi gør det sammen.' }] }
const file = JSON.stringify(withChecksums(known))

describe('planChecksum', () => {
  it('[VERIFY-1] is of the words alone, not of places in a list or of what is said twice', () => {
    const moved = structuredClone(plan)
    Object.assign(moved.sections[0]?.activities[0] ?? {}, { rank: 'z9' })
    expect(planChecksum(moved)).toBe(planChecksum(plan))
    expect(planChecksum(plan)).toMatch(/^[0-9a-f]{64}$/)
    expect(formatChecksum('0123456789abcdef')).toBe('01234567 89abcdef')
  })

  it('[VERIFY-1] is what anybody gets who follows its description', () => {
    expect(checksumOf({ b: 'å', a: [1] })).toBe(
      // printf '{"a":[1],"b":"å"}' | sha256sum
      '5cbdcc98b55779c43197e6b2d95930824d940bbfc9e4a0b4b5880f223fb6221b',
    )
  })
})

describe('checkJson', () => {
  it('[VERIFY-3] a file agrees with its own checksums however it is laid out', () => {
    const laidOut = [file, JSON.stringify(JSON.parse(file), null, 2), canonicalJson(JSON.parse(file))]
    for (const text of laidOut) expect(checkJson(text)).toEqual({ kind: 'agrees', hash: planChecksum(plan) })
  })

  it('[VERIFY-3] a change to any value, name or place in it is found', () => {
    const paths = leavesOf(JSON.parse(file))
    expect(paths.length).toBeGreaterThan(25)
    for (const path of paths) {
      const changed: unknown = JSON.parse(file)
      change(changed, path, (value) => (typeof value === 'number' ? value + 1 : `${value}x`))
      expect(checkJson(JSON.stringify(changed)), path.join('.')).toEqual({ kind: 'changed' })
      const without: unknown = JSON.parse(file)
      change(without, path, () => undefined)
      expect(checkJson(JSON.stringify(without)), path.join('.')).toEqual({ kind: 'changed' })
    }
  })

  it('[VERIFY-3] whoever works the file’s checksum out anew cannot keep the plan’s', () => {
    const forge = (edit: (plan: Plan) => void) => {
      const { checksumOfAll: _, ...all } = structuredClone(withChecksums(known))
      edit(all)
      const hash = checksumOf({ ...all, checksumOfAll: {} })
      return JSON.stringify({ ...all, checksumOfAll: { hash } })
    }
    const [first] = plan.sections
    if (!first) throw new Error('The plan has no section.')
    for (const edit of [
      (forged: Plan) =>
        Object.assign(forged.sections[0]?.activities[0] ?? {}, { description: 'Noget andet.' }),
      (forged: Plan) => Object.assign(forged.sections[0]?.activities[0] ?? {}, { title: 'Noget andet' }),
      (forged: Plan) => Object.assign(forged.sections[0]?.activities[0] ?? {}, { category: 2 }),
      (forged: Plan) => Object.assign(forged.sections[0]?.activities[0] ?? {}, { body: [{ kind: 'list' }] }),
      (forged: Plan) => Object.assign(forged.sections[0]?.activities[0] ?? {}, { audience: 'SMV’er' }),
      (forged: Plan) => Object.assign(forged.sections[0] ?? {}, { note: 'Godkendt' }),
      (forged: Plan) => Object.assign(forged, { year: 2028 }),
      (forged: Plan) => forged.sections.push(first),
    ])
      expect(checkJson(forge(edit))).toEqual({ kind: 'changed' })
    expect(checkJson(forge(() => {}))).toMatchObject({ kind: 'agrees' })
  })

  it('[VERIFY-3] whatever else is no plan of ours, and breaks nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(checkJson(text)).toEqual({ kind: 'no-checksum' })
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (sections, hash) => {
        const value = { title: '', year: 1, sections, checksum: { hash }, checksumOfAll: { hash } }
        expect(checkJson(JSON.stringify(value))).toEqual({ kind: 'changed' })
      }),
    )
  })
})

type Path = (string | number)[]

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, part]) =>
    leavesOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function change(value: unknown, path: Path, make: (leaf: unknown) => unknown): void {
  const holder = path.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(Object(part), key), value)
  const key = path.at(-1) ?? ''
  Reflect.set(Object(holder), key, make(Reflect.get(Object(holder), key)))
}
