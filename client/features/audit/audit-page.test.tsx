import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AuditEvent } from '#shared/audit/entry.ts'
import { button, click, render } from '../../testing/render.tsx'
import { AuditPage } from './audit-page.tsx'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const PEOPLE = [
  { id: 'mette', name: 'Mette Holm', party: 'difos' },
  { id: 'jonas', name: 'Jonas', party: 'difos' },
]
const PLANS = [{ id: 'p1', title: 'Aktivitetsplan 2027' }]
const TOKENS = [{ id: 't1', name: 'Intranettet' }]
const METTE = { kind: 'person', id: 'mette', party: 'difos', role: 'director' } as const

async function openPage(events: Partial<AuditEvent>[], next?: string) {
  const asked: string[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async (path) => {
      asked.push(String(path))
      const isOlder = String(path).includes('before=')
      const entries = events.map((event, index) => ({
        id: `${isOlder ? 'older' : 'entry'} ${index}`,
        at: '2027-01-04T08:00:00.000Z',
        actor: METTE,
        action: 'signed-in',
        result: 'ok',
        facts: {},
        ...event,
      }))
      return Response.json({
        entries,
        people: PEOPLE,
        plans: PLANS,
        tokens: TOKENS,
        ...(isOlder ? {} : { next }),
      })
    }),
  )
  const drawn = await render(<AuditPage />)
  close = drawn.close
  return { asked, page: drawn.page }
}

async function wordsOf(event: Partial<AuditEvent>): Promise<string> {
  const { page } = await openPage([event])
  const words = [...page.querySelectorAll('.audit-words p')].map((part) => part.textContent)
  await close()
  return words.join(' ')
}

const CASES: [string, Partial<AuditEvent>][] = [
  [
    'Mette Holm gav Jonas rollen planlægger.',
    { action: 'member-changed', facts: { personId: 'jonas', role: 'planner' } },
  ],
  [
    'Mette Holm deaktiverede Jonas.',
    { action: 'member-changed', facts: { personId: 'jonas', isActive: false } },
  ],
  [
    'Mette Holm kunne ikke ændre rettighederne for Jonas. Parten skal have en aktiv direktør.',
    { action: 'member-changed', result: 'last-director', facts: { personId: 'jonas', role: 'reader' } },
  ],
  [
    'Mette Holm inviterede en observatør til DI FOS.',
    { action: 'invitation-made', facts: { party: 'difos', role: 'observer' }, party: 'difos' },
  ],
  [
    'Et forsøg på at logge ind som Jonas blev afvist. E-mail og adgangskode passede ikke sammen. fra 192.0.2.7',
    {
      actor: { kind: 'nobody' },
      result: 'wrong-credentials',
      facts: { personId: 'jonas' },
      address: '192.0.2.7',
    },
  ],
  ['Mette Holm forlod planen. Aktivitetsplan 2027', { action: 'room-closed', facts: { room: 'plan/p1' } }],
  [
    'Mette Holm forlod planen, da sessionen sluttede. Aktivitetsplan 2027',
    { action: 'room-closed', result: 'not-signed-in', facts: { room: 'plan/p1' } },
  ],
  [
    'Mette Holm lagde to aktiviteter sammen til en fælles.',
    { action: 'finding-decided', facts: { outcome: 'joint' } },
  ],
  [
    'Mette Holm fjernede en beslutning, så advarslen igen står åben.',
    { action: 'finding-decided', facts: { outcome: 'reopen' } },
  ],
  ['Mette Holm åbnede planen. Aktivitetsplan 2027', { action: 'room-opened', facts: { room: 'plan/p1' } }],
  [
    'Mette Holm kunne ikke åbne CenSecs fortrolige del af planen. Rollen giver ikke ret til det. Aktivitetsplan 2027',
    { action: 'room-opened', result: 'not-allowed', facts: { room: 'plan/p1/confidential/censec' } },
  ],
  [
    'Mette Holm hentede en plan som Word. Aktivitetsplan 2027',
    { action: 'plan-exported', facts: { planId: 'p1', format: 'docx' } },
  ],
  [
    'Mette Holm krævede, at direktører logger ind i to trin.',
    { action: 'settings-changed', facts: { secondFactorForDirectors: true } },
  ],
  [
    'Mette Holm blev afvist på samme måde 45 gange til (adgang).',
    { action: 'refusals-left-out', result: 'not-allowed', facts: { of: 'route-refused', leftOut: 45 } },
  ],
  [
    'Mette Holm ændrede en aktivitet gennem API’et. Aktivitetsplan 2027 · API-nøglen »Intranettet«',
    { action: 'activity-changed', facts: { planId: 'p1' }, token: 't1' },
  ],
  [
    'Mette Holm ændrede en aktivitet gennem API’et. Aktivitetsplan 2027 · Med en API-nøgle',
    { action: 'activity-changed', facts: { planId: 'p1' }, token: 'ended' },
  ],
  ['Mette Holm afsluttede en API-nøgle.', { action: 'token-ended', facts: { tokenId: 'ended' } }],
  [
    'En API-nøgle fra Jonas blev afvist. API-nøglen findes ikke, er udløbet eller er afsluttet.',
    {
      actor: { kind: 'nobody' },
      action: 'token-used',
      result: 'token-refused',
      facts: { personId: 'jonas' },
    },
  ],
  ['Den driftsansvarlige tog en sikkerhedskopi.', { actor: { kind: 'operator' }, action: 'backed-up' }],
]

describe('the audit page', () => {
  it.each(CASES)('says »%s«', async (sentence, event) => {
    expect(await wordsOf(event)).toBe(sentence)
  })

  it('[AUDIT-7] goes on to older entries, and keeps those it has', async () => {
    const { page, asked } = await openPage([{}], 'entry-0')
    await click(button(page, 'Vis ældre'))
    expect(asked.at(-1)).toBe('/api/audit?visits=hidden&before=entry-0')
    expect(page.querySelectorAll('.audit-entry')).toHaveLength(2)
    expect(page.textContent).not.toContain('Vis ældre')
  })

  it('[AUDIT-8] asks for those who only came and went once that is chosen', async () => {
    const { page, asked } = await openPage([{}])
    expect(asked.at(-1)).toBe('/api/audit?visits=hidden')
    const choice = page.querySelector<HTMLElement>('[type=checkbox]')
    if (choice) await click(choice)
    expect(asked.at(-1)).toBe('/api/audit')
  })

  it('says that there is nothing yet', async () => {
    expect((await openPage([])).page.textContent).toContain('Der er endnu ingen hændelser at vise.')
  })
})
