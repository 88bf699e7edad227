import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../findings/findings.ts'
import { roleFindingOf } from '../role-findings/find-role-findings.ts'
import { evidenceOf } from './evidence.ts'
import { findOverlaps, pairsOf } from './find-overlaps.ts'
import { coarseClause, fromPlanFile } from './plan-file.ts'
import { type JudgedActivity, readActivity } from './reading.ts'
import { LABELLED_PLANS, type LabelledPlan } from './testing/labelled-plans.ts'
import { averagePrecision, f1, shuffled } from './testing/measures.ts'

const READ_PLANS = LABELLED_PLANS.map((plan) => ({
  plan,
  readings: plan.activities.map((activity) => readActivity(fromPlanFile(activity))),
}))

function judgedPairs() {
  return READ_PLANS.flatMap(({ plan, readings }) => {
    const labels = new Map(plan.pairs.map(({ a, b, label }) => [`${a} ${b}`, label]))
    return pairsOf(readings).map((pair) => {
      const key = `${pair.a.reading.activity.id} ${pair.b.reading.activity.id}`
      return { pair, key: `${plan.plan} ${key}`, right: labels.get(key) ?? 'none' }
    })
  })
}

const PAIRS = judgedPairs()

describe('on the labelled plans', () => {
  test('overlaps rank before the rest', () => {
    const rows = PAIRS.map(({ pair, right }) => ({ score: pair.score, right: right === 'overlap' }))
    expect(averagePrecision(rows)).toBeGreaterThan(0.88)
  })

  test('overlaps and related pairs rank before the rest', () => {
    const rows = PAIRS.map(({ pair, right }) => ({ score: pair.scoreAny, right: right !== 'none' }))
    expect(averagePrecision(rows)).toBeGreaterThan(0.92)
  })

  test('the label overlap is mostly right and seldom missing', () => {
    const given = new Set(PAIRS.filter(({ pair }) => pair.label === 'overlap').map(({ key }) => key))
    const right = new Set(PAIRS.filter((row) => row.right === 'overlap').map(({ key }) => key))
    expect(f1(given, right)).toBeGreaterThan(0.78)
  })

  test('a plan gets few overlap warnings about pairs that have nothing to do with each other', () => {
    for (const { plan } of READ_PLANS) {
      const wrong = PAIRS.filter(
        ({ pair, key, right }) => key.startsWith(plan.plan) && pair.label === 'overlap' && right === 'none',
      )
      expect(wrong.length, plan.plan).toBeLessThanOrEqual(3)
    }
  })

  test('role findings are right in kind and clause', () => {
    const given = new Set<string>()
    const right = new Set<string>()
    for (const { plan, readings } of READ_PLANS) {
      for (const reading of readings) {
        const finding = roleFindingOf(reading)
        if (finding)
          given.add([plan.plan, finding.activity, finding.kind, coarseClause(finding.clause)].join(' '))
      }
      for (const { activity, kind, clause } of plan.findings)
        right.add([plan.plan, activity, kind, clause].join(' '))
    }
    expect(f1(given, right)).toBeGreaterThan(0.94)
  })

  test('[FIND-1] neither the order of activities nor their ids change what is found', () => {
    for (const { plan } of READ_PLANS) {
      const rename = new Map(plan.activities.map(({ id }, index) => [id, `x${(index * 37) % 997}`]))
      const renamed = shuffled(plan.activities, 7).map((entry) => ({
        ...entry,
        id: rename.get(entry.id) ?? '',
      }))
      const found = findOverlaps(plan.activities.map(fromPlanFile)).map(
        ({ a, b, label, score, fingerprint }) =>
          `${rename.get(a)} ${rename.get(b)} ${label} ${score} ${fingerprint}`,
      )
      const again = findOverlaps(renamed.map(fromPlanFile)).map(
        ({ a, b, label, score, fingerprint }) => `${a} ${b} ${label} ${score} ${fingerprint}`,
      )
      expect(again.toSorted()).toEqual(found.toSorted())
    }
  })

  test('[FIND-2] each piece of evidence stands in both activities, for every pair', () => {
    for (const { pair } of PAIRS) {
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
