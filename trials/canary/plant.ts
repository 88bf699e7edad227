/** Puts unique words into every confidential place there is, and shared ones beside them. */
import * as Y from 'yjs'
import { DEMO_PLAN_ID } from '#server/demo/seed-demo.ts'
import { approve, bringMeetingTo, meetingRoom, writePoint } from '#server/testing/meeting-steps.ts'
import { frames } from '#server/testing/raw-socket.ts'
import { PLAN_ROOM, type SignedIn } from '#server/testing/start-test-server.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { POINT_TEXTS, pointRecords } from '#shared/meetings/meeting-document.ts'
import { meetingOf } from '#shared/meetings/meetings.ts'
import { createActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, planProperties, sectionText, titleOf } from '#shared/plan/plan-document.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'

/** The month whose meeting has closed points. */
export const MEETING = meetingOf(dateInDenmark(new Date().toISOString()))

/** Answers a word of its own for this place. */
export type Plant = (place: string) => string

export interface LabelIds {
  indicatorIds: string[]
  evidenceIds: string[]
  documentIds: string[]
}

/** What an outsider could have learnt of in some other way. */
export interface KnownIds extends LabelIds {
  activityIds: string[]
  threadIds: string[]
  findingIds: string[]
  dutyIds: string[]
  /** Versions of the plan that were kept while what is confidential now was shared. */
  versionIds: string[]
}

const PLAN = `/api/plans/${DEMO_PLAN_ID}`
const PART = `${PLAN_ROOM}/confidential/censec`
const POINT = 'lukket-punkt'
const OWN_ACTIVITY = 'vores-egen'
const MOVED_SECTION = 4

/** All of it before any outsider is there: what is moved in was everybody's until then. */
export async function plantConfidential(
  anna: SignedIn,
  plant: Plant,
): Promise<Omit<KnownIds, keyof LabelIds>> {
  await writePart(anna, plant)
  const { moved, versionIds } = await moveActivityIn(anna, plant)
  versionIds.push(await moveSectionIn(anna, plant))
  const findingIds = await decideOnFinding(anna, plant)
  const dutyIds = await actOnDuties(anna, plant)
  const threadIds = [await say(anna, { activityId: OWN_ACTIVITY, body: plant('a comment') })]
  await reply(anna, threadIds[0], plant('a reply'))
  return { activityIds: [OWN_ACTIVITY, moved], threadIds, findingIds, dutyIds, versionIds }
}

/** Written between the two directors, approved by both, with a caret in it. */
export async function plantClosedPoints(anna: SignedIn, mette: SignedIn, plant: Plant): Promise<void> {
  await bringMeetingTo(anna, MEETING, 'minutes-sent')
  const reason = 'personnel'
  await writePoint(anna, MEETING, POINT, { title: plant('the title of a closed point'), reason })
  const socket = await anna.openSocket(meetingRoom(MEETING, 'closed'))
  await socket.sync()
  socket.edit((document) => {
    for (const name of POINT_TEXTS) {
      const text = pointRecords(document).get(POINT)?.get(name)
      if (text instanceof Y.XmlFragment)
        appendRichText(text, paragraphsFrom(plant(`a closed point’s ${name}`)))
    }
  })
  await socket.settled()
  const caret = { cursor: { place: plant('a caret in a closed point') } }
  socket.send(frames.presence([{ clientId: socket.document.clientID, clock: 1, state: caret }]))
  await socket.settled()
  for (const director of [anna, mette]) await must(approve(director, MEETING, 'closed'))
  socket.close()
}

