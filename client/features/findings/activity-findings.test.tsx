import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { findFindings } from '#shared/findings/find-findings.ts'
import { judgedState } from '#shared/findings/judged-state.ts'
import { mergeActivities } from '#shared/findings/merge-activities.ts'
import { addDecision } from '#shared/ledger/write-ledger.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import { placePath } from '#shared/plan/place-link.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { planUndoManager } from '#shared/undo/undo-managers.ts'
import { addActivity, openPlanFor, person } from '../../testing/open-plan.ts'
import { button, click, render, words, write } from '../../testing/render.tsx'
import { PlanProvider } from '../plan/plan-context.tsx'
import { ActivityFindings } from './activity-findings.tsx'
import { FindingsProvider } from './findings-provider.tsx'

const mette = person('director', 'difos', 'Mette')
const anna = person('director', 'censec', 'Anna')
const ida = person('observer', 'censec', 'Ida')

const DECISION = {
  findingId: 'overlap:course:seminar',
  outcome: 'joint' as const,
  reason: '',
  fingerprint: 'as-judged',
  by: signatureOf(mette),
  at: '2026-11-24T12:02:00.000Z',
}

const ABOUT = [
  { party: 'censec' as const, title: 'Kursus' },
  { party: 'difos' as const, title: 'Seminar' },
]

const find = async (activities: readonly Activity[]) => findFindings(activities, BUILT_IN_AGREEMENT)

/** The same course twice, once from each party. */
function planWithOverlap(): Y.Doc {
  const document = new Y.Doc()
  const course = {
    category: 3,
    description: 'Kursus for små og mellemstore virksomheder om eksportkontrol og eksporttilladelser.',
    start: '2027-03-22',
    end: '2027-03-26',
    precision: 'week',
  } as const
  addActivity(document, 'course', {
    ...course,
    audience: ['SMV'],
    party: 'censec',
    title: 'Kursus i eksportkontrol for SMV',
  })
  addActivity(document, 'seminar', {
    ...course,
    audience: ['SMV'],
    party: 'difos',
    title: 'Eksportkontrolkursus for SMV',
  })
  return document
}

let close = async () => {}
afterEach(async () => {
  await close()
  vi.useRealTimers()
  localStorage.clear()
  vi.unstubAllGlobals()
})

/** The words an element's aria attribute points to. */
function nameOf(element: Element | null, attribute: 'labelledby' | 'describedby'): string | null | undefined {
  return document.getElementById(element?.getAttribute(`aria-${attribute}`) ?? '')?.textContent
}

async function openFindings(who: Person, document = planWithOverlap(), at?: string) {
  const plan = openPlanFor(who, document)
  const drawn = await render(
    <PlanProvider plan={plan}>
      <FindingsProvider find={find}>
        <ActivityFindings activityId="course" />
      </FindingsProvider>
    </PlanProvider>,
    at,
  )
  close = drawn.close
  return { ...drawn, plan }
}

function overlapLine(page: HTMLElement): HTMLButtonElement {
  return button(page, 'Muligt overlap med DI FOS’ »Eksportkontrolkursus for SMV« (uge 12, 2027)')
}

