import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { signatureOf } from '#shared/permissions/person.ts'
import { createEffectReader } from '#shared/vocabulary/effect.ts'
import type { AddedWord, Lesson } from '#shared/vocabulary/workspace-vocabulary.ts'
import { person } from '../../testing/open-plan.ts'
import { TestVocabulary } from '../../testing/open-vocabulary.ts'
import { button, click, render, words, write } from '../../testing/render.tsx'
import { type AskEffect, answerTo } from './effect-question.ts'
import { VocabularyPage } from './vocabulary-page.tsx'

const anna = person('director', 'censec', 'Anna')
const mette = person('director', 'difos', 'Mette')
const ida = person('observer', 'censec', 'Ida')

const AT = '2026-11-24T12:02:00Z'
const PLAN = { id: 'p-1', year: 2027, title: 'Fælles aktivitetsplan 2027', status: 'draft', createdAt: AT }
const OLD_PLAN = { ...PLAN, id: 'p-0', year: 2026, title: 'Fælles aktivitetsplan 2026' }

const greenGate: AddedWord = {
  id: 'w-1',
  form: 'grøn port',
  concept: 'topic:export control',
  by: signatureOf(anna),
  at: AT,
}
const lesson: Lesson = {
  id: 'p-1/overlap:x:y',
  concepts: { subject: 'topic:export control', works: ['offering:course', 'offering:conference'] },
  about: [
    { party: 'censec', title: 'Kursus' },
    { party: 'difos', title: 'Årsdag' },
  ],
  reason: 'Det ene er for begyndere.',
  by: signatureOf(mette),
  at: AT,
}

function activity(id: string, party: string, day: string, title: string, description = '') {
  return {
    id,
    party,
    title,
    category: 4,
    description,
    start: day,
    end: day,
    precision: 'day',
    status: 'planned',
    audience: ["SMV'er"],
    partners: [],
    place: '',
    counterpart: '',
    responsible: '',
    goal: '',
  }
}

const ACTIVITIES = [
  activity('c1', 'censec', '2027-03-03', 'Kursus i eksportkontrol', 'Om slutbrugererklæringer.'),
  activity('d1', 'difos', '2027-03-10', 'Grøn port: kursus'),
]

const ask: AskEffect = async ({ activities, vocabulary, question }) => {
  return answerTo(question, {
    reader: createEffectReader(activities, BUILT_IN_AGREEMENT),
    vocabulary,
    agreement: BUILT_IN_AGREEMENT,
  })
}

/** What the server is asked for, beside the plans. */
let sent: { method: string; path: string; body: unknown }[] = []
let answer: (method: string, path: string) => Response

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}

let close = async () => {}
beforeEach(() => {
  localStorage.clear()
  sent = []
  answer = () => new Response(null, { status: 204 })
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (path === '/api/plans') return json({ plans: [OLD_PLAN, PLAN] })
    if (path.startsWith('/api/plans/')) {
      const { createdAt: _, ...plan } = path.endsWith(PLAN.id) ? PLAN : OLD_PLAN
      return json({ ...plan, sections: [{ category: 4, text: '', activities: ACTIVITIES }] })
    }
    sent.push({
      method: String(method),
      path,
      body: body === undefined ? undefined : JSON.parse(String(body)),
    })
    return answer(String(method), path)
  })
})
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

async function openPage(who = anna, vocabulary = new TestVocabulary()) {
  const drawn = await render(<VocabularyPage person={who} open={vocabulary.open} ask={ask} />)
  close = drawn.close
  return { ...drawn, vocabulary }
}

function field(page: HTMLElement, label: string): HTMLInputElement {
  const id = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label)?.htmlFor
  const input = id === undefined ? undefined : document.getElementById(id)
  if (!(input instanceof HTMLInputElement)) throw new Error(`There is no field »${label}«.`)
  return input
}

async function choose(page: HTMLElement, concept: string) {
  const input = field(page, 'Betyder det samme som')
  await act(async () => input.focus())
  await write(input, concept)
  const option = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(({ textContent }) =>
    textContent?.startsWith(concept),
  )
  if (!option) throw new Error(`There is no concept »${concept}«.`)
  await click(option)
}

async function fill(page: HTMLElement, word: string, concept: string) {
  await write(field(page, 'Ord eller udtryk'), word)
  await choose(page, concept)
}

