/** The workspaces that are photographed: one where two organisations are at work, and one that is new. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type APIRequestContext, request } from '@playwright/test'
import { z } from 'zod'
import { publicIdOf, publicPath } from '../shared/publication/public-id.ts'

const root = path.resolve(import.meta.dirname, '..')
const PASSWORD = 'kun-til-billeder'
const FIRST_ADMIN = { name: 'Anna', email: 'anna@censec.example', party: 'censec', password: PASSWORD }

export const PLAN = '/planer/demo-2027'
export const PUBLIC_PAGE = publicPath(publicIdOf({ id: 'demo-2027', year: 2027 }))

export const PEOPLE = {
  director: 'anna@censec.example',
  otherDirector: 'mette@difos.example',
  observer: 'ida@censec.example',
} as const

export interface Workspace {
  url: string
  stop(): Promise<void>
}

/** The demo, in which something has happened: signed, written, said and kept. */
export async function demoAtWork(): Promise<Workspace> {
  const { workspace } = await start(['--demo'])
  const [anna, mette, ida] = await Promise.all([
    signedIn(workspace.url, PEOPLE.director),
    signedIn(workspace.url, PEOPLE.otherDirector),
    signedIn(workspace.url, PEOPLE.observer),
  ])
  const plan = '/api/plans/demo-2027'
  await send(anna, `${plan}/versions`, { name: 'Før bestyrelsesmødet' })
  await send(mette, `${plan}/activities`, {
    party: 'difos',
    category: 2,
    title: 'Besøg hos tre universiteter',
    description: 'Medlemmerne møder forskere, der arbejder med sensorer.',
    place: 'Odense, Aarhus og Lyngby',
  })
  await send(mette, `${plan}/versions`, { name: 'Efter koordineringsmødet' })
  await send(ida, `${plan}/threads`, {
    activityId: 'demo-kvalitet-censec',
    body: '@Anna skal bestyrelsen høre om datoen, før invitationerne går ud?',
    mentions: ['anna'],
  })
  await send(anna, '/api/invitations', { email: 'sofie@censec.example', party: 'censec', role: 'planner' })
  await send(anna, '/api/feeds', { locale: 'da', party: 'censec' })
  // Before what is photographed in the event log, whose newest page this would fill.
  await gatherForLabel(anna)
  const reason = 'Advarslerne tages på næste koordineringsmøde.'
  for (const category of [3, 5])
    for (const director of [anna, mette]) await approve(director, plan, category, reason)
  await approve(mette, plan, 4, reason)
  await publish(plan, anna, mette)
  return workspace
}

/** The file for the gold label, some way on: assessed in part, with evidence of several kinds, and a date for the experts. */
async function gatherForLabel(anna: APIRequestContext): Promise<void> {
  const { indicators } = z
    .object({ indicators: z.array(z.object({ id: z.string(), group: z.number() })) })
    .parse(await (await anna.get('/api/label')).json())
  for (const [index, { id, group }] of indicators.entries()) {
    // The last of them nobody has come to yet.
    if (group > 4 || index % 7 === 6) continue
    await send(anna, `/api/label/indicators/${id}/assessments`, {
      level: [4, 3, 3, 2, 4][index % 5],
      state: index % 5 === 3 ? 'under-way' : 'ready',
      text: 'Se bilagene. Tallene er fra de seneste to år.',
      responsibleId: index % 2 === 0 ? 'anna' : 'peter',
      basis: '',
    })
    if (index % 4 === 3) continue
    const activityId = index % 2 === 0 ? 'demo-kvalitet-censec' : 'demo-nis2-difos'
    const source = { kind: 'activity', planId: 'demo-2027', activityId }
    await send(anna, `/api/label/indicators/${id}/evidence`, { source, note: 'Holdt to år i træk.' })
  }
  const uploaded = await anna.post('/api/label/documents?name=Medlemsundersøgelse%202026.txt', {
    data: Buffer.from('87 procent af medlemmerne er tilfredse eller meget tilfredse.'),
    headers: { 'content-type': 'application/octet-stream' },
  })
  const { id: documentId } = z.object({ id: z.string() }).parse(await uploaded.json())
  await send(anna, '/api/label/indicators/cooperation-inside/evidence', {
    source: { kind: 'document', documentId },
    note: 'Spørgsmål 4 handler om samarbejdet.',
  })
  await send(anna, '/api/label/case/acts', { act: 'planned', step: 'expert-review', on: '2027-05-12' })
}

/** A workspace that its first administrator has just set up. */
export async function newWorkspace(): Promise<Workspace> {
  const { workspace, token } = await start([])
  const context = await request.newContext({ baseURL: workspace.url })
  await send(context, '/api/set-up', { ...FIRST_ADMIN, token: token ?? '' })
  await context.dispose()
  return workspace
}

/** Gives the holder of these cookies this person's session. */
export async function signIn(context: APIRequestContext, url: string, email: string): Promise<void> {
  await send(context, `${url}/api/session`, { email, password: PASSWORD })
}

async function signedIn(url: string, email: string): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: url })
  await signIn(context, url, email)
  return context
}

/** As the words stand; with a reason where warnings stand open. */
async function approve(
  by: APIRequestContext,
  plan: string,
  category: number,
  reason?: string,
): Promise<void> {
  const section = await by.get(`${plan}/sections/${category}`)
  const { contentHash } = z.object({ contentHash: z.string() }).parse(await section.json())
  await send(by, `${plan}/sections/${category}/sign-offs`, { contentHash, reason })
}

/** By both: one proposes, the other says yes. */
async function publish(plan: string, one: APIRequestContext, other: APIRequestContext): Promise<void> {
  const acts = `${plan}/publication/acts`
  await send(one, acts, { act: 'asked', robots: 'noindex' })
  const waiting = z.object({ proposal: z.object({ id: z.string() }) })
  const { proposal } = waiting.parse(await (await one.get(`${plan}/publication`)).json())
  await send(other, acts, { act: 'agreed', proposal: proposal.id, robots: 'noindex' })
}

async function send(by: APIRequestContext, place: string, data: object): Promise<void> {
  const answer = await by.post(place, { data })
  if (!answer.ok()) throw new Error(`${place} answered ${answer.status()}: ${await answer.text()}`)
}

/** A server of its own on a folder of its own; `token` is what a new workspace is set up with. */
async function start(words: string[]): Promise<{ workspace: Workspace; token: string | undefined }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'samplan-pictures-'))
  const server = spawn(process.execPath, ['server/main.ts', ...words], {
    cwd: root,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      DEMO_PASSWORD: PASSWORD,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    server.kill('SIGTERM')
    await rm(dataDir, { recursive: true, force: true })
  }
  let url: string | undefined
  for await (const line of createInterface({ input: server.stdout })) {
    url ??= /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    const token = /#token=(\S+)/.exec(line)?.[1]
    if (url && (token || words.includes('--demo'))) return { workspace: { url, stop }, token }
  }
  throw new Error('The server ended before it printed its address.')
}
