/** Every route of the table against every role, made from the table: a new route is tested the day it is added. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { mondayOf } from '#shared/basics/iso-date.ts'
import { meetingOf, monthsOn } from '#shared/meetings/meetings.ts'
import { can } from '#shared/permissions/can.ts'
import type { Category, Party } from '#shared/plan/plan.ts'
import { accessObject, type Route } from '#shared/protocol/route.ts'
import { type RouteName, routes } from '#shared/protocol/routes.ts'
import type { TokenScope } from '#shared/tokens/scopes.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { approve, bringMeetingTo, hashOf, writePoint } from '../testing/meeting-steps.ts'
import {
  PASSWORD,
  type PersonName,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'
import { type TokenHolder, tokenFor } from '../testing/token-for.ts'

const ROLES = { anna: 'director', jonas: 'planner', ida: 'observer', rikke: 'reader' } as const
const PEOPLE: PersonName[] = ['anna', 'jonas', 'ida', 'rikke']

/** Requests that whoever may, succeeds with. Fresh for every call, so that none depends on another. */
interface Example {
  path: string
  /** Bytes go as a file. */
  body?: unknown
}

let server: TestServer
let director: SignedIn
const signedIn = new Map<PersonName, SignedIn>()

beforeAll(async () => {
  server = await startTestServer()
  director = await server.signIn('mette')
  for (const name of PEOPLE) signedIn.set(name, await server.signIn(name))
  await writePoint(director, SENT, 'punkt')
  await bringMeetingTo(director, SENT, 'agenda-sent')
  for (const meetingId of [FOR_APPROVAL, APPROVED]) await bringMeetingTo(director, meetingId, 'minutes-sent')
  for (const name of ['mette', 'anna'] as const) await approve(await server.signIn(name), APPROVED)
  await putInForce(4)
})
afterAll(() => server.close())

const SENT = meetingOf(dateInDenmark(new Date().toISOString()))
const THIS_WEEK = mondayOf(dateInDenmark(new Date().toISOString()))
const FOR_APPROVAL = monthsOn(SENT, 1)
const APPROVED = monthsOn(SENT, 2)
const A_WORDING = {
  date: '2026-11-01',
  fileName: 'aftale.txt',
  raw: '1. Formål\nFælles mål.\n',
  changes: [],
  passages: [{ from: 0, clauses: [] }],
}
const A_TASK = { pointId: 'punkt', text: 'Ring til messen', ownerId: 'anna', dueDate: '2027-03-01' }