function part(page: HTMLElement, title: string): HTMLElement {
  const heading = [...page.querySelectorAll('h2, h3')].find(({ textContent }) =>
    textContent?.startsWith(title),
  )
  const section = heading?.closest('section')
  if (!section) throw new Error(`There is no part »${title}« in:\n${page.textContent}`)
  return section
}

/** Waits until the part says it. */
async function says(page: HTMLElement, title: string, text: string) {
  const isSaid = () => part(page, title).textContent?.includes(text)
  for (let looks = 0; looks < 300 && !isSaid(); looks++) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
  }
  expect(part(page, title).textContent).toContain(text)
}

describe('adding a word', () => {
  it('shows beforehand what it does in the newest plan, and then sends it', async () => {
    const { page } = await openPage()
    await fill(page, ' Grøn  port ', 'eksportkontrol')
    await says(page, 'Sådan virker det', '1 aktivitet · 1 advarsel mere')
    const preview = part(page, 'Sådan virker det').textContent
    expect(preview).toContain('DI FOSGrøn port: kursus')
    expect(preview).toContain('CenSecKursus i eksportkontrol')
    expect(preview).toContain('Begge er kurser om eksportkontrol for mindre virksomheder')

    answer = () => json({ ...greenGate, form: 'Grøn port' }, 201)
    await click(button(page, 'Tilføj ord'))
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/api/vocabulary/words',
        body: { form: 'Grøn port', concept: 'topic:export control' },
      },
    ])
    expect(page.textContent).toContain('»Grøn port« er tilføjet.')
    expect(field(page, 'Ord eller udtryk').value).toBe('')
    expect(field(page, 'Betyder det samme som').value).toBe('')
    expect(document.activeElement).toBe(field(page, 'Ord eller udtryk'))
  })

  it('says so when it changes nothing', async () => {
    const { page } = await openPage()
    await fill(page, 'blå port', 'eksportkontrol')
    await says(page, 'Sådan virker det', 'Ordet ændrer intet i planen, som den er nu.')
  })

  it('says so when the concept is known by it already', async () => {
    const { page } = await openPage()
    await fill(page, 'slutbrugererklæringer', 'eksportkontrol')
    await says(page, 'Sådan virker det', 'Ordet hører allerede til dette begreb.')
  })

  it('finds a concept by a word it is known by, and says which', async () => {
    const { page } = await openPage()
    const input = field(page, 'Betyder det samme som')
    await act(async () => input.focus())
    await write(input, 'slutbrugererk')
    const options = [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent)
    expect(options).toEqual([expect.stringMatching(/^eksportkontrolslutbrugererklæring/)])
  })

  it('says at the field what the server does not take, and keeps what was filled in', async () => {
    const { page } = await openPage()
    await fill(page, 'grøn port', 'eksportkontrol')
    answer = () => json({ error: { code: 'vocabulary-full', message: '…' } }, 409)
    await click(button(page, 'Tilføj ord'))
    const input = field(page, 'Ord eller udtryk')
    expect(input.closest('.field')?.textContent).toContain('Ordbogen kan ikke rumme flere af jeres egne ord.')
    expect(input.value).toBe('grøn port')
    expect(field(page, 'Betyder det samme som').value).toBe('eksportkontrol')
    await vi.waitFor(() => expect(document.activeElement).toBe(input))
  })

  it('asks for what is missing before it asks the server', async () => {
    const { page } = await openPage()
    await click(button(page, 'Tilføj ord'))
    expect(page.textContent).toContain('Skriv et ord eller et kort udtryk')
    expect(page.textContent).toContain('Vælg det begreb')
    expect(sent).toEqual([])
  })
})

