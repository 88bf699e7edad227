import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { changePoint, removePoint, setAttendance } from '#shared/meetings/edit-meeting.ts'
import { MEETING_PARTS, type MeetingPart } from '#shared/meetings/meeting.ts'
import { pointRecords, putApproval, readMeeting } from '#shared/meetings/meeting-document.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { approve, bringMeetingTo, hashOf, listOf, meetingRoom, writePoint } from '../testing/meeting-steps.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const MARCH = '2027-03'
const PATH = `/api/meetings/${MARCH}`

let now: number
let server: TestServer
let anna: SignedIn
let mette: SignedIn
beforeEach(async () => {
  now = Date.parse('2027-03-02T08:00:00Z')
  server = await startTestServer({ ports: { clock: { now: () => now } } })
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterEach(() => server.close())

const codeOf = async (response: Response) => (await response.json()).error?.code
const step = (who: SignedIn, name: string) => who.request('POST', `${PATH}/steps`, { step: name })
const stateOfMarch = async () => (await listOf(anna)).meetings.find(({ id }) => id === MARCH)?.state
const task = { pointId: 'paris', text: 'Ring til messen', ownerId: 'jonas', dueDate: '2027-03-20' }

describe('[MEET-1] a meeting a month', () => {
  test('is there by itself, from this month on and a year ahead, and no other is', async () => {
    const { meetings, next } = await listOf(anna)
    expect(meetings).toEqual([{ id: MARCH, state: 'draft' }])
    expect(next).toBe(MARCH)
    for (const [meetingId, status] of [
      ['2027-03', 200],
      ['2028-03', 200],
      ['2028-04', 404],
      ['2027-02', 404],
      ['2027-13', 404],
    ] as const) {
      const answer = await anna.request('PATCH', `/api/meetings/${meetingId}`, { place: 'Odense' })
      expect(answer.status, meetingId).toBe(status)
    }
    const outOfReach = await anna.openSocket('meeting/2028-04')
    await outOfReach.hears('closed')
    expect(outOfReach.heard).toMatchObject([{ kind: 'closed', code: 4403 }])
  })

  test('goes on to the next once it was held, and the month that passed stays in the list', async () => {
    await bringMeetingTo(anna, MARCH, 'held')
    expect(await listOf(anna)).toMatchObject({
      next: '2027-04',
      meetings: [{ id: '2027-04' }, { id: MARCH }],
    })
    now = Date.parse('2027-05-02T08:00:00Z')
    const { meetings, next } = await listOf(await server.signIn('anna'))
    expect(next).toBe('2027-05')
    expect(meetings.map(({ id, state }) => `${id} ${state}`)).toEqual([
      '2027-05 draft',
      '2027-04 draft',
      '2027-03 held',
    ])
  })

  test('takes its steps in turn: no agenda without a day, no minutes before it was held', async () => {
    expect(await codeOf(await step(anna, 'agenda-sent'))).toBe('out-of-turn')
    await anna.request('PATCH', PATH, { date: '2027-03-12' })
    for (const early of ['held', 'minutes-sent'])
      expect(await codeOf(await step(anna, early))).toBe('out-of-turn')
    for (const next of ['agenda-sent', 'agenda-sent', 'held', 'minutes-sent'])
      expect((await step(anna, next)).status, next).toBe(200)
    expect(await codeOf(await step(anna, 'held'))).toBe('out-of-turn')
  })

  test('two who look into it first at once find the same document', async () => {
    const rooms = await Promise.all([anna, mette].map((who) => who.openSocket(meetingRoom(MARCH))))
    await Promise.all(rooms.map((room) => room.sync()))
    const [one, other] = rooms
    one?.edit((document) => setAttendance(document, 'anna', 'present'))
    await other?.hears('difference')
    await expect.poll(() => other && readMeeting(other.document).present).toEqual(['anna'])
  })
})

describe('[MEET-2] who sees what', () => {
  test('an agenda goes to the observer as it was sent, not as it is being written', async () => {
    const ida = await server.signIn('ida')
    await writePoint(anna, MARCH, 'paris')
    expect((await ida.request('GET', `${PATH}/agenda`)).status).toBe(404)
    await bringMeetingTo(anna, MARCH, 'agenda-sent')
    await writePoint(anna, MARCH, 'oslo', { rank: 'a1', title: 'Et senere punkt' })
    const titles = async () =>
      (await (await ida.request('GET', `${PATH}/agenda`)).json()).papers.points.map(
        ({ title }: { title: string }) => title,
      )
    expect(await titles()).toEqual(['Messen i Paris'])
    await step(anna, 'agenda-sent')
    expect(await titles()).toEqual(['Messen i Paris', 'Et senere punkt'])
    expect((await (await server.signIn('rikke')).request('GET', `${PATH}/agenda`)).status).toBe(403)
  })

  test('minutes and the tasks in them are told to others once both have approved', async () => {
    const ida = await server.signIn('ida')
    await writePoint(anna, MARCH, 'paris')
    await bringMeetingTo(anna, MARCH, 'minutes-sent')
    await anna.request('POST', `${PATH}/tasks`, task)
    await approve(anna, MARCH)
    expect((await ida.request('GET', `${PATH}/minutes`)).status).toBe(404)
    expect((await listOf(ida)).tasks).toEqual([])
    await approve(mette, MARCH)
    for (const who of [ida, await server.signIn('rikke')]) {
      const minutes = await (await who.request('GET', `${PATH}/minutes`)).json()
      expect(minutes).toMatchObject({
        meeting: { state: 'approved' },
        papers: { points: [{ title: 'Messen i Paris' }] },
        tasks: [{ text: 'Ring til messen', owner: { name: 'Jonas' } }],
        approvals: [{ party: 'censec' }, { party: 'difos' }],
      })
      expect((await listOf(who)).tasks).toHaveLength(1)
    }
  })
})

describe('[MEET-3] closed points', () => {
  test('are in no paper and no list, and their approval is in the trail for directors alone', async () => {
    const reason = 'personnel'
    await writePoint(anna, MARCH, 'lukket', { reason, title: 'En stilling' })
    await bringMeetingTo(anna, MARCH, 'minutes-sent')
    await approve(anna, MARCH, 'closed')
    for (const who of [anna, mette]) expect((await approve(who, MARCH)).status).toBe(201)
    for (const name of ['agenda', 'minutes'])
      expect((await (await mette.request('GET', `${PATH}/${name}`)).json()).papers.points).toEqual([])
    await anna.request('PATCH', '/api/people/rikke', { admin: true })
    const entriesFor = async (who: SignedIn) => (await who.request('GET', '/api/audit')).text()
    expect(await entriesFor(mette)).toContain('closed-minutes-approved')
    expect(await entriesFor(await server.signIn('rikke'))).not.toContain('closed-minutes-approved')
  })

  test('have minutes of their own: neither part’s approval waits for the other’s', async () => {
    await writePoint(anna, MARCH, 'lukket', { reason: 'secretariat' })
    await bringMeetingTo(anna, MARCH, 'minutes-sent')
    for (const who of [anna, mette]) await approve(who, MARCH)
    expect((await listOf(anna)).meetings.find(({ id }) => id === MARCH)?.state).toBe('approved')
    await writePoint(anna, MARCH, 'lukket-to', { reason: 'secretariat' })
    expect(await (await approve(anna, MARCH, 'closed')).json()).toEqual({})
  })
})

describe('[MEET-4] approving the minutes', () => {
  test('takes both directors and the same words; an edit makes the first approval void', async () => {
    await writePoint(anna, MARCH, 'paris')
    const early = await approve(anna, MARCH)
    expect(await codeOf(early)).toBe('out-of-turn')
    await bringMeetingTo(anna, MARCH, 'minutes-sent')
    expect(await (await approve(anna, MARCH)).json()).toEqual({})
    const before = await hashOf(mette, MARCH)
    await writePoint(mette, MARCH, 'oslo', { title: 'Et glemt punkt' })
    expect(await codeOf(await mette.request('POST', `${PATH}/approvals`, { contentHash: before }))).toBe(
      'out-of-date',
    )
    expect(await (await approve(mette, MARCH)).json()).toEqual({})
    expect(await stateOfMarch()).toBe('minutes-sent')
    expect(await (await approve(anna, MARCH)).json()).toEqual({ approvedAt: expect.any(String) })
    expect(await stateOfMarch()).toBe('approved')
  })

  test('a task that is given makes it void as well: it is a word of the minutes', async () => {
    await writePoint(anna, MARCH, 'paris')
    await bringMeetingTo(anna, MARCH, 'minutes-sent')
    await approve(anna, MARCH)
    await mette.request('POST', `${PATH}/tasks`, task)
    expect(await (await approve(mette, MARCH)).json()).toEqual({})
    expect(await (await approve(anna, MARCH)).json()).toEqual({ approvedAt: expect.any(String) })
  })

  test('planners do not approve', async () => {
    await bringMeetingTo(anna, MARCH, 'minutes-sent')
    expect((await approve(await server.signIn('jonas'), MARCH)).status).toBe(403)
  })

  test('is made up for in the list where the server ended in between', async () => {
    const journal = createMemoryJournal()
    const ports = { journal: { ...journal, close: async () => {} }, clock: { now: () => now } }
    const first = await startTestServer({ ports })
    const director = await first.signIn('anna')
    await bringMeetingTo(director, MARCH, 'minutes-sent')
    await approve(director, MARCH)
    const contentHash = await hashOf(director, MARCH)
    const room = { kind: 'meeting', meetingId: MARCH } as const
    const by = { personId: 'mette', name: 'Mette', party: 'difos', role: 'director' } as const
    // As far as the server came: the minutes are locked, and the list does not say so.
    const { room: papers, leave } = await first.server.meetingDocuments.enter(room)
    await papers.edit((document) =>
      putApproval(document, 'difos', { hash: contentHash, by, at: '2027-03-02T09:00:00.000Z' }),
    )
    leave()
    await first.close()
    const second = await startTestServer({ ports: { ...first.ports, ...ports }, empty: true })
    const { meetings } = await listOf(await second.signIn('anna'))
    expect(meetings.find(({ id }) => id === MARCH)).toMatchObject({ state: 'approved' })
    await second.close()
  })
})

describe.each(MEETING_PARTS)('[MEET-5] approved %s minutes are locked', (part: MeetingPart) => {
  const reason = part === 'closed' ? { reason: 'personnel' as const } : {}

  beforeEach(async () => {
    await writePoint(anna, MARCH, 'paris', reason)
    await bringMeetingTo(anna, MARCH, 'minutes-sent')
    for (const who of [anna, mette]) expect((await approve(who, MARCH, part)).status).toBe(201)
  })

  test.each<[string, (document: Y.Doc) => void]>([
    ['a word in a title', (document) => textIn(document, 'paris').insert(0, 'x')],
    ['a field', (document) => changePoint(document, 'paris', { type: 'information' })],
    ['a point that goes', (document) => removePoint(document, 'paris')],
    ['a record that is deleted', (document) => pointRecords(document).delete('paris')],
    ['who was there', (document) => setAttendance(document, 'anna', 'present')],
    ['an approval', (document) => document.getMap('approvals').delete('censec')],
  ])('by a page: %s', async (_what, change) => {
    const socket = await mette.openSocket(meetingRoom(MARCH, part))
    await socket.sync()
    socket.edit(change)
    await socket.hears('saved')
    const refused = socket.heard.filter(({ kind }) => kind === 'refused')
    expect(refused).toEqual([{ kind: 'refused', code: 'agreed' }])
    socket.close()
    const papers = await server.server.meetingDocuments.papers(MARCH, part)
    expect(papers.points.map(({ title, type }) => `${title} ${type}`)).toEqual(['Messen i Paris decision'])
    expect(papers.present).toEqual([])
  })

  test('by the server itself, which lets the room go rather than keep it', async () => {
    const id = { kind: part === 'open' ? 'meeting' : 'closed-meeting', meetingId: MARCH } as const
    const { room, leave } = await server.server.meetingDocuments.enter(id)
    await expect(room.edit((document) => removePoint(document, 'paris'))).rejects.toThrow('approved')
    leave()
    expect((await server.server.meetingDocuments.papers(MARCH, part)).points).toHaveLength(1)
  })

  test('by an approval of other words', async () => {
    expect(await codeOf(await approve(anna, MARCH, part))).toBe('minutes-approved')
  })
})

test('[MEET-5] nor does anything of the meeting change beside its minutes', async () => {
  await writePoint(anna, MARCH, 'paris')
  await bringMeetingTo(anna, MARCH, 'minutes-sent')
  for (const who of [anna, mette]) await approve(who, MARCH)
  expect(await codeOf(await anna.request('PATCH', PATH, { place: 'Aarhus' }))).toBe('minutes-approved')
  expect(await codeOf(await anna.request('POST', `${PATH}/tasks`, task))).toBe('minutes-approved')
  expect(await codeOf(await step(anna, 'agenda-sent'))).toBe('out-of-turn')
})

describe('[MEET-6] tasks', () => {
  test('are given of a point under which something may be decided, and lead to its activity', async () => {
    await writePoint(anna, MARCH, 'paris', { planId: 'demo-2027', activityId: 'messe' })
    await writePoint(anna, MARCH, 'nyt', { type: 'information' })
    const given = await anna.request('POST', `${PATH}/tasks`, task)
    expect(await given.json()).toMatchObject({ planId: 'demo-2027', activityId: 'messe', meetingId: MARCH })
    const give = (change: object) => anna.request('POST', `${PATH}/tasks`, { ...task, ...change })
    expect(await codeOf(await give({ pointId: 'nyt' }))).toBe('nothing-to-decide')
    expect(await codeOf(await give({ pointId: 'andet' }))).toBe('not-found')
    expect(await codeOf(await give({ ownerId: 'ingen' }))).toBe('not-found')
  })

  test('are carried to the next meeting until they are done, or dropped with the reason', async () => {
    await writePoint(anna, MARCH, 'paris')
    const ids: string[] = []
    for (const [index, text] of ['Den første', 'Den anden', 'Den tredje'].entries()) {
      const body = { ...task, text, dueDate: `2027-03-2${index}` }
      ids.push((await (await anna.request('POST', `${PATH}/tasks`, body)).json()).id)
    }
    const carried = async () => {
      const { proposals } = await (await anna.request('GET', '/api/meetings/2027-04/proposals')).json()
      return proposals
        .filter(({ kind }: { kind: string }) => kind === 'task')
        .flatMap(({ titles }: { titles: string[] }) => titles)
    }
    expect(await carried()).toEqual(['Den første', 'Den anden', 'Den tredje'])
    await mette.request('PATCH', `/api/meetings/tasks/${ids[0]}`, { state: 'done' })
    const drop = (reason: string) =>
      mette.request('PATCH', `/api/meetings/tasks/${ids[1]}`, { state: 'dropped', reason })
    expect(await codeOf(await drop(' '))).toBe('invalid-input')
    await drop('Messen er aflyst')
    expect(await carried()).toEqual(['Den tredje'])
    await mette.request('PATCH', `/api/meetings/tasks/${ids[0]}`, { state: 'open' })
    expect(await carried()).toEqual(['Den første', 'Den tredje'])
  })
})

test('[MEET-7] the agenda proposes what is new and changed, overlaps, overdue duties and unsigned sections, of the year’s plans', async () => {
  const body = { party: 'censec', category: 2, title: 'Ny messe' }
  const { id } = await (await anna.request('POST', '/api/plans/demo-2027/activities', body)).json()
  const { proposals } = await (await anna.request('GET', `${PATH}/proposals`)).json()
  expect(proposals).toContainEqual(
    expect.objectContaining({
      kind: 'new',
      category: 2,
      titles: ['Ny messe'],
      activityId: id,
      type: 'information',
    }),
  )
  const kinds = new Set(proposals.map(({ kind }: { kind: string }) => kind))
  expect(kinds).toEqual(new Set(['new', 'overlap', 'duty', 'section']))
  const categories = proposals.map(({ category }: { category: number }) => category)
  expect(categories).toEqual(categories.toSorted())
})

function textIn(document: Y.Doc, pointId: string): Y.Text {
  const title = pointRecords(document).get(pointId)?.get('title')
  if (!(title instanceof Y.Text)) throw new Error('The point has no title.')
  return title
}
