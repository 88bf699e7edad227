/** The two pages that are measured: a plan in Samplan, and the same words in a plain Tiptap page over y-websocket. */
import { join } from 'node:path'
import { build, preview } from 'vite'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { dice } from '#shared/overlap/testing/dice.ts'
import { fillPlan } from '#shared/plan/fill-plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { roomName } from '../answer-bench.ts'
import { madeUpPlan } from '../made-up-plan.ts'
import { newFolder, removeFolder, type ServerName, ServerProcess } from '../server-process.ts'
import { until } from '../until.ts'
import { type Guest, joinAsGuest, leave } from './guest.ts'

export const PAGE_NAMES = ['plain', 'samplan'] as const
export type PageName = (typeof PAGE_NAMES)[number]

export interface MeasuredPage {
  name: PageName
  /** Of the page with the plan on it. */
  address: string
  /** `name=value` of the person whose page it is; empty where none is asked for. */
  cookie: string
  /** Selectors: of what is gone into to write, and of what one writes in then. */
  opensAt: string
  editor: string
  /** Words of an activity, which every view of the plan shows, and where they then are. */
  words: string
  shownIn: string
  join(): Promise<Guest>
  /** The text that is typed into, in a guest's document, and what carets call it. */
  textOf(document: Y.Doc): Y.XmlFragment
  place: string
  close(): Promise<void>
}

const SEED = 2027
const ROOM = roomName(0)
const INTRODUCTION = 'Vi samler indsatsen om det, hver part er bedst til.'

export function openPages(activities: number): Promise<Record<PageName, MeasuredPage>> {
  return Promise.all([plainPage(activities), samplanPage(activities)]).then(([plain, samplan]) => ({
    plain,
    samplan,
  }))
}

async function samplanPage(activities: number): Promise<MeasuredPage> {
  const { server, close } = await startServer('samplan')
  await fillRoom(server, (document) => {
    const roll = dice(SEED)
    const made = madeUpPlan(activities, roll)
    const content = {
      sections: BUILT_IN_CATEGORIES.map((category) => ({ category, text: paragraphsFrom(INTRODUCTION) })),
      activities: made.map(({ id: _, description, audience, partners, ...activity }) => ({
        ...activity,
        audience: [...audience],
        partners: [...partners],
        body: paragraphsFrom(description),
      })),
    }
    let count = 0
    const ids = { newId: () => `activity-${count++}`, randomBit: () => roll(2) === 1 }
    for (const _ of fillPlan(document, content, ids, undefined));
  })
  const site = new URL(server.ready.url.replace(/^ws/u, 'http')).origin
  return {
    name: 'samplan',
    address: `${site}/planer/${ROOM}`,
    cookie: server.ready.cookie,
    opensAt: '[data-static-text="section/1"]',
    editor: '.plan-document [contenteditable="true"]',
    words: madeUpPlan(1, dice(SEED))[0]?.title ?? '',
    shownIn: 'main',
    join: () => joinAsGuest(server.ready, ROOM),
    textOf: (document) => sectionText(document, 1),
    place: 'section/1',
    close,
  }
}

async function plainPage(activities: number): Promise<MeasuredPage> {
  const { server, close } = await startServer('y-websocket')
  await fillRoom(server, (document) => {
    const text = document.getXmlFragment('default')
    document.transact(() => {
      text.push([block('paragraph', INTRODUCTION)])
      for (const { title, party, start, place, description } of madeUpPlan(activities, dice(SEED))) {
        const facts = block('paragraph', `${party} ${start} ${place}`)
        text.push([block('heading', title), facts, block('paragraph', description)])
      }
    })
  })
  const folder = await newFolder()
  const root = join(import.meta.dirname, 'plain-page')
  const settings = { configFile: false, root, logLevel: 'error' } as const
  await build({ ...settings, build: { outDir: folder, emptyOutDir: true, target: 'es2023' } })
  const files = await preview({
    ...settings,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const asked = new URLSearchParams({ server: server.ready.url.replace(/\/$/u, ''), room: ROOM })
  return {
    name: 'plain',
    address: `${files.resolvedUrls?.local[0]}?${asked}`,
    cookie: '',
    opensAt: '.ProseMirror:has(h1)',
    editor: '.ProseMirror',
    words: madeUpPlan(1, dice(SEED))[0]?.title ?? '',
    shownIn: '.ProseMirror',
    join: () => joinAsGuest(server.ready, ROOM),
    textOf: (document) => document.getXmlFragment('default'),
    place: '',
    async close() {
      await files.close()
      await close()
      await removeFolder(folder)
    },
  }
}

async function startServer(name: ServerName): Promise<{ server: ServerProcess; close(): Promise<void> }> {
  const folder = await newFolder()
  const server = await ServerProcess.start(name, { folder, rooms: 1 })
  const close = async () => {
    await server.stop()
    await removeFolder(folder)
  }
  return { server, close }
}

/** Writes into the room, and resolves once somebody else has all of it. */
async function fillRoom(server: ServerProcess, write: (document: Y.Doc) => void): Promise<void> {
  const author = await joinAsGuest(server.ready, ROOM)
  write(author.document)
  const reader = await joinAsGuest(server.ready, ROOM)
  const wanted = Y.encodeStateVector(author.document)
  await until('all of the plan is in its room', () =>
    Buffer.from(Y.encodeStateVector(reader.document)).equals(Buffer.from(wanted)),
  )
  leave(author)
  leave(reader)
}

function block(name: 'heading' | 'paragraph', words: string): Y.XmlElement {
  const element = new Y.XmlElement(name)
  if (name === 'heading') element.setAttribute('level', '1')
  element.insert(0, [new Y.XmlText(words)])
  return element
}