/** `who` is to have made what only its maker may change. */
const examples: Record<RouteName, (planId: string, who: PersonName) => Promise<Example> | Example> = {
  health: () => ({ path: '/healthz' }),
  metrics: () => ({ path: '/metrics' }),
  openApi: () => ({ path: '/api/openapi.json' }),
  reportViolation: () => ({ path: '/api/csp-report' }),
  signIn: () => ({
    path: '/api/session',
    body: { email: 'anna@censec.example', password: 'et langt kodeord' },
  }),
  readAgreement: () => ({ path: '/api/agreement' }),
  readParties: () => ({ path: '/api/agreement/parties' }),
  whoAmI: () => ({ path: '/api/session' }),
  signOut: () => ({ path: '/api/session' }),
  setUp: () => ({ path: '/api/set-up' }),
  listOwnSessions: () => ({ path: '/api/session/all' }),
  endOwnSession: () => ({ path: '/api/session/all/none' }),
  changePassword: () => ({ path: '/api/session/password' }),
  beginSecondFactor: () => ({ path: '/api/session/second-factor' }),
  confirmSecondFactor: () => ({ path: '/api/session/second-factor/confirm' }),
  removeSecondFactor: () => ({ path: '/api/session/second-factor/remove' }),
  listProviders: () => ({ path: '/api/oidc/providers' }),
  beginProviderSignIn: () => ({ path: '/api/oidc/none/sign-in' }),
  beginProviderJoin: () => ({ path: '/api/oidc/none/join' }),
  beginProviderLink: () => ({ path: '/api/oidc/none/link' }),
  returnFromProvider: () => ({ path: '/api/oidc/none/callback' }),
  finishProviderSignIn: () => ({ path: '/api/oidc/finish' }),
  listOwnIdentities: () => ({ path: '/api/oidc/identities' }),
  unlinkIdentity: () => ({ path: '/api/oidc/unlink' }),
  changeSettings: () => ({ path: '/api/settings', body: { secondFactorForDirectors: false } }),
  openInvitation: () => ({ path: '/api/invitations/open' }),
  join: () => ({ path: '/api/invitations/join' }),
  listPeople: () => ({ path: '/api/people' }),
  invite: () => ({
    path: '/api/invitations',
    body: { email: newAddress(), party: 'censec', role: 'observer' },
  }),
  withdrawInvitation: async () => ({ path: `/api/invitations/${(await anInvitation()).invitation.id}` }),
  changeMember: async () => ({
    path: `/api/people/${(await aMember()).person.id}`,
    body: { role: 'reader' },
  }),
  endMemberSession: async () => {
    const { person, sessions } = await aMember()
    return { path: `/api/people/${person.id}/sessions/${sessions[0].id}` }
  },
  listOwnTokens: () => ({ path: '/api/tokens' }),
  makeToken: () => ({
    path: '/api/tokens',
    body: { name: 'Intranettet', scopes: ['read'], days: 30, password: PASSWORD },
  }),
  endToken: () => ({ path: '/api/tokens/none' }),
  readAudit: () => ({ path: '/api/audit' }),
  listAgreementWordings: () => ({ path: '/api/agreement/wordings' }),
  readAgreementWording: async () => ({ path: `/api/agreement/wordings/${await aWording()}` }),
  proposeAgreementWording: () => ({
    path: '/api/agreement/wordings/proposals',
    body: new TextEncoder().encode('1. Formål\nFælles mål.\n'),
  }),
  publishAgreementWording: () => ({ path: '/api/agreement/wordings', body: A_WORDING }),
  readVocabulary: () => ({ path: '/api/vocabulary' }),
  addWord: () => ({
    path: '/api/vocabulary/words',
    body: { form: newWord(), concept: 'topic:export control' },
  }),
  removeWord: async () => ({ path: `/api/vocabulary/words/${await aWord()}` }),
  changeLesson: async (planId) => ({
    path: `/api/vocabulary/lessons/${planId}/${await aLesson()}`,
    body: { counts: false },
  }),
  listPlans: () => ({ path: '/api/plans' }),
  listMeetings: () => ({ path: '/api/meetings' }),
  listPlanTasks: (planId) => ({ path: `/api/plans/${planId}/tasks` }),
  listAttendees: () => ({ path: '/api/meetings/attendees' }),
  readAgenda: () => ({ path: `/api/meetings/${SENT}/agenda` }),
  readMinutes: () => ({ path: `/api/meetings/${APPROVED}/minutes` }),
  proposeAgenda: () => ({ path: `/api/meetings/${SENT}/proposals` }),
  changeMeeting: () => ({ path: `/api/meetings/${SENT}`, body: { place: 'Odense' } }),
  takeMeetingStep: () => ({ path: `/api/meetings/${SENT}/steps`, body: { step: 'agenda-sent' } }),
  approveMinutes: async () => ({
    path: `/api/meetings/${FOR_APPROVAL}/approvals`,
    body: { contentHash: await hashOf(director, FOR_APPROVAL) },
  }),
  approveClosedMinutes: async () => ({
    path: `/api/meetings/${FOR_APPROVAL}/closed/approvals`,
    body: { contentHash: await hashOf(director, FOR_APPROVAL, 'closed') },
  }),
  giveTask: () => ({ path: `/api/meetings/${SENT}/tasks`, body: A_TASK }),
  changeTask: async () => ({
    path: `/api/meetings/tasks/${await idFrom(await director.request('POST', `/api/meetings/${SENT}/tasks`, A_TASK))}`,
    body: { state: 'done' },
  }),
  exportAgenda: () => ({ path: `/api/meetings/${SENT}/agenda/export?format=docx` }),
  exportMinutes: () => ({ path: `/api/meetings/${APPROVED}/minutes/export?format=docx` }),
  exportClosedMinutes: () => ({ path: `/api/meetings/${APPROVED}/closed/export?format=docx` }),
  exportInvitation: () => ({ path: `/api/meetings/${SENT}/invitation` }),
  logContact: () => ({ path: '/api/meetings/contacts', body: { text: 'Ringede om DSEI-standen' } }),
  createPlan: () => ({ path: '/api/plans', body: { year: 2028, title: 'Plan' } }),
  readPlan: (planId) => ({ path: `/api/plans/${planId}` }),
  createActivity: (planId) => ({
    path: `/api/plans/${planId}/activities`,
    body: { party: 'censec', category: 1, title: 'Prøve' },
  }),
  changeActivity: async (planId) => ({
    path: `/api/plans/${planId}/activities/${await anActivity()}`,
    body: { place: 'Odense' },
  }),
  listVersions: (planId) => ({ path: `/api/plans/${planId}/versions` }),
  keepVersion: (planId) => ({ path: `/api/plans/${planId}/versions`, body: { name: 'Før mødet' } }),
  readVersion: async (planId) => ({ path: `/api/plans/${planId}/versions/${await aVersion()}` }),
  compareVersions: async (planId) => ({
    path: `/api/plans/${planId}/versions/${await aVersion()}/compare/now`,
  }),
  restoreVersion: async (planId) => {
    const activityId = await anActivity()
    const versionId = await aVersion()
    await director.request('PATCH', `${plan}/activities/${activityId}`, { place: 'Odense' })
    return { path: `/api/plans/${planId}/versions/${versionId}/restore`, body: { what: { kind: 'plan' } } }
  },
  find: () => ({ path: '/api/find?q=messe' }),
  readFindings: (planId) => ({ path: `/api/plans/${planId}/findings` }),
  decideFinding: async (planId) => ({
    path: `/api/plans/${planId}/findings/${await aFinding()}/decision`,
    body: { outcome: 'coordinate', reason: 'Vi gør det sammen.' },
  }),
  listThreads: (planId) => ({ path: `/api/plans/${planId}/threads` }),
  startThread: (planId) => ({ path: `/api/plans/${planId}/threads`, body: { body: 'Hvem gør det?' } }),
  replyToThread: async (planId) => ({
    path: `/api/plans/${planId}/threads/${await aThread()}/comments`,
    body: { body: 'Det gør vi.' },
  }),
  changeComment: async (planId, who) => ({
    path: `/api/plans/${planId}/threads/${await aCommentBy(who)}`,
    body: { body: 'Det gør vi alligevel ikke.' },
  }),
  deleteComment: async (planId, who) => ({
    path: `/api/plans/${planId}/threads/${await aCommentBy(who)}`,
  }),
  listReaders: (planId) => ({ path: `/api/plans/${planId}/readers` }),
  resolveThread: async (planId) => ({ path: `/api/plans/${planId}/threads/${await aThread()}/resolve` }),
  reopenThread: async (planId) => ({ path: `/api/plans/${planId}/threads/${await aThread()}/reopen` }),
  readConfidential: (planId) => ({ path: `/api/plans/${planId}/confidential` }),
  makeConfidential: async (planId, who) => ({
    path: `/api/plans/${planId}/confidential/move-in`,
    body: { moved: { kind: 'activity', activityId: await anActivity(demoPersonNamed(who).party) } },
  }),
  makeShared: async (planId, who) => ({
    path: `/api/plans/${planId}/confidential/move-out`,
    body: { moved: { kind: 'activity', activityId: await aConfidentialActivity(who) } },
  }),
  readConfidentialFindings: (planId) => ({ path: `/api/plans/${planId}/confidential/findings` }),
  decideConfidentialFinding: async (planId, who) => ({
    path: `/api/plans/${planId}/confidential/findings/${await aConfidentialFinding(who)}/decision`,
    body: { outcome: 'coordinate', reason: 'Vi gør det sammen.' },
  }),
  listConfidentialThreads: (planId) => ({ path: `/api/plans/${planId}/confidential/threads` }),
  startConfidentialThread: (planId) => ({
    path: `/api/plans/${planId}/confidential/threads`,
    body: { body: 'Hvem gør det?' },
  }),
  replyToConfidentialThread: async (planId, who) => ({
    path: `/api/plans/${planId}/confidential/threads/${await aConfidentialThread(who)}/comments`,
    body: { body: 'Det gør vi.' },
  }),
  changeConfidentialComment: async (planId, who) => ({
    path: `/api/plans/${planId}/${await aConfidentialCommentBy(who)}`,
    body: { body: 'Det gør vi alligevel ikke.' },
  }),
  deleteConfidentialComment: async (planId, who) => ({
    path: `/api/plans/${planId}/${await aConfidentialCommentBy(who)}`,
  }),
  resolveConfidentialThread: async (planId, who) => ({
    path: `/api/plans/${planId}/confidential/threads/${await aConfidentialThread(who)}/resolve`,
  }),
  reopenConfidentialThread: async (planId, who) => ({
    path: `/api/plans/${planId}/confidential/threads/${await aConfidentialThread(who)}/reopen`,
  }),
  listNotices: () => ({ path: '/api/notifications' }),
  readNotices: () => ({ path: '/api/notifications/read', body: { upTo: '2027-01-01T00:00:00Z' } }),
  readMailSettings: () => ({ path: '/api/notifications/settings' }),
  changeMailSettings: () => ({ path: '/api/notifications/settings', body: { time: '09:00' } }),
  stopMail: () => ({ path: '/api/mail/stop/none' }),
  readOverview: (planId) => ({ path: `/api/plans/${planId}/overview` }),
  readSection: (planId) => ({ path: `/api/plans/${planId}/sections/5` }),
  readWording: async (planId) => ({
    path: `/api/plans/${planId}/sections/4/wordings/${await aSignedWording(4)}`,
  }),
  signOff: async (planId) => ({
    path: `/api/plans/${planId}/sections/5/sign-offs`,
    body: { contentHash: await hashOfSection(5), act: 'objected', reason: 'Det mangler en dato.' },
  }),
  readPublication: (planId) => ({ path: `/api/plans/${planId}/publication` }),
  actOnPublication: async (planId) => {
    await noProposal()
    return { path: `/api/plans/${planId}/publication/acts`, body: { act: 'asked', robots: 'noindex' } }
  },
  previewPublicPage: (planId) => ({ path: `/api/plans/${planId}/publication/preview` }),
  readPublicPage: () => ({ path: '/offentlig/2027-aaaaaaaa' }),
  readPublicCalendar: () => ({ path: '/offentlig/2027-aaaaaaaa.ics' }),
  readPublicFeed: () => ({ path: '/offentlig/2027-aaaaaaaa.atom' }),
  listDuties: () => ({ path: '/api/duties' }),
  readStanding: () => ({ path: '/api/standing-duties' }),
  addStanding: () => ({
    path: '/api/standing-duties',
    body: { kind: 'observer', name: 'En', from: 'censec' },
  }),
  backSeat: async () => ({ path: `/api/standing-duties/${await aSeat()}/backing` }),
  endStanding: async () => ({ path: `/api/standing-duties/${await aSeat()}/end` }),
  giveNotice: async () => ({ path: '/api/standing-duties/notice', body: { on: '2027-01-31' } }),
  listBriefings: () => ({ path: '/api/briefings' }),
  confirmBriefing: (planId) => ({
    path: `/api/plans/${planId}/briefings`,
    body: { week: THIS_WEEK, category: 3, items: [{ activityId: 'a', wordingHash: '0'.repeat(64) }] },
  }),
  actOnDuty: async (planId) => ({
    path: `/api/plans/${planId}/duties/${await aDuty()}/acts`,
    body: { act: 'reopened' },
  }),
  actOnConfidentialDuty: async (planId, who) => ({
    path: `/api/plans/${planId}/confidential/duties/${await aConfidentialDuty(who)}/acts`,
    body: { act: 'due-changed', dueDate: '2027-05-01' },
  }),
  listOwnFeeds: () => ({ path: '/api/feeds' }),
  makeFeed: () => ({ path: '/api/feeds', body: { locale: 'da' } }),
  endFeed: () => ({ path: '/api/feeds/none' }),
  readFeed: () => ({ path: `/api/feeds/${'0'.repeat(43)}.ics` }),
  findIssued: () => ({ path: `/api/issued/${'0'.repeat(64)}` }),
  readExportProgress: () => ({ path: '/api/exports/none' }),
  exportPlan: (planId) => ({ path: `/api/plans/${planId}/export?format=json` }),
  readImport: () => ({
    path: '/api/imports',
    body: new TextEncoder().encode('Aktivitet;Dato\nMesse;uge 38\n'),
  }),
  createImportedPlan: () => ({
    path: '/api/imports/plans',
    body: { year: 2028, title: 'Fra en fil', sections: [], activities: [] },
  }),
  readAccount: (planId) => ({ path: `/api/plans/${planId}/account` }),
  exportAccount: (planId) => ({ path: `/api/plans/${planId}/account/export?format=xlsx` }),
  listFollowUps: (planId) => ({ path: `/api/plans/${planId}/follow-ups` }),
  readSurvey: () => ({
    path: '/api/surveys',
    body: new TextEncoder().encode('Udbytte;Indhold\nSlet ikke;Tilfreds\n'),
  }),
  beginNextYear: (planId) => ({
    path: `/api/plans/${planId}/next-year`,
    body: { year: 2028, title: 'Næste år' },
  }),
}

