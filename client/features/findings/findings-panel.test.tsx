import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { Findings, Overlap, RoleFinding } from '#shared/findings/findings.ts'
import { mergeActivities } from '#shared/findings/merge-activities.ts'
import { addDecision } from '#shared/ledger/write-ledger.ts'
import { signatureOf } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import { addActivity, openPlanFor, person } from '../../testing/open-plan.ts'
import { button, click, render, words } from '../../testing/render.tsx'
import { PlanProvider } from '../plan/plan-context.tsx'
import type { FindFindings } from './find-in-worker.ts'
import { useOpenFindingCount } from './findings-context.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { FindingsProvider } from './findings-provider.tsx'

const mette = person('director', 'difos', 'Mette')
const anna = person('director', 'censec', 'Anna')

/** Ids that are ranks too, so that the plan keeps this order. */
const [COURSE, SEMINAR, VISIT] = ['a0', 'a1', 'a2'] as const

const overlap = overlapOf('overlap', COURSE, SEMINAR)
const FINDINGS: Findings = {
  overlaps: [overlap, overlapOf('related', COURSE, VISIT)],
  roleFindings: [roleFindingOf(COURSE), roleFindingOf(VISIT)],
}

function overlapOf(label: Overlap['label'], a: string, b: string): Overlap {
  const reasons = [{ da: 'Begge er kurser.', en: 'Both are courses.' }]
  const evidence: Overlap['evidence'] = []
  return {
    id: `overlap:${a}:${b}`,
    a,
    b,
    label,
    score: 0.8,
    reasons,
    evidence,
    clauses: ['formaal.b'],
    fingerprint: 'f',
  }
}

function roleFindingOf(activity: string): RoleFinding {
  const why = { da: 'Aftalen siger det.', en: 'The agreement says so.' }
  return {
    id: `role:${activity}:inform`,
    activity,
    kind: 'inform',
    clause: 'tillaeg.3.d',
    why,
    words: [],
    fingerprint: 'f',
  }
}

function Count() {
  return <output>{useOpenFindingCount()}</output>
}

let close = async () => {}
beforeEach(() => localStorage.clear())
afterEach(() => close())

async function openPanel(who = mette, find: FindFindings = async () => FINDINGS) {
  const document = new Y.Doc()
  const add = (id: string, title: string, party: Party) =>
    addActivity(document, id, { category: 3, title, party, precision: 'open' })
  add(COURSE, 'Kursus', 'censec')
  add(SEMINAR, 'Seminar', 'difos')
  add(VISIT, 'Besøg', 'difos')
  const plan = openPlanFor(who, document)
  const drawn = await render(
    <PlanProvider plan={plan}>
      <FindingsProvider find={find}>
        <Count />
        <FindingsPanel />
      </FindingsProvider>
    </PlanProvider>,
  )
  close = drawn.close
  return { ...drawn, plan }
}

function lines(page: ParentNode): (string | null)[] {
  return [...page.querySelectorAll('.finding-headline')].map((line) => words(line))
}

describe('the panel of findings', () => {
  it('counts what asks for a decision, and folds what is only related', async () => {
    const { page } = await openPanel()
    expect(words(page.querySelector('output'))).toBe('3')
    expect(button(page, 'Åbne (3)')).toBeDefined()
    const more = page.querySelector('details')
    expect(more?.open).toBe(false)
    expect(words(more?.querySelector('summary'))).toBe('Beslægtede (1)')
    expect(more && lines(more)).toEqual(['Kursus Beslægtet med DI FOS’ »Besøg« (uafklaret)'])
  })

  it('[FIND-10] does not say that all is well while the plan cannot be read', async () => {
    const { page } = await openPanel(mette, async () => undefined)
    expect(words(page)).toContain('kan ikke læse planen igennem for advarsler lige nu')
    expect(words(page.querySelector('.panel-content'))).not.toContain('Ingen åbne advarsler')
  })

  it('does not say that all is well before the plan has been read', async () => {
    const { page } = await openPanel(mette, () => new Promise<never>(() => {}))
    expect(words(page.querySelector('.panel-content'))).toContain('Indlæser')
    for (const title of ['Åbne', 'Afgjorte']) expect(words(button(page, title))).toBe(title)
    expect(words(page.querySelector('.panel-content'))).not.toContain('Ingen åbne advarsler')
  })

  it('shows ours alone, each from our own activity', async () => {
    const { page } = await openPanel()
    await click(button(page, 'Vores'))
    expect(lines(page)).toEqual([
      'Seminar Muligt overlap med CenSecs »Kursus« (uafklaret)',
      'Besøg Husk at orientere CenSec',
      'Besøg Beslægtet med CenSecs »Kursus« (uafklaret)',
    ])
    expect(button(page, 'Åbne (2)')).toBeDefined()
  })

  it('says how many decisions of the other party have not been opened', async () => {
    const { page, plan } = await openPanel(anna)
    await act(async () =>
      addDecision(plan.ledger, {
        findingId: overlap.id,
        outcome: 'coordinate',
        reason: '',
        fingerprint: overlap.fingerprint,
        by: signatureOf(mette),
        at: '2026-11-24T12:02:00Z',
      }),
    )
    await click(button(page, 'Afgjorte (1, heraf 1 ny)'))
    await click(button(page, 'Koordineres: overlap med DI FOS’ »Seminar«'))
    expect(button(page, 'Afgjorte (1)')).toBeDefined()
  })

  const joint = (findingId: string) => ({
    findingId,
    outcome: 'joint' as const,
    reason: 'Samme kunder.',
    fingerprint: 'f',
    about: [
      { party: 'censec' as const, title: 'Kursus' },
      { party: 'difos' as const, title: 'Workshop' },
    ],
    by: signatureOf(mette),
    at: '2026-11-24T12:02:00Z',
  })
  const JOINT_LINE =
    'Ny beslutning Fælles: CenSecs »Kursus« og DI FOS’ »Workshop« (Mette, DI FOS, 24. nov.)»Samme kunder.« – Mette'

  it('[FIND-9] lists what was decided about activities that are gone since, without counting it', async () => {
    const { page, plan } = await openPanel(anna)
    await act(async () => addDecision(plan.ledger, joint('overlap:gone:too')))
    await click(button(page, 'Afgjorte (0)'))
    const earlier = page.querySelector('details')
    expect(words(earlier?.querySelector('summary'))).toBe('Tidligere beslutninger (1)')
    expect(words(earlier?.querySelector('li'))).toBe(JOINT_LINE)
  })

  it('[FIND-8] [FIND-9] counts two that were merged as decided, and parts them for who did not merge them', async () => {
    const { page, plan } = await openPanel(anna)
    await act(async () => {
      addDecision(plan.ledger, joint(overlap.id))
      mergeActivities(plan.document, [COURSE, SEMINAR], 'theirs', BUILT_IN_AGREEMENT)
    })
    expect(plan.activities.get(COURSE) && plan.activities.get(SEMINAR)).toBeUndefined()
    await click(button(page, 'Afgjorte (1, heraf 1 ny)'))
    const merged = page.querySelector('.earlier-decisions li')
    expect(words(merged)).toContain(JOINT_LINE)
    expect(words(page)).toContain('Afgjort: 1 lagt sammen')
    await click(button(page, 'Skil dem ad igen'))
    expect(plan.activities.get(COURSE)?.party).toBe('censec')
    expect(plan.activities.get(SEMINAR)?.party).toBe('difos')
    expect(button(page, 'Afgjorte (0)')).toBeDefined()
    expect(words(page.querySelector('details'))).toContain('Lagt sammen, men siden skilt ad igen: ')
  })
})
