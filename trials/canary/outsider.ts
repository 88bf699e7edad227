/** Somebody who tries every way in that there is. */
import * as Y from 'yjs'
import { DEMO_PLAN_ID } from '#server/demo/seed-demo.ts'
import { meetingRoom } from '#server/testing/meeting-steps.ts'
import { frames } from '#server/testing/raw-socket.ts'
import { PLAN_ROOM, type TestServer } from '#server/testing/start-test-server.ts'
import type { ExportFormat } from '#shared/export/formats.ts'
import { MEETING_PARTS } from '#shared/meetings/meeting.ts'
import { ALL_CATEGORIES, PARTIES } from '#shared/plan/plan.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import type { Route } from '#shared/protocol/route.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type KnownIds, MEETING } from './plant.ts'
import type { Recorder } from './recorder.ts'

export interface Outsider {
  name: string
  cookie: string
  recorder: Recorder
}

/** What asks with a token in somebody's place. */
export interface Program {
  name: string
  secret: string
  recorder: Recorder
}

const TOO_MANY = 429

/** They end the caller's own session, and nothing would reach them any more. */
const ENDS_SESSION: readonly string[] = ['signOut', 'changePassword', 'endOwnSession']

/** One body that many routes can make something of: what they do not know they leave out. */
const WIDE_BODY = {
  year: 2028,
  title: 'Prøve',
  party: 'difos',
  category: 2,
  body: 'Hvad er det?',
  outcome: 'coordinate',
  reason: 'Vi ser på det.',
  form: 'kvyrst',
  concept: 'topic:drones',
  counts: true,
  name: 'Prøve',
  what: { kind: 'plan' },
  text: 'Prøve',
  email: 'ny@difos.example',
  role: 'reader',
}

const ROOMS = [
  'workspace',
  'meetings',
  'label',
  ...MEETING_PARTS.map((part) => meetingRoom(MEETING, part)),
  PLAN_ROOM,
  `${PLAN_ROOM}/ledger`,
  ...PARTIES.flatMap((party) => [
    `${PLAN_ROOM}/confidential/${party}`,
    `${PLAN_ROOM}/confidential/${party}/ledger`,
  ]),
]

/** Opens every room, allowed or not, and stays; and once more, to send a frame of every type, for which one may be sent away. */
export async function openAllRooms(server: TestServer, { cookie, recorder }: Outsider): Promise<void> {
  const nothing = Y.encodeStateVector(new Y.Doc())
  const sent = [
    frames.step1(nothing),
    frames.step2(new Uint8Array([0, 0])),
    frames.presence([{ clientId: 7, clock: 1, state: { user: { name: 'Anna' } } }]),
    frames.fingerprint(nothing, 'hash'),
    ...Object.values(FRAMES).map(({ type }) => frames.ofType(type, new Uint8Array([0]))),
    frames.step1(nothing),
  ]
  for (const room of ROOMS) {
    const url = `${server.url.replace('http', 'ws')}/sync/${room}`
    await recorder.open(url, cookie, [frames.step1(nothing)])
    await recorder.open(url, cookie, sent)
  }
}

/** Besides JSON, those whose words can be read in their bytes, unpacked where they are packed; a PDF's are drawn. */
export const SEARCHED_FORMATS = [
  'docx',
  'xlsx',
  'odt',
  'csv',
  'html',
  'md',
  'ics',
] as const satisfies readonly ExportFormat[]

/**
 * Calls every route of the table, with every confidential id where one has a place: they are taken to be known. Files take
 * long to make: `fileFormat` is one besides JSON, for whoever's turn it is.
 */
export async function callAllRoutes(
  server: TestServer,
  caller: Outsider | Program,
  known: KnownIds,
  fileFormat: ExportFormat | undefined,
): Promise<void> {
  const isProgram = 'secret' in caller
  const headers: Record<string, string> = isProgram
    ? { authorization: `Bearer ${caller.secret}` }
    : { cookie: caller.cookie }
  for (const [name, route] of Object.entries<Route>(routes)) {
    if (ENDS_SESSION.includes(name)) continue
    for (const path of pathsOf(route, known, fileFormat ? ['json', fileFormat] : ['json'])) {
      const bodies =
        route.method === 'GET' || route.method === 'DELETE'
          ? [undefined]
          : known.activityIds.slice(0, route.path.includes('/confidential/move-') ? undefined : 1)
      for (const activityId of bodies) {
        const body = activityId && {
          ...WIDE_BODY,
          ...(route.path.includes('/duties/') && { act: 'reopened' }),
          activityId,
          moved: { kind: 'activity', activityId },
        }
        const status = await caller.recorder.request(server.url, route.method, path, body, headers)
        if (isProgram && status === TOO_MANY) throw new Error('The rest of the routes would not be tried.')
      }
    }
  }
}

function pathsOf({ path }: Route, known: KnownIds, formats: readonly string[]): string[] {
  const { activityIds, threadIds, findingIds, dutyIds, versionIds } = known
  const choices: Record<string, readonly string[]> = {
    planId: [DEMO_PLAN_ID],
    activityId: activityIds,
    threadId: threadIds,
    findingId: findingIds,
    dutyId: dutyIds,
    versionId: versionIds,
    from: [...versionIds, 'last-visit'],
    to: ['now', ...versionIds.slice(0, 1)],
    category: ALL_CATEGORIES.map(String),
    meetingId: [MEETING],
    indicatorId: known.indicatorIds,
    evidenceId: known.evidenceIds,
    documentId: known.documentIds,
    version: ['1', '2'],
  }
  // A meeting's papers are laid out to be read, and are no data.
  const asked = path.includes('/meetings/') ? ['docx'] : formats
  let paths = path.endsWith('/export') ? asked.map((format) => `${path}?format=${format}`) : [path]
  for (const [, name = ''] of path.matchAll(/:(\w+)/g))
    paths = paths.flatMap((one) =>
      (choices[name] ?? ['nobody']).map((value) => one.replace(`:${name}`, value)),
    )
  return paths
}