function sessionOf(who: PersonName): SignedIn {
  const session = signedIn.get(who)
  if (!session) throw new Error(`${who} is not signed in.`)
  return session
}

const plan = `/api/plans/${DEMO_PLAN_ID}`

async function idFrom(response: Response): Promise<string> {
  const answer: unknown = await response.json()
  if (typeof answer === 'object' && answer && 'id' in answer && typeof answer.id === 'string')
    return answer.id
  throw new Error(`No id in ${JSON.stringify(answer)}`)
}

const aThread = async () =>
  idFrom(await director.request('POST', `${plan}/threads`, { body: 'Et spørgsmål' }))
const aVersion = async () => idFrom(await director.request('POST', `${plan}/versions`, { name: 'Før mødet' }))
const anActivity = async (party: Party = 'difos') =>
  idFrom(await director.request('POST', `${plan}/activities`, { party, category: 2, title: 'En' }))

async function hashOfSection(category: Category): Promise<string> {
  const answer = await director.request('GET', `${plan}/sections/${category}`)
  return ((await answer.json()) as { contentHash: string }).contentHash
}

/** Has both parties agree a section, and opens it again: its words stand, and it takes edits. */
async function putInForce(category: Category): Promise<void> {
  const contentHash = await hashOfSection(category)
  const say = (who: SignedIn, act: string) =>
    who.request('POST', `${plan}/sections/${category}/sign-offs`, {
      contentHash,
      act,
      reason: 'Talt igennem.',
    })
  await say(await server.signIn('anna'), 'approved')
  await say(director, 'approved')
  await say(director, 'amended')
}

