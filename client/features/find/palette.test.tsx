import { act, useState } from 'react'
import { useLocation } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { proposeWording } from '#shared/agreement/wording/propose-wording.ts'
import { dutyOf, headOf } from '#shared/duties/duty.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { removeActivity } from '#shared/plan/edit-plan.ts'
import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import { addActivity, openPlanFor, person } from '../../testing/open-plan.ts'
import { click, render, words, write } from '../../testing/render.tsx'
import { ThemeProvider } from '../../ui/theme.tsx'
import { WordingsProvider } from '../agreement/wordings-provider.tsx'
import type { OpenPlanFinds } from './open-plan-finds.ts'
import { Palette } from './palette.tsx'

const anna = person('director', 'censec', 'Anna')
const ida = person('observer', 'censec', 'Ida')

let close = async () => {}
/** What the server answers, by what is looked for. */
let answers: Record<string, Promise<object>>
let questions: URLSearchParams[]
/** The plans there are; undefined while nobody can say. */
let plans: object[] | undefined
/** Those that the server lists for the person. */
let duties: object[]
let wordings: object
beforeEach(() => {
  answers = {}
  questions = []
  plans = []
  duties = []
  wordings = { versions: [] }
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname, searchParams } = new URL(address, 'http://samplan.example')
    if (pathname === '/api/plans' && plans) return Response.json({ plans })
    if (pathname === '/api/duties') return Response.json({ duties, plans: [] })
    if (pathname === '/api/agreement/wordings') return Response.json(wordings)
    if (pathname === '/api/find') questions.push(searchParams)
    const answer = answers[searchParams.get('q') ?? '']
    if (!answer) throw new TypeError('no network')
    return Response.json(await answer)
  })
})
afterEach(async () => {
  await close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  localStorage.clear()
})

function findsFor(
  who: Person,
  document = new Y.Doc(),
  confidential?: Y.Doc,
): OpenPlanFinds & { went: object[] } {
  const went: object[] = []
  const mayEdit = can(who, 'edit', { kind: 'plan' })
  return {
    plan: openPlanFor(who, document),
    confidential: confidential && openPlanFor(who, confidential),
    view: 'text',
    chooseView: (view) => went.push({ view }),
    mayAddIn: mayEdit ? BUILT_IN_CATEGORIES : [],
    addIn: (category) => went.push({ addIn: category }),
    showPanel: (tab) => went.push({ tab }),
    openExport: () => went.push({ export: true }),
    goTo: (place, isConfidential) => went.push({ ...place, isConfidential }),
    went,
  }
}

async function openPalette(who: Person, openPlan: OpenPlanFinds | undefined) {
  let chosen = 0
  const drawn = await render(
    <ThemeProvider>
      <WordingsProvider>
        <Typing who={who} openPlan={openPlan} onChosen={() => chosen++} />
      </WordingsProvider>
      <Where />
    </ThemeProvider>,
  )
  close = drawn.close
  const field = drawn.page.querySelector('input')
  if (!field) throw new Error('There is nothing to type in.')
  const press = (key: string) =>
    act(async () =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    )
  return {
    ...drawn,
    press,
    chosen: () => chosen,
    where: () => drawn.page.querySelector('.where')?.textContent,
    /** The keys come quicker than any pause. */
    typeQuickly: (typed: string) => write(field, typed),
    rest: () => act(() => vi.advanceTimersByTimeAsync(1_000)),
    lines: () => [...drawn.page.querySelectorAll<HTMLElement>('.find-line')],
    type: async (typed: string) => {
      await write(field, typed)
      await act(() => vi.advanceTimersByTimeAsync(1_000))
    },
  }
}

function Where() {
  const { pathname, hash } = useLocation()
  return <p className="where">{pathname + hash}</p>
}