/** Words in every place of CenSec's file for the gold label, and what an outsider could have learnt of it. */
export async function plantLabel(anna: SignedIn, plant: Plant): Promise<LabelIds> {
  const label = '/api/label'
  const both = (place: string) => ({ da: plant(place), en: plant(`${place}, in English`) })
  const { id: indicatorId } = await must(
    anna.request('POST', `${label}/indicators`, {
      group: 2,
      name: both('the name of an indicator'),
      question: both('the question of an indicator'),
      asked: both('what counts as evidence'),
    }),
  )
  const content = new TextEncoder().encode(plant('an uploaded document'))
  const { id: documentId } = await must(
    anna.request('POST', `${label}/documents?name=${plant('the name of a document')}.txt`, content),
  )
  const source = { kind: 'document', documentId }
  const { id: evidenceId } = await must(
    anna.request('POST', `${label}/indicators/${indicatorId}/evidence`, {
      source,
      note: plant('what evidence shows'),
    }),
  )
  await must(
    anna.request('POST', `${label}/indicators/${indicatorId}/assessments`, {
      level: 1,
      state: 'under-way',
      text: plant('a self-assessment'),
      basis: '',
    }),
  )
  for (const deed of [
    { act: 'noted', step: 'report', note: plant('a note on the case') },
    {
      act: 'done',
      step: 'self-check',
      on: '2026-01-01',
      note: plant('what was said of a step'),
      documents: [documentId],
    },
    { act: 'sent-back', step: 'self-check', on: '2026-01-02', reason: plant('why the case came back') },
  ])
    await must(anna.request('POST', `${label}/case/acts`, deed))
  const retired = { reason: plant('why an indicator was retired') }
  await anna.request('POST', `${label}/indicators/maturity/retirement`, retired)
  // A mistake is answered and logged, too.
  await anna.request('POST', `${label}/case/acts`, { act: plant('a mistaken act') })
  await anna.request('GET', `${label}/indicators/${plant('a mistaken indicator')}`)
  return { indicatorIds: [indicatorId], evidenceIds: [evidenceId], documentIds: [documentId] }
}

/** What everybody may see, to be found where the canaries are not. */
export async function share(anna: SignedIn, word: string): Promise<void> {
  const body = { party: 'censec', category: 1, title: `Fælles ${word}`, description: word }
  await must(anna.request('POST', `${PLAN}/activities`, body))
}

/** What happens in the part while outsiders have all open that they may, and in the plan beside it. */
export async function writeOn(
  anna: SignedIn,
  { threadIds }: Pick<KnownIds, 'threadIds'>,
  plant: Plant,
): Promise<void> {
  const [part, plan] = [await anna.openSocket(PART), await anna.openSocket()]
  await Promise.all([part.sync(), plan.sync()])
  const letters = plant('a title typed letter by letter')
  for (const [at, letter] of [...letters].entries()) {
    part.edit((document) => {
      const record = activityRecords(document).get(OWN_ACTIVITY)
      if (record) titleOf(record)?.insert(at, letter)
    })
    plan.edit((document) => planProperties(document).set('note', at))
  }
  const caret = { cursor: { place: plant('a caret') } }
  part.send(frames.presence([{ clientId: part.document.clientID, clock: 1, state: caret }]))
  part.send(frames.update(Buffer.from(plant('a refused update'))))
  await Promise.all([part.settled(), plan.settled()])
  await reply(anna, threadIds[0], plant('a reply while others are there'))
  // Mistakes are answered and logged, too.
  const mistaken = { moved: { kind: 'activity', activityId: plant('a mistaken id') } }
  await anna.request('POST', `${PLAN}/confidential/move-in`, mistaken)
  await anna.request('POST', `${PLAN}/confidential/threads`, { anchor: plant('a mistaken anchor') })
  await anna.request('GET', `${PLAN}/confidential/${plant('a mistaken address')}`)
  part.close()
  plan.close()
}

async function writePart(anna: SignedIn, plant: Plant): Promise<void> {
  const part = await anna.openSocket(PART)
  await part.sync()
  part.edit((document) => {
    appendRichText(sectionText(document, 3), paragraphsFrom(plant('a section’s text')))
    planProperties(document).set('title', plant('a property'))
    createActivity(
      document,
      OWN_ACTIVITY,
      {
        party: 'censec',
        category: 2,
        rank: 'm',
        title: plant('a title'),
        description: plant('a body'),
        goal: plant('a goal'),
        place: plant('a place'),
        responsible: plant('a responsible person'),
        counterpart: plant('a counterpart'),
        partners: [plant('a partner')],
        audience: [plant('an audience')],
      },
      'trial',
    )
    setFollowUp(document, OWN_ACTIVITY, { outcome: 'held', lessons: plant('what was learnt of an activity') })
  })
  await part.hears('saved')
  part.close()
}