describe('the list of own words', () => {
  it('says what each does, and a word that another adds is there at once', async () => {
    const { page, vocabulary } = await openPage()
    expect(part(page, 'Jeres egne ord').textContent).toContain('Ingen egne ord endnu')
    await act(async () => vocabulary.set({ words: [greenGate], lessons: [] }))
    await says(page, 'Jeres egne ord', '»grøn port« → betyder det samme som eksportkontrol · Emne')
    await says(page, 'Jeres egne ord', 'Tilføjet af Anna (CenSec) 24. november 2026')
    await says(page, 'Jeres egne ord', '1 aktivitet · 1 advarsel mere')
  })

  it('takes one out and puts it back', async () => {
    const { page } = await openPage(anna, new TestVocabulary({ words: [greenGate], lessons: [] }))
    await click(button(page, 'Fjern »grøn port«'))
    expect(sent).toEqual([{ method: 'DELETE', path: '/api/vocabulary/words/w-1', body: undefined }])
    expect(document.activeElement?.textContent).toContain('Jeres egne ord')
    answer = () => json(greenGate, 201)
    await click(button(page, 'Fortryd'))
    expect(sent.at(-1)).toEqual({
      method: 'POST',
      path: '/api/vocabulary/words',
      body: { form: 'grøn port', concept: 'topic:export control' },
    })
  })
})

describe('what decisions have taught', () => {
  it('is said in plain words with the decision it came from, and can be set aside and taken back', async () => {
    const { page, vocabulary } = await openPage(anna, new TestVocabulary({ words: [], lessons: [lesson] }))
    const learnt = () => words(part(page, 'Lært af beslutninger'))
    expect(learnt()).toContain(
      'Når kurser hos CenSec og konferencer eller årsdage hos DI FOS begge handler om eksportkontrol, vejer advarslen mindre.',
    )
    expect(learnt()).toContain(
      'Mette (DI FOS) besluttede den 24. november 2026 »Ikke overlap« om CenSecs »Kursus« og DI FOS’ »Årsdag« · Fælles aktivitetsplan 2027',
    )
    expect(learnt()).toContain('»Det ene er for begyndere.«')

    answer = () => json(lesson)
    await click(button(page, 'Brug ikke længere'))
    expect(sent).toEqual([
      { method: 'PATCH', path: '/api/vocabulary/lessons/p-1/overlap%3Ax%3Ay', body: { counts: false } },
    ])
    const setAside = { ...lesson, setAside: { by: signatureOf(anna), at: AT } }
    await act(async () => vocabulary.set({ words: [], lessons: [setAside] }))
    expect(learnt()).toContain('Slået fra af Anna (CenSec) den 24. november 2026.')
    await click(button(page, 'Brug igen'))
    expect(sent.at(-1)?.body).toEqual({ counts: true })
  })

  it('is said of both parties at once where they do the same', async () => {
    const concepts = {
      subject: 'counterpart:germany',
      works: ['offering:fair', 'offering:fair'] as [string, string],
    }
    const { page } = await openPage(
      anna,
      new TestVocabulary({ words: [], lessons: [{ ...lesson, concepts }] }),
    )
    expect(words(part(page, 'Lært af beslutninger'))).toContain(
      'Når CenSec og DI FOS begge har stande på en messe, der har at gøre med Tyskland, vejer advarslen mindre.',
    )
  })

  it('is told how it comes about while there is none', async () => {
    const { page } = await openPage()
    expect(part(page, 'Lært af beslutninger').textContent).toContain('Når I beslutter »Ikke overlap«')
  })
})

describe('all concepts', () => {
  it('are drawn once they are opened, with the words they are known by and the own ones among them', async () => {
    const { page } = await openPage(anna, new TestVocabulary({ words: [greenGate], lessons: [] }))
    const all = page.querySelector<HTMLDetailsElement>('.all-concepts')
    if (!all) throw new Error('There is no list of concepts.')
    expect(all.querySelector('input')).toBeNull()
    await act(async () => {
      all.open = true
      all.dispatchEvent(new Event('toggle'))
    })
    await write(field(page, 'Søg i begreber og ord'), 'grøn port')
    const [item, ...others] = all.querySelectorAll('li')
    expect(others).toEqual([])
    expect(item?.textContent).toMatch(/^eksportkontrol grøn port \(jeres\) · /)
  })
})

describe('an observer', () => {
  it('sees all of it and nothing to change it by', async () => {
    const { page } = await openPage(ida, new TestVocabulary({ words: [greenGate], lessons: [lesson] }))
    await says(page, 'Jeres egne ord', '»grøn port«')
    await says(page, 'Lært af beslutninger', 'Når kurser hos CenSec')
    expect(page.querySelector('form')).toBeNull()
    for (const word of ['Fjern', 'Brug ikke længere', 'Tilføj']) {
      expect(() => button(page, word)).toThrow()
    }
  })
})
