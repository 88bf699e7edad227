import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BUILT_IN_VOCABULARY } from '#shared/overlap/testing/built-in-vocabulary.ts'
import type { Evidence } from '../findings/findings.ts'
import { evidenceOf } from './evidence.ts'
import { findOverlaps } from './find-overlaps.ts'
import { fromPlanFile } from './plan-file.ts'
import type { JudgedActivity } from './reading.ts'
import { judgedPairs, judgedRoleFindings, scoresOf, wrongOverlaps } from './testing/judged-plans.ts'
import { LABELLED_PLANS, type LabelledPlan, UNSEEN_PLANS } from './testing/labelled-plans.ts'
import { f1, shuffled } from './testing/measures.ts'

const PAIRS = judgedPairs(LABELLED_PLANS)
const SCORES = scoresOf(PAIRS)

describe('on the labelled plans', () => {
  test('overlaps rank before the rest', () => {
    expect(SCORES.overlapPrecision).toBeGreaterThan(0.88)
  })

  test('overlaps and related pairs rank before the rest', () => {
    expect(SCORES.overlapOrRelatedPrecision).toBeGreaterThan(0.92)
  })

  test('the label overlap is mostly right and seldom missing', () => {
    expect(SCORES.overlapLabel).toBeGreaterThan(0.8)
  })

  test('a plan gets at most three overlap warnings about pairs that are none', () => {
    for (const plan of LABELLED_PLANS) expect(wrongOverlaps(PAIRS, plan), plan.plan).toBeLessThanOrEqual(3)
  })

  test('role findings are right in kind and clause', () => {
    const { given, right } = judgedRoleFindings(LABELLED_PLANS, { withClause: true })
    expect(f1(given, right)).toBeGreaterThan(0.94)
  })

  test('[FIND-1] neither the order of activities nor their ids change what is found', () => {
    for (const plan of LABELLED_PLANS) {
      const rename = new Map(plan.activities.map(({ id }, index) => [id, `x${(index * 37) % 997}`]))
      const renamed = shuffled(plan.activities, 7).map((entry) => ({
        ...entry,
        id: rename.get(entry.id) ?? '',
      }))
      const found = findOverlaps(plan.activities.map(fromPlanFile), BUILT_IN_VOCABULARY).map(
        ({ a, b, label, score, fingerprint }) =>
          `${rename.get(a)} ${rename.get(b)} ${label} ${score} ${fingerprint}`,
      )
      const again = findOverlaps(renamed.map(fromPlanFile), BUILT_IN_VOCABULARY).map(
        ({ a, b, label, score, fingerprint }) => `${a} ${b} ${label} ${score} ${fingerprint}`,
      )
      expect(again.toSorted()).toEqual(found.toSorted())
    }
  })

  test('[FIND-2] each piece of evidence stands in both activities, for every pair', () => {
    for (const { pair } of [...PAIRS, ...judgedPairs(UNSEEN_PLANS)]) {
      for (const evidence of evidenceOf(pair.a, pair.b)) {
        expect(missingWords(evidence.wordsA, evidence, pair.a.reading.activity)).toEqual([])
        expect(missingWords(evidence.wordsB, evidence, pair.b.reading.activity)).toEqual([])
      }
    }
  })
})

function missingWords(words: string[], evidence: Evidence, activity: JudgedActivity): string[] {
  const { title, description, audience, partners, place, counterpart } = activity
  const texts = [title, description, audience.join('. '), partners.join('. '), place, counterpart]
  const named = evidence.aspect === 'time' || words.length > 0
  return named
    ? words.filter((word) => !texts.some((text) => text.includes(word)))
    : [`no words for ${evidence.concept.en}`]
}

const SCORER_PLACE = resolve(import.meta.dirname, '../../../shared/overlap/score.mjs')
// The scorer runs only when it is called by its own real path.
const SCORER = existsSync(SCORER_PLACE) ? realpathSync(SCORER_PLACE) : SCORER_PLACE
if (!existsSync(SCORER))
  console.log('The scorer of the labelled plans is not beside the repository: its test is left out.')

test.runIf(existsSync(SCORER))(
  'the command `npm run findings` satisfies the scorer of the labelled plans',
  () => {
    const plans = LABELLED_PLANS.map((_: LabelledPlan, index) =>
      resolve(import.meta.dirname, `fixtures/dev-${index + 1}.json`),
    )
    const script = resolve(import.meta.dirname, '../../scripts/findings.ts')
    const predict = `"${process.execPath}" "${script}"`
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [SCORER, '--check', '--predict', predict, ...plans],
      {
        encoding: 'utf8',
        cwd: resolve(import.meta.dirname, '../..'),
      },
    )
    expect(stderr).toBe('')
    const scores = JSON.parse(stdout)
    expect(scores).toMatchObject({ problems: [], stable: true })
    expect(scores.apOverlap).toBeGreaterThan(0.88)
    expect(scores.findings.clauseRight).toBeGreaterThan(0.97)
  },
  60_000,
)