/** The hash of words that a director has approved. */
async function aSignedWording(category: Category): Promise<string> {
  const contentHash = await hashOfSection(category)
  const body = { contentHash, reason: 'Det er talt igennem.' }
  await director.request('POST', `${plan}/sections/${category}/sign-offs`, body)
  return contentHash
}

/** Has nobody wait for a word on the public page. */
async function noProposal(): Promise<void> {
  const { proposal } = await (await director.request('GET', `${plan}/publication`)).json()
  if (!proposal) return
  const act = proposal.waitsFor === 'difos' ? 'declined' : 'taken-back'
  await director.request('POST', `${plan}/publication/acts`, { act, proposal: proposal.id })
}

/** Somebody of the same party who has its confidential part. */
function insiderBeside(who: PersonName): SignedIn {
  const insider = signedIn.get(demoPersonNamed(who).party === 'censec' ? 'anna' : 'jonas')
  if (!insider) throw new Error('Nobody is signed in.')
  return insider
}

async function moveIn(who: PersonName, activityId: string): Promise<string> {
  const moved = { kind: 'activity', activityId }
  await insiderBeside(who).request('POST', `${plan}/confidential/move-in`, { moved })
  return activityId
}

const aConfidentialActivity = async (who: PersonName) =>
  moveIn(who, await anActivity(demoPersonNamed(who).party))