/** Written, rewritten, commented on and decided on in the shared plan, and only then made confidential. */
async function moveActivityIn(
  anna: SignedIn,
  plant: Plant,
): Promise<{ moved: string; versionIds: string[] }> {
  const title = `${plant('the title of what was shared')} i Odense`
  const written = { party: 'censec', category: 2, title, description: plant('what was written first') }
  const { id } = await must(anna.request('POST', `${PLAN}/activities`, written))
  const first = await keepVersion(anna, `Før ${title}`)
  const rewritten = { description: plant('what it was rewritten to'), place: plant('where it was') }
  await must(anna.request('PATCH', `${PLAN}/activities/${id}`, rewritten))
  const plan = await anna.openSocket()
  await plan.sync()
  const lessons = plant('what was learnt of what was shared')
  plan.edit((document) => setFollowUp(document, id, { outcome: 'held', lessons }))
  await plan.hears('saved')
  plan.close()
  const said = { activityId: id, body: plant('what was said about it') }
  await must(anna.request('POST', `${PLAN}/threads`, said))
  const quoted = { body: `Om »${title}«: ${plant('what quoted it')}` }
  await must(anna.request('POST', `${PLAN}/threads`, quoted))
  const versionIds = [first, await keepVersion(anna, 'Før flytningen')]
  const moved = { kind: 'activity', activityId: id }
  await must(anna.request('POST', `${PLAN}/confidential/move-in`, { moved }))
  return { moved: id, versionIds }
}

async function keepVersion(anna: SignedIn, name: string): Promise<string> {
  return (await must(anna.request('POST', `${PLAN}/versions`, { name }))).id
}

async function moveSectionIn(anna: SignedIn, plant: Plant): Promise<string> {
  const socket = await anna.openSocket()
  await socket.sync()
  const text = plant('the text of a section that was shared')
  socket.edit((document) => appendRichText(sectionText(document, MOVED_SECTION), paragraphsFrom(text)))
  await socket.hears('saved')
  socket.close()
  const versionId = await keepVersion(anna, 'Før afsnittet')
  const moved = { kind: 'section', category: MOVED_SECTION }
  await must(anna.request('POST', `${PLAN}/confidential/move-in`, { moved }))
  return versionId
}

/** On a warning of the shared plan, whose reason teaches, and again once its activity is confidential. */
async function decideOnFinding(anna: SignedIn, plant: Plant): Promise<string[]> {
  const { overlaps } = await must(anna.request('GET', `${PLAN}/findings`))
  const [{ id, a }] = overlaps
  const before = { outcome: 'not-overlap', reason: plant('the reason of a decision that was shared') }
  await must(anna.request('POST', `${PLAN}/findings/${id}/decision`, before))
  const moved = { kind: 'activity', activityId: a }
  await must(anna.request('POST', `${PLAN}/confidential/move-in`, { moved }))
  const after = { outcome: 'keep', reason: plant('the reason of a decision') }
  await must(anna.request('POST', `${PLAN}/confidential/findings/${id}/decision`, after))
  return [id]
}

/** On one that was sent while its activity was shared, and on it again now that it is confidential. */
async function actOnDuties(anna: SignedIn, plant: Plant): Promise<string[]> {
  const title = `Møde med Lockheed Martin om ${plant('the title of what a duty is about')}`
  const { id: activityId } = await must(
    anna.request('POST', `${PLAN}/activities`, { party: 'censec', category: 3, title }),
  )
  const { duties } = await must(anna.request('GET', '/api/duties'))
  const [{ id, wordingHash }] = duties.filter(
    (duty: { activityId: string }) => duty.activityId === activityId,
  )
  const acts = `duties/${encodeURIComponent(id)}/acts`
  const sent = { act: 'sent', message: plant('the message of a duty'), wordingHash }
  await must(anna.request('POST', `${PLAN}/${acts}`, sent))
  const moved = { kind: 'activity', activityId }
  await must(anna.request('POST', `${PLAN}/confidential/move-in`, { moved }))
  const dropped = { act: 'dropped', reason: plant('why a duty was dropped'), wordingHash }
  await must(anna.request('POST', `${PLAN}/confidential/${acts}`, dropped))
  return [id]
}

async function say(anna: SignedIn, body: object): Promise<string> {
  return (await must(anna.request('POST', `${PLAN}/confidential/threads`, body))).id
}

async function reply(anna: SignedIn, threadId: string | undefined, body: string): Promise<void> {
  await must(anna.request('POST', `${PLAN}/confidential/threads/${threadId}/comments`, { body }))
}

async function must(answering: Promise<Response>) {
  const response = await answering
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`)
  return response.json()
}