function Typing({
  who,
  openPlan,
  onChosen,
}: {
  who: Person
  openPlan: OpenPlanFinds | undefined
  onChosen(): void
}) {
  const [typed, setTyped] = useState('')
  return (
    <Palette
      person={who}
      openPlan={openPlan}
      typed={typed}
      onType={setTyped}
      onChoose={(choose) => {
        onChosen()
        choose()
      }}
      onClose={() => undefined}
      signOut={() => undefined}
    />
  )
}

const textOf = (element: Element) => element.textContent

/** An activity of another plan, as the server answers with it. */
const elsewhere = (title: string, plan = { id: 'p-2', title: 'Planen for 2026', year: 2026 }, more = {}) => ({
  place: { kind: 'activity', activityId: title.replaceAll(' ', '-'), category: 1, party: 'censec' },
  plan,
  title: { text: title, marks: [] },
  ...more,
})

describe('[SEARCH-3] duties and the words that were signed', () => {
  const duty = (title: string, more: object = {}) => {
    const activity = anActivity({ id: `a-${title.length}`, title, category: 3, party: 'difos' })
    const finding = {
      id: 'f-1',
      activity: activity.id,
      kind: 'inform',
      clause: 'tillaeg.3.b',
      fingerprint: 'f',
    } as const
    const head = headOf(finding, 'difos')
    if (!head) throw new Error('This should be a duty.')
    return {
      ...dutyOf({ head, finding, activity, decisions: [], acts: [], year: 2027 }),
      planId: 'p-1',
      isConfidential: false,
      isOverdue: false,
      isMine: false,
      ...more,
    }
  }

  it('finds the duties that the server lists for the person, and leads to each', async () => {
    duties = [duty('Møde med Lockheed Martin'), duty('Besøg hos Saab', { isConfidential: true })]
    const palette = await openPalette(anna, undefined)
    await palette.type('orientér lockheed')
    expect(palette.lines().map(textOf)).toEqual([
      expect.stringContaining('Orientér CenSec om »Møde med Lockheed Martin«'),
    ])
    await palette.type('saab')
    expect(palette.lines().map(textOf)).toEqual([expect.stringMatching(/Saab.*Fortrolig/)])
    await palette.press('Enter')
    expect(palette.where()).toBe('/pligter')
  })

  it('finds a clause by the words that were signed', async () => {
    const raw = '1. Formål\nParterne undgår overlappende aktiviteter og brydningstid.\n'
    const layers = proposeWording(raw, BUILT_IN_AGREEMENT)
    wordings = {
      versions: [],
      inForce: {
        ...layers,
        id: 'w1',
        date: '2021-02-04',
        fileName: 'aftale.txt',
        sha256: '0'.repeat(64),
        publishedAt: '2026-11-29T10:00:00.000Z',
        by: { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' },
      },
    }
    const palette = await openPalette(ida, undefined)
    await palette.type('brydningstid')
    const [clause] = palette.lines()
    expect(clause?.querySelector('mark')?.textContent).toBe('brydningstid')
  })
})

describe('[SEARCH-5] Enter', () => {
  it('waits for the answer to the words as they are typed, and takes its first line', async () => {
    const late = Promise.withResolvers<object>()
    answers = {
      mess: Promise.resolve({ isWhole: true, hits: [elsewhere('Messing')] }),
      messe: late.promise,
    }
    const finds = findsFor(anna)
    const { lines, type, typeQuickly, press, rest, chosen, where } = await openPalette(anna, finds)
    await type('mess')
    expect(lines().map(textOf)).toEqual([expect.stringContaining('Messing')])
    await typeQuickly('messe')
    await press('Enter')
    expect(chosen()).toBe(0)
    await rest()
    expect(chosen()).toBe(0)
    await act(async () =>
      late.resolve({ isWhole: true, hits: [elsewhere('Rejsemesse'), elsewhere('Messe')] }),
    )
    expect(chosen()).toBe(1)
    expect(where()).toContain('Rejsemesse')
  })

  it('takes at once what the page itself has found, and what the arrow keys have led to', async () => {
    answers = {
      mess: Promise.resolve({ isWhole: true, hits: [elsewhere('Messing')] }),
      messe: new Promise(() => undefined),
    }
    const document = new Y.Doc()
    const finds = findsFor(anna, document)
    const { type, typeQuickly, press, chosen } = await openPalette(anna, finds)
    await type('mess')
    await typeQuickly('messe')
    await press('ArrowDown')
    await press('Enter')
    expect(chosen()).toBe(1)
    addActivity(document, 'a', { party: 'difos', category: 3, title: 'Messen i Polen' })
    await typeQuickly('messen')
    await press('Enter')
    expect(chosen()).toBe(2)
    expect(finds.went).toMatchObject([{ kind: 'activity', activityId: 'a' }])
  })
})

describe('[SEARCH-5] before anything is typed', () => {
  it('offers a director what there is to do in the plan, and an observer nothing that is not theirs', async () => {
    const director = await openPalette(anna, findsFor(anna))
    const DIRECTORS = [
      'Ny aktivitet i 1. Politisk interessevaretagelse',
      'Personer',
      'Hændelseslog',
      'Importér en plan',
    ]
    expect(director.lines().map(textOf)).toEqual(expect.arrayContaining(DIRECTORS))
    await close()
    const observer = await openPalette(ida, findsFor(ida))
    const offered = observer.lines().map(textOf)
    expect(offered.filter((title) => DIRECTORS.includes(title))).toEqual([])
    expect(offered).toEqual(
      expect.arrayContaining(['3. Internationale fremstød og eksport', 'Eksportér planen', 'Log ud']),
    )
  })

  it('offers nothing of a plan where none is open', async () => {
    const { lines } = await openPalette(anna, undefined)
    expect(lines().map(textOf)).not.toContain('Eksportér planen')
    expect(lines().map(textOf)).toContain('Ordbog')
  })
})

describe('[SEARCH-3] what is typed', () => {
  it('finds what is in the open plan at once, without the server, and says that the others are not included', async () => {
    const document = new Y.Doc()
    addActivity(document, 'a', { party: 'difos', category: 3, title: 'Eksportfremstød i Polen' })
    const finds = findsFor(anna, document)
    const { page, lines, type } = await openPalette(anna, finds)
    await type('fremstødet')
    expect(lines().map(textOf)).toContainEqual(expect.stringContaining('Eksportfremstød i Polen'))
    expect(page.querySelector('[role="status"]')?.textContent).toContain('Der er kun søgt her på siden')
    const [line] = lines().filter((one) => one.textContent?.includes('Polen'))
    if (line) await click(line)
    expect(finds.went).toMatchObject([{ kind: 'activity', activityId: 'a', isConfidential: false }])
  })

  it('says where the server looks: in other plans only where there are others', async () => {
    answers = { regatta: new Promise(() => undefined) }
    const alone = {
      id: 'p-1',
      title: 'Planen',
      year: 2027,
      status: 'draft',
      createdAt: '2026-01-01T00:00:00Z',
    }
    plans = [alone]
    const one = await openPalette(anna, findsFor(anna))
    await one.type('regatta')
    expect(words(one.page.querySelector('[role="status"]'))).toBe('Søger …')
    await close()
    const none = await openPalette(anna, undefined)
    await none.type('regatta')
    expect(words(none.page.querySelector('[role="status"]'))).toBe('Søger i planerne …')
    await close()
    plans = [alone, { ...alone, id: 'p-2', year: 2026 }]
    const two = await openPalette(anna, findsFor(anna))
    await two.type('regatta')
    expect(words(two.page.querySelector('[role="status"]'))).toBe('Søger i de andre planer …')
  })

  it('is looked for by the server in a confidential part that is not open on the page', async () => {
    const here = { id: 'p-1', title: 'Planen', year: 2027 }
    answers.regatta = Promise.resolve({
      isWhole: true,
      hits: [elsewhere('Lukket regatta', here, { confidential: 'censec' })],
    })
    const { page, lines, type, press, where } = await openPalette(anna, findsFor(anna))
    await type('regatta')
    expect(questions.at(-1)?.get('without')).toBe('p-1')
    expect(questions.at(-1)?.has('withoutOwn')).toBe(false)
    expect(words(lines()[0])).toContain('Lukket regatta')
    expect(page.textContent).toContain('Aktiviteter i den fortrolige del')
    await press('Enter')
    expect(where()).toBe('/planer/p-1#fortroligt/aktivitet-Lukket-regatta')
    await close()
    const open = await openPalette(anna, findsFor(anna, new Y.Doc(), new Y.Doc()))
    await open.type('regatta')
    expect(questions.at(-1)?.get('withoutOwn')).toBe('p-1')
  })

  it('shows what the server finds last, and never what it had found for other words', async () => {
    const hit = (title: string) => ({
      isWhole: true,
      hits: [
        {
          place: { kind: 'activity', activityId: 'x', category: 1, party: 'censec' },
          plan: { id: 'p-2', title: 'Planen for 2026', year: 2026 },
          title: { text: title, marks: [] },
        },
      ],
    })
    const plan = { title: 'Planen', status: 'draft', createdAt: '2026-01-01T00:00:00Z' }
    plans = [
      { ...plan, id: 'p-1', year: 2027 },
      { ...plan, id: 'p-2', year: 2026 },
    ]
    const late = Promise.withResolvers<object>()
    answers = { regatta: late.promise, regattaer: Promise.resolve(hit('To regattaer')) }
    const { page, lines, type } = await openPalette(anna, findsFor(anna))
    await type('regatta')
    expect(page.textContent).toContain('Søger i de andre planer')
    await type('regattaer')
    await act(async () => late.resolve(hit('Gammelt svar')))
    expect(lines().map(textOf)).toEqual([expect.stringContaining('To regattaer')])
    expect(page.textContent).toContain('Aktiviteter i andre planer')
    expect(page.textContent).toContain('Planen for 2026')
  })
})

it('[SEARCH-4] what was chosen lately is kept without its title, and offered only while it is there to be read', async () => {
  const confidential = new Y.Doc()
  addActivity(confidential, 'secret', { party: 'censec', category: 5, title: 'Fratrædelsesordning' })
  const finds = findsFor(anna, new Y.Doc(), confidential)
  const first = await openPalette(anna, finds)
  await first.type('fratrædelse')
  const [line] = first.lines()
  expect(line?.textContent).toContain('Fortroligt')
  if (line) await click(line)
  expect(finds.went).toMatchObject([{ activityId: 'secret', isConfidential: true }])
  expect(JSON.stringify({ ...localStorage })).not.toContain('ordning')
  await close()

  const again = await openPalette(anna, finds)
  expect(again.lines()[0]?.textContent).toContain('Fratrædelsesordning')
  await close()
  removeActivity(confidential, 'secret', LOCAL_EDIT)
  const after = await openPalette(anna, { ...finds, confidential: openPlanFor(anna, confidential) })
  expect(after.page.textContent).not.toContain('Fratrædelsesordning')
})

it('[SEARCH-4] nothing is kept of what the server has found, whose words may be confidential', async () => {
  answers.fratrædelse = Promise.resolve({
    isWhole: true,
    hits: [
      {
        place: { kind: 'section', category: 5 },
        plan: { id: 'p-2', title: 'Planen for 2026', year: 2026 },
        confidential: 'censec',
        title: { text: '5. Øvrige opgaver', marks: [] },
        snippet: { text: 'Fratrædelsesordningen aftales i maj', marks: [] },
      },
    ],
  })
  const { lines, type } = await openPalette(anna, undefined)
  await type('fratrædelse')
  const [line] = lines()
  expect(line?.textContent).toContain('ordningen')
  if (line) await click(line)
  expect(JSON.stringify({ ...localStorage })).not.toContain('ordningen')
})