const aConfidentialThread = async (who: PersonName) =>
  idFrom(await insiderBeside(who).request('POST', `${plan}/confidential/threads`, { body: 'Hvem?' }))

/** The address of a comment by this person, or by an insider where they may not comment there. */
async function aConfidentialCommentBy(who: PersonName): Promise<string> {
  const say = (author: SignedIn) =>
    author.request('POST', `${plan}/confidential/threads`, { body: 'Det gør vi.' })
  const started = await say(sessionOf(who))
  const thread = await (started.ok ? started : await say(insiderBeside(who))).json()
  return `confidential/threads/${thread.id}/comments/${thread.comments[0].id}`
}

/** A copy of an activity that is in a warning is in one, too. */
async function aConfidentialFinding(who: PersonName): Promise<string> {
  const { party } = demoPersonNamed(who)
  const { overlaps } = await (await director.request('GET', `${plan}/findings`)).json()
  const { sections } = await (await director.request('GET', plan)).json()
  const { id: _, ...activity } = sections
    .flatMap(({ activities }: { activities: { id: string }[] }) => activities)
    .find(({ id }: { id: string }) => id === overlaps[0][party === 'censec' ? 'a' : 'b'])
  const copied = await idFrom(await director.request('POST', `${plan}/activities`, activity))
  await moveIn(who, copied)
  const insider = insiderBeside(who)
  const found = await (await insider.request('GET', `${plan}/confidential/findings`)).json()
  return found.overlaps[0].id
}