describe('the findings of an activity', () => {
  it('names the other activity in one line and, opened, says why, cites the agreement and marks the words', async () => {
    const { page, plan } = await openFindings(mette)
    expect(page.querySelector('a')).toBeNull()
    await click(overlapLine(page))
    expect(words(page.querySelector('.finding-details p'))).toMatch(/^Begge /)
    expect(page.querySelector('a')?.getAttribute('href')).toMatch(/#aftale\/formaal\.b$/)
    expect(plan.marks.read('body/course').length).toBeGreaterThan(0)
    expect(plan.marks.read('body/course').every(({ kind }) => kind === 'evidence')).toBe(true)

    await click(overlapLine(page))
    expect(plan.marks.read('body/course')).toEqual([])
  })

  it('asks why before a warning is set aside, and sends what was on the screen', async () => {
    const fetched = vi.fn<typeof fetch>(async () => Response.json({}, { status: 500 }))
    vi.stubGlobal('fetch', fetched)
    const { page } = await openFindings(mette)
    await click(overlapLine(page))
    await click(button(page, 'Ikke overlap'))
    await click(button(page, 'Gem beslutning'))
    expect(words(page)).toContain('Skriv en begrundelse')
    expect(fetched).not.toHaveBeenCalled()

    const field = page.querySelector('textarea')
    if (!field) throw new Error('No field for the reason.')
    await write(field, 'To forskellige målgrupper.')
    await click(button(page, 'Gem beslutning'))
    const [overlap] = findFindings(
      openPlanFor(mette, planWithOverlap()).activities.read(),
      BUILT_IN_AGREEMENT,
    ).overlaps
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toEqual({
      outcome: 'not-overlap',
      reason: 'To forskellige målgrupper.',
      fingerprint: overlap?.fingerprint,
      seenDecision: null,
      epoch: 'e-1',
    })
    expect(words(page)).toContain('Der skete en fejl på serveren.')
  })

  it('collapses to who decided what when the ledger says so, and re-opens when the activity changes in substance', async () => {
    const { page, plan } = await openFindings(mette)
    const [overlap] = findFindings(plan.activities.read(), BUILT_IN_AGREEMENT).overlaps
    if (!overlap) throw new Error('The two courses must overlap for this test.')
    await act(async () =>
      addDecision(plan.ledger, {
        findingId: overlap.id,
        outcome: 'coordinate',
        reason: '',
        fingerprint: overlap.fingerprint,
        judged: plan.activities.read().map(judgedState),
        by: signatureOf(mette),
        at: '2026-11-24T12:02:00Z',
      }),
    )
    expect(words(page)).toContain(
      'Koordineres: overlap med DI FOS’ »Eksportkontrolkursus for SMV« (Mette, DI FOS, 24. nov.)',
    )

    vi.useFakeTimers()
    await act(async () => {
      const record = plan.document.getMap<Y.Map<unknown>>('activities').get('course')
      record?.set('place', 'Aarhus')
      record?.set('start', '2027-03-29')
      record?.set('end', '2027-04-04')
      await vi.advanceTimersByTimeAsync(1_000)
    })
    vi.useRealTimers()
    expect(overlapLine(page)?.textContent).toContain('Åbnet igen')
    await click(overlapLine(page))
    expect(words(page)).toContain(
      'Mette (DI FOS) besluttede 24. nov.: »Koordineres«. Siden er en af aktiviteterne ændret i substansen.',
    )
    expect([...page.querySelectorAll('.finding-changes li')].map(words)).toEqual([
      'CenSecs »Kursus i eksportkontrol for SMV«: perioden er ændret fra uge 12, 2027 til uge 13, 2027, stedet er tilføjet: Aarhus.',
    ])
    const fetched = vi.fn<typeof fetch>(async () => Response.json(DECISION, { status: 201 }))
    vi.stubGlobal('fetch', fetched)
    await click(button(page, 'Behold beslutningen'))
    const [present] = findFindings(plan.activities.read(), BUILT_IN_AGREEMENT).overlaps
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toEqual({
      outcome: 'coordinate',
      reason: '',
      fingerprint: present?.fingerprint,
      seenDecision: null,
      epoch: 'e-1',
    })
  })

  it('[FIND-5] opens a warning again when its decision is taken back, and says who took it back', async () => {
    const { page, plan } = await openFindings(mette)
    const [overlap] = findFindings(plan.activities.read(), BUILT_IN_AGREEMENT).overlaps
    if (!overlap) throw new Error('The two courses must overlap for this test.')
    const decision = {
      findingId: overlap.id,
      reason: '',
      fingerprint: overlap.fingerprint,
      by: signatureOf(anna),
    }
    await act(async () =>
      addDecision(plan.ledger, { ...decision, outcome: 'keep', at: '2026-11-24T12:02:00Z' }),
    )
    const fetched = vi.fn<typeof fetch>(async () => Response.json(DECISION, { status: 201 }))
    vi.stubGlobal('fetch', fetched)
    await click(button(page, 'Fastholdes: '))
    await click(button(page, 'Fjern beslutningen'))
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toMatchObject({
      outcome: 'reopen',
      seenDecision: '2026-11-24T12:02:00Z',
      epoch: 'e-1',
    })
    await act(async () =>
      addDecision(plan.ledger, { ...decision, outcome: 'reopen', at: '2026-11-24T12:03:00Z' }),
    )
    expect(words(page)).toContain('Den 24. nov. fjernede Anna (CenSec) beslutningen.')
    expect(button(page, 'Koordineres')).toBeDefined()
  })

  it('[FIND-5] says that a decision is removed, and puts the same one back by »Fortryd«', async () => {
    const { page, plan } = await openFindings(mette)
    const [overlap] = findFindings(plan.activities.read(), BUILT_IN_AGREEMENT).overlaps
    if (!overlap) throw new Error('The two courses must overlap for this test.')
    await act(async () =>
      addDecision(plan.ledger, {
        ...DECISION,
        outcome: 'keep',
        reason: 'To målgrupper.',
        fingerprint: overlap.fingerprint,
      }),
    )
    const removal = { ...DECISION, outcome: 'reopen', at: '2026-11-24T12:03:00Z' }
    const fetched = vi.fn<typeof fetch>(async () => Response.json(removal, { status: 201 }))
    vi.stubGlobal('fetch', fetched)
    await click(button(page, 'Fastholdes: '))
    await click(button(page, 'Fjern beslutningen'))
    expect(words(page)).toContain('Beslutningen »Fastholdes« er fjernet.')
    await click(button(page, 'Fortryd'))
    expect(JSON.parse(String(fetched.mock.calls[1]?.[1]?.body))).toEqual({
      outcome: 'keep',
      epoch: 'e-1',
      reason: 'To målgrupper.',
      fingerprint: overlap.fingerprint,
      seenDecision: removal.at,
    })
    expect(words(page)).toContain('Beslutningen »Fastholdes« gælder igen.')
  })

  it('[FIND-8] tells who has the plan open which two another has merged, and leads there only when asked', async () => {
    const { page, plan } = await openFindings(anna)
    await act(async () => addDecision(plan.ledger, { ...DECISION, about: ABOUT, outcome: 'joint' }))
    expect(words(page)).not.toContain('har lagt')
    const undo = planUndoManager(plan.document, { trackedOrigins: ['theirs'] })
    await act(
      async () => void mergeActivities(plan.document, ['course', 'seminar'], 'theirs', BUILT_IN_AGREEMENT),
    )
    expect(words(page.querySelector('[role="status"].toast-region'))).toContain(
      'Mette (DI FOS) har lagt CenSecs »Kursus« og DI FOS’ »Seminar« sammen.',
    )
    expect(plan.wentTo).toEqual([])
    const toast = page.querySelector<HTMLElement>('.toast')
    if (!toast) throw new Error('There is no toast.')
    await click(button(toast, 'Vis'))
    expect(plan.wentTo).toEqual([{ activityId: 'seminar' }])
    await act(async () => void undo.undo())
    await act(async () => void undo.redo())
    expect(words(page)).not.toContain('har lagt')
  })

  it('[FIND-8] takes the word of a merge back with the merge, and has none for who merged them', async () => {
    const { page, plan } = await openFindings(anna)
    const undo = planUndoManager(plan.document, { trackedOrigins: ['theirs'] })
    await act(
      async () => void mergeActivities(plan.document, ['course', 'seminar'], 'theirs', BUILT_IN_AGREEMENT),
    )
    await act(async () => addDecision(plan.ledger, DECISION))
    expect(words(page)).toContain('har lagt')
    await act(async () => void undo.undo())
    expect(words(page)).not.toContain('har lagt')
    await act(async () => void undo.redo())
    await act(async () =>
      addDecision(plan.ledger, { ...DECISION, by: signatureOf(anna), at: '2026-11-24T12:09:00.000Z' }),
    )
    expect(words(page)).not.toContain('har lagt')
  })

  it('asks one question and explains each answer to it, to the eye and to the ear alike', async () => {
    const { page } = await openFindings(mette)
    await click(overlapLine(page))
    const group = page.querySelector('.decision-choices')
    expect(nameOf(group, 'labelledby')).toBe('Hvad gør I ved det?')
    const choices = [...(group?.querySelectorAll('button') ?? [])].map((choice) => choice.textContent)
    expect(choices.map((words) => words.split(' ')[0])).toEqual([
      'Koordineres',
      'Fælles',
      'Ikke',
      'Fastholdes',
    ])
    expect(choices[1]).toContain(
      // Export is the task of DI FOS.
      'Fælles De lægges straks sammen i »Eksportkontrolkursus for SMV«',
    )
    expect(choices[1]).toMatch(/det kan fortrydes$/u)
  })

  it('[FIND-8] says before a merge which period and status the joint one gets, where the two differ', async () => {
    const { page, plan } = await openFindings(mette)
    await click(overlapLine(page))
    const joint = () => words([...page.querySelectorAll('.decision-choice')][1])
    const course = plan.document.getMap<Y.Map<unknown>>('activities').get('course')
    await act(async () => void course?.set('status', 'planned'))
    expect(joint()).toContain('Den får status »Idé«, den laveste af de to; begge står i teksten')
    await act(async () => {
      course?.set('start', '2027-03-15')
      course?.set('end', '2027-03-21')
    })
    expect(joint()).toContain('Den får perioden »uge 12, 2027« og status »Idé«')
  })

  it('leaves the reason by Escape as by »Annuller«, with the focus back on the choice', async () => {
    const { page } = await openFindings(mette)
    await click(overlapLine(page))
    await click(button(page, 'Fastholdes'))
    const field = page.querySelector('textarea')
    expect(document.activeElement).toBe(field)
    const pressed = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    await act(async () => field?.dispatchEvent(pressed))
    expect(page.querySelector('textarea')).toBeNull()
    expect(document.activeElement).toBe(button(page, 'Fastholdes'))
    expect(pressed.defaultPrevented).toBe(true)

    await click(button(page, 'Koordineres'))
    await click(button(page, 'Annuller'))
    expect(document.activeElement).toBe(button(page, 'Koordineres'))
  })

  it('[FIND-8] »Fælles« makes one joint activity of the two at once, and »Fortryd« takes it back', async () => {
    const fetched = vi.fn<typeof fetch>(async () => Response.json(DECISION, { status: 201 }))
    vi.stubGlobal('fetch', fetched)
    const { page, plan } = await openFindings(mette)
    const before = plan.activities.read()
    await click(overlapLine(page))
    await click(button(page, 'Fælles'))
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toMatchObject({ outcome: 'joint' })
    const [joint, ...others] = plan.activities.read()
    expect(others).toEqual([])
    expect(joint).toMatchObject({ id: 'seminar', party: 'joint' })
    expect(joint?.description).toContain('Fra CenSec: »Kursus i eksportkontrol for SMV«\nKursus for små')
    expect(plan.wentTo).toEqual([{ activityId: 'seminar' }])

    await click(button(page, 'Fortryd'))
    expect(plan.activities.read()).toEqual(before)
  })

  it('[FIND-8] nothing is merged where the other party has just decided', async () => {
    const refusal = { error: { code: 'decided-meanwhile', message: '' } }
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>(async () => Response.json(refusal, { status: 409 })),
    )
    const { page, plan } = await openFindings(mette)
    const before = plan.activities.read()
    await click(overlapLine(page))
    await click(button(page, 'Fælles'))
    expect(words(page.querySelector('[role="alert"]'))).toContain('Der er netop taget stilling')
    expect(plan.activities.read()).toEqual(before)
  })

  it('shows what the other party has decided as new until it has been opened', async () => {
    const { page, plan } = await openFindings(anna)
    const [overlap] = findFindings(plan.activities.read(), BUILT_IN_AGREEMENT).overlaps
    if (!overlap) throw new Error('The two courses must overlap for this test.')
    const decide = (at: string, who: Person) =>
      act(async () =>
        addDecision(plan.ledger, {
          findingId: overlap.id,
          outcome: 'not-overlap',
          reason: 'To målgrupper.',
          fingerprint: overlap.fingerprint,
          by: signatureOf(who),
          at,
        }),
      )
    await decide('2026-11-24T12:02:00Z', mette)
    const line = button(page, 'Ikke overlap med DI FOS’ »Eksportkontrolkursus for SMV«')
    expect(words(line)).toContain('Ny beslutning')
    await click(line)
    expect(words(line)).not.toContain('Ny beslutning')

    await decide('2026-11-25T12:02:00Z', mette)
    expect(words(line)).toContain('Ny beslutning')
    await decide('2026-11-26T12:02:00Z', anna)
    expect(words(line)).not.toContain('Ny beslutning')
  })

  it('shows an observer the reasons but nothing to decide with', async () => {
    const { page } = await openFindings(ida)
    await click(overlapLine(page))
    expect(words(page)).toContain('Begge ')
    expect(words(page)).not.toContain('Koordineres')
    expect(words(page)).not.toContain('Fasthold')
  })

  it('[FIND-11] opens the one that the address names, and says so where it is gone', async () => {
    const place = { activityId: 'course', findingId: 'overlap:course:seminar' }
    const { page, close: closeFirst } = await openFindings(mette, undefined, placePath('p-1', place))
    const line = overlapLine(page)
    expect(line.getAttribute('aria-expanded')).toBe('true')
    expect(words(page)).not.toContain('Advarslen er der ikke længere.')
    await closeFirst()

    const gone = { activityId: 'course', findingId: 'role:course:inform' }
    const { page: later } = await openFindings(mette, undefined, placePath('p-1', gone))
    expect(overlapLine(later).getAttribute('aria-expanded')).toBe('false')
    expect(words(later)).toContain('Advarslen er der ikke længere.')
  })
})
