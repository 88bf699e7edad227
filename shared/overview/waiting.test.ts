import { describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { findFindings } from '../findings/find-findings.ts'
import type { RoleFinding } from '../findings/findings.ts'
import { openFindings } from '../findings/open-findings.ts'
import { type Person, type Role, signatureOf } from '../permissions/person.ts'
import { type Category, PARTIES, type Party } from '../plan/plan.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { publicationState } from '../publication/publication.ts'
import { type SignOff, type SignOffAct, sectionState } from '../sign-off/sign-off.ts'
import { waitingFindings, waitingPublication, waitingSignOffs } from './waiting.ts'

const person = (id: string, party: Party, role: Role = 'director'): Person => ({
  id,
  name: id,
  email: `${id}@${party}.example`,
  party,
  role,
  admin: false,
})
const anna = person('anna', 'censec')
const peter = person('peter', 'censec', 'planner')
const ida = person('ida', 'censec', 'observer')
const rikke = person('rikke', 'difos', 'reader')
const mette = person('mette', 'difos')

let count = 0
function say(by: Person, category: Category, act: SignOffAct, contentHash = 'now'): SignOff {
  count += 1
  const at = `2027-01-01T08:00:00.${String(count).padStart(3, '0')}Z`
  return { id: `${count}`, category, act, contentHash, reason: '', over: [], by: signatureOf(by), at }
}

function waits(who: Person, signOffs: readonly SignOff[], contentHash = 'now'): string[] {
  const sections = ([1, 2, 3] as const).map((category) => ({
    category,
    contentHash,
    state: sectionState(signOffs, { category, contentHash }),
  }))
  return waitingSignOffs(who, sections).map(({ kind, category }) => `${kind} ${category}`)
}

test('[PUBLIC-11] a proposal of a public page waits for the other party’s directors until it is answered', () => {
  const at = '2027-01-01T08:00:00.000Z'
  const asked = { id: 'p', deed: { act: 'asked', robots: 'index' }, by: signatureOf(mette), at } as const
  const proposed = publicationState([asked])
  const by = { name: mette.name, party: 'difos' }
  expect(waitingPublication(anna, proposed)).toEqual([{ kind: 'publication', by, at }])
  expect(waitingPublication(mette, proposed)).toEqual([])
  expect(waitingPublication({ ...anna, role: 'planner' }, proposed)).toEqual([])
  const declined = { act: 'declined', proposal: 'p', reason: '' } as const
  const answered = publicationState([asked, { id: 'q', deed: declined, by: signatureOf(anna), at }])
  expect(waitingPublication(anna, answered)).toEqual([])
})

describe('[OVERVIEW-1] what the sections wait for a person to say', () => {
  test('is the approval of what the other party has approved, as it reads now', () => {
    const said = [say(mette, 2, 'approved')]
    expect(waits(anna, said)).toEqual(['approval 2'])
    expect(waits(mette, said)).toEqual([])
    expect(waits(anna, said, 'written in since')).toEqual([])
    expect(waits(anna, [...said, say(anna, 2, 'approved')])).toEqual([])
    expect(waits(anna, [...said, say(mette, 2, 'withdrew')])).toEqual([])
  })

  test('is an answer to the other party’s objections, and those come after approvals', () => {
    const said = [say(mette, 1, 'objected'), say(mette, 3, 'approved'), say(anna, 2, 'objected')]
    expect(waits(anna, said)).toEqual(['approval 3', 'objection 1'])
    expect(waits(mette, said)).toEqual(['objection 2'])
    expect(waits(anna, [...said, say(mette, 1, 'lifted')])).toEqual(['approval 3'])
  })

  test('[OVERVIEW-2] waits for whoever can do something about it', () => {
    const said = [say(mette, 1, 'objected'), say(mette, 3, 'approved')]
    expect(waits(peter, said)).toEqual(['objection 1'])
    for (const who of [ida, rikke]) expect(waits(who, said)).toEqual([])
  })
})

describe('[OVERVIEW-1] the warnings that wait for a person', () => {
  const activities = [
    anActivity({
      id: 'own',
      party: 'censec',
      category: 3,
      title: 'Eksportfremstød til Polen',
      description: 'Fremstød for SMV’er på MSPO i Kielce.',
    }),
    anActivity({
      id: 'theirs',
      party: 'difos',
      category: 2,
      title: 'Eksportfremstød til Polen',
      description: 'Fremstød for SMV’er på MSPO i Kielce.',
    }),
  ]
  const found = findFindings(activities, BUILT_IN_AGREEMENT)
  const open = openFindings(found, [])

  test('are overlaps, each told from the own party’s activity', () => {
    expect(open.overlaps).toHaveLength(1)
    const [first] = waitingFindings(anna, open, activities)
    expect(first).toMatchObject({
      kind: 'overlap',
      category: 3,
      activity: { id: 'own' },
      other: { id: 'theirs' },
    })
    const [other] = waitingFindings(mette, open, activities)
    expect(other).toMatchObject({ kind: 'overlap', category: 2, activity: { id: 'theirs' } })
  })

  test('and what the agreement says of the own party’s activities and joint ones, not of the other’s', () => {
    const roleFinding: RoleFinding = {
      id: 'role:own:inform',
      activity: 'own',
      kind: 'inform',
      clause: 'tillaeg.3.d',
      why: { da: '', en: '' },
      words: [],
      fingerprint: 'f',
    }
    const told = (who: Person, party: Party | 'joint') =>
      waitingFindings(who, { overlaps: [], roleFindings: [roleFinding] }, [
        anActivity({ id: 'own', party }),
      ]).map(({ kind }) => kind)
    expect(told(anna, 'censec')).toEqual(['role'])
    expect(told(mette, 'censec')).toEqual([])
    for (const party of PARTIES) expect(told(person('somebody', party), 'joint')).toEqual(['role'])
  })

  test('are not told once they are decided, nor to who cannot decide', () => {
    const [overlap] = found.overlaps
    if (!overlap) throw new Error('The two do not overlap.')
    const decision = {
      findingId: overlap.id,
      outcome: 'coordinate',
      reason: '',
      fingerprint: overlap.fingerprint,
      by: signatureOf(anna),
      at: '2027-01-01T08:00:00Z',
    } as const
    const answered = openFindings(found, [decision])
    expect(waitingFindings(mette, answered, activities).filter(({ kind }) => kind === 'overlap')).toEqual([])
    for (const who of [ida, rikke]) expect(waitingFindings(who, open, activities)).toEqual([])
  })
})