/** The address, below the plan's threads, of a comment by this person, or by a director where they may not comment. */
async function aCommentBy(who: PersonName): Promise<string> {
  const body = { body: 'Det gør vi.' }
  const started = await sessionOf(who).request('POST', `${plan}/threads`, body)
  const thread = await (started.ok ? started : await director.request('POST', `${plan}/threads`, body)).json()
  return `${thread.id}/comments/${thread.comments[0].id}`
}

async function aFinding(): Promise<string> {
  const { overlaps } = await (await director.request('GET', `${plan}/findings`)).json()
  return overlaps[0].id
}

let made = 0
const newAddress = () => `ny-${++made}@difos.example`
/** Unlike all that the vocabulary knows, and in more than a letter unlike each other. */
const newWord = () => `kvy${String.fromCharCode(97 + (++made % 26)).repeat(5)}rst`
const aWord = async () =>
  idFrom(
    await director.request('POST', '/api/vocabulary/words', { form: newWord(), concept: 'topic:drones' }),
  )

const aWording = async () =>
  idFrom(await (await server.signIn('anna')).request('POST', '/api/agreement/wordings', A_WORDING))

async function anInvitation() {
  const body = { email: newAddress(), party: 'difos', role: 'planner' }
  return (await director.request('POST', '/api/invitations', body)).json()
}

async function aMember() {
  const { invitation, token } = await anInvitation()
  const body = { token, name: 'Ny', password: 'en lang og ukendt sætning' }
  await send(server.url, 'POST', '/api/invitations/join', body)
  const { people } = await (await director.request('GET', '/api/people')).json()
  return people.find(({ person }: { person: { email: string } }) => person.email === invitation.email)
}

const A_MEETING = { category: 3, title: 'Møde med Lockheed Martin', start: '2027-05-12', end: '2027-05-12' }

const aSeat = async () =>
  idFrom(
    await director.request('POST', '/api/standing-duties', {
      kind: 'seat',
      name: 'En',
      organisation: 'Et firma',
      isMember: true,
    }),
  )

/** One that was let go, which either party can take up again. */
async function aDuty(): Promise<string> {
  const activityId = await idFrom(
    await director.request('POST', `${plan}/activities`, { ...A_MEETING, party: 'difos' }),
  )
  const { duties } = await (await director.request('GET', '/api/duties')).json()
  const { id, wordingHash } = duties.find((duty: { activityId: string }) => duty.activityId === activityId)
  const body = { act: 'dropped', reason: 'De var med.', wordingHash }
  await director.request('POST', `${plan}/duties/${id}/acts`, body)
  return id
}

async function aConfidentialDuty(who: PersonName): Promise<string> {
  const { party } = demoPersonNamed(who)
  const activityId = await idFrom(
    await director.request('POST', `${plan}/activities`, { ...A_MEETING, party }),
  )
  await moveIn(who, activityId)
  const { duties } = await (await insiderBeside(who).request('GET', '/api/duties')).json()
  return duties.find((duty: { activityId: string }) => duty.activityId === activityId).id
}

/** What deciding that a finding is no overlap has taught. */
async function aLesson(): Promise<string> {
  const id = await aFinding()
  const body = { outcome: 'not-overlap', reason: 'Ikke det samme.' }
  await director.request('POST', `${plan}/findings/${id}/decision`, body)
  return id
}

const permitted = Object.entries<Route>(routes).flatMap(([name, route]) =>
  route.access.kind === 'permitted' && isRouteName(name) ? [{ name, route, access: route.access }] : [],
)

function isRouteName(name: string): name is RouteName {
  return Object.hasOwn(routes, name)
}

describe.each(permitted)('[RIGHTS-4] [S2] $route.method $route.path', ({ name, route, access }) => {
  test.each(PEOPLE)('for %s is as `can` says', async (who) => {
    const person = demoPersonNamed(who)
    expect(person.role).toBe(Reflect.get(ROLES, who))
    const { path, body } = await examples[name](DEMO_PLAN_ID, who)
    const response = await sessionOf(who).request(route.method, path, body)
    expect(response.status).toBe(
      can(person, access.action, accessObject(access, person, BUILT_IN_AGREEMENT.standing))
        ? route.status
        : 403,
    )
  })

  test('for nobody in particular is closed', async () => {
    const { path, body } = await examples[name](DEMO_PLAN_ID, 'anna')
    const response = await send(server.url, route.method, path, body)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: { code: 'not-signed-in' } })
  })

  if (route.path.includes(':planId')) {
    test('[RIGHTS-3] [S5] of a plan that is not there: found by nobody, and refused alike to who may not', async () => {
      for (const who of PEOPLE) {
        const person = demoPersonNamed(who)
        const mayDo = can(person, access.action, accessObject(access, person, BUILT_IN_AGREEMENT.standing))
        const { path: example, body } = await examples[name]('no-such-plan', who)
        for (const planId of ['no-such-plan', 'NO%20PLAN', '..%2f..']) {
          const path = example.replace('no-such-plan', planId)
          const response = await sessionOf(who).request(route.method, path, body)
          expect(response.status, `${who} at ${planId}`).toBe(mayDo ? 404 : 403)
        }
      }
    })
  }
})

/** For who is refused before anything is looked up. */
function anyExampleOf({ path }: Route): Example {
  return { path: path.replace(':planId', DEMO_PLAN_ID).replaceAll(/:\w+/gu, 'x') }
}

const SCOPES: TokenScope[][] = [['read'], ['read', 'edit'], ['read', 'comment']]
const everyRoute = Object.entries<Route>(routes).flatMap(([name, route]) =>
  isRouteName(name) ? [{ name, route }] : [],
)

const tokens = new Map<string, TokenHolder>()
beforeAll(async () => {
  for (const who of PEOPLE)
    for (const scopes of SCOPES)
      tokens.set(`${who} ${scopes}`, await tokenFor(server, demoPersonNamed(who).id, { scopes }))
})

describe.each(everyRoute)('[TOKEN-3] $route.method $route.path by token', ({ name, route }) => {
  test.each(PEOPLE)('does for %s what both the scope and the person allow', async (who) => {
    const person = demoPersonNamed(who)
    for (const scopes of SCOPES) {
      const isInScope = route.token !== 'none' && scopes.includes(route.token)
      const isTheirs =
        route.access.kind === 'permitted' &&
        can(person, route.access.action, accessObject(route.access, person, BUILT_IN_AGREEMENT.standing))
      const isAllowed = isInScope && isTheirs
      const { path, body } = isAllowed ? await examples[name](DEMO_PLAN_ID, who) : anyExampleOf(route)
      const response = await tokens.get(`${who} ${scopes}`)?.request(route.method, path, body)
      if (isAllowed) expect(response?.status, `${scopes}`).toBe(route.status)
      else
        expect(await response?.json(), `${scopes}`).toMatchObject({
          error: { code: isInScope ? 'not-allowed' : 'token-out-of-scope' },
        })
    }
  })
})

test('whoAmI and signOut need a session', async () => {
  expect((await send(server.url, 'GET', '/api/session')).status).toBe(401)
  expect((await send(server.url, 'DELETE', '/api/session')).status).toBe(401)
})

test('the OpenAPI document describes every route', async () => {
  const { paths } = await (await send(server.url, 'GET', '/api/openapi.json')).json()
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const operation = paths[path]?.[route.method.toLowerCase()]
    expect(operation?.operationId, name).toBe(name)
    const byToken = operation.security?.find((one: object) => 'token' in one)
    expect(byToken?.token, name).toEqual(route.token === 'none' ? undefined : [route.token])
  }
})
