import { encoding } from 'lib0'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { followUpValues, setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { changeActivity, createActivity, removeActivity } from '#shared/plan/edit-plan.ts'
import { ALL_CATEGORIES } from '#shared/plan/plan.ts'
import {
  ACTIVITIES_ROOT,
  activityRecords,
  bodyOf,
  planProperties,
  sectionText,
  titleOf,
} from '#shared/plan/plan-document.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import { checkUpdate, type Ownership } from './check-update.ts'

const VICTIM = 7
const ANYBODY: Ownership = { mayWriteAs: () => true }
const NOT_THE_VICTIM: Ownership = { mayWriteAs: (clientId: number) => clientId !== VICTIM }

let server: Y.Doc

beforeEach(() => {
  server = planDocument()
  createActivity(
    server,
    'a',
    { party: 'censec', category: 1, rank: 'a0', title: 'Messe', description: 'I maj.' },
    's',
  )
})

function planDocument(): Y.Doc {
  const document = new Y.Doc()
  activityRecords(document)
  planProperties(document)
  for (const category of ALL_CATEGORIES) sectionText(document, category)
  return document
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = planDocument()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

/** The update that a change in somebody's copy makes. */
function updateOf(change: (copy: Y.Doc) => void, copy = copyOf(server)): Uint8Array {
  const before = Y.encodeStateVector(copy)
  copy.transact(() => change(copy))
  return Y.encodeStateAsUpdate(copy, before)
}

function record(document: Y.Doc, id = 'a') {
  const found = activityRecords(document).get(id)
  if (!found) throw new Error(`There is no activity ${id}.`)
  return found
}

function body(document: Y.Doc) {
  const found = bodyOf(record(document))
  if (!found) throw new Error('The activity has no body.')
  return found
}

/** An update written by hand. */
function update(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const varUints =
  (...numbers: number[]) =>
  (encoder: encoding.Encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number)
  }

function expectRefused(bytes: Uint8Array, ownership = ANYBODY, document = server) {
  const before = Y.encodeStateAsUpdate(document)
  expect(checkUpdate(document, bytes, ownership)).toMatchObject({ ok: false })
  expect(Y.encodeStateAsUpdate(document)).toEqual(before)
}

function expectTaken(bytes: Uint8Array) {
  expect(checkUpdate(server, bytes, ANYBODY)).toMatchObject({ ok: true })
  Y.applyUpdate(server, bytes)
  expect(server.store.pendingStructs).toBeNull()
  expect(server.store.pendingDs).toBeNull()
}

test('[INPUT-3] a record stands under an id that an address can hold, and under no other', () => {
  const recordAt = (id: string) =>
    updateOf((copy) => activityRecords(copy).set(id, new Y.Map([['title', new Y.Text('Messe')]])))
  for (const id of ['a b', 'a/b', '', '../a', 'é', 'a'.repeat(65)]) expectRefused(recordAt(id))
  expect(checkUpdate(server, recordAt('Ny_aktivitet-1'), ANYBODY).ok).toBe(true)
})

test.each([
  ['a/navn', 'Kirsten Holm'],
  ['a/participants', 'Kirsten Holm'],
  ['a/participants', -1],
  ['a/on', '2027-02-31'],
  ['a/outcome', 'maybe'],
  ['a/lessons', 'x'.repeat(4_001)],
  ['participants', 3],
  ['a b/participants', 3],
  ['a/participants', new Y.Map()],
])('[FOLLOW-1] what is kept of those who took part is counts: %s refuses %s', (key, value) => {
  expectRefused(updateOf((copy) => followUpValues(copy).set(key, value)))
})

describe('[SYNC-2] what an editor makes is taken', () => {
  const edits: Record<string, (copy: Y.Doc) => void> = {
    'a new activity': (copy) =>
      createActivity(copy, 'b', { party: 'difos', category: 2, rank: 'a0', audience: ['SMV'] }, 'x'),
    'changed fields': (copy) =>
      void changeActivity(
        copy,
        'a',
        { title: 'Stor messe', partners: ['DTU'], budget: 5, start: '2027-01-01' },
        'x',
      ),
    'what became of an activity': (copy) => {
      setFollowUp(copy, 'a', { outcome: 'held', participants: 40, 'region:oestdanmark': 12, lessons: 'x' })
      setFollowUp(copy, 'a', { participants: undefined, 'content:1': 4 })
    },
    'a removed activity': (copy) => removeActivity(copy, 'a', 'x'),
    'a deleted line': (copy) => body(copy).delete(0, 1),
    'text written and deleted in one go': (copy) => {
      titleOf(record(copy))?.insert(0, 'forkert')
      titleOf(record(copy))?.delete(0, 7)
    },
    nothing: () => {},
    'headings, lists, tables, marks and links': (copy) =>
      appendRichText(sectionText(copy, 3), [
        { kind: 'heading', level: 2, runs: [{ text: 'Mål', bold: true }] },
        { kind: 'list', ordered: true, start: 3, items: [[{ kind: 'paragraph', runs: [{ text: 'ét' }] }]] },
        {
          kind: 'paragraph',
          runs: [{ text: 'se ' }, { text: 'her', link: 'https://censec.example' }, { text: '\n' }],
        },
        {
          kind: 'table',
          rows: [[{ header: true, columns: 2, rows: 1, blocks: [{ kind: 'paragraph', runs: [] }] }]],
        },
      ]),
  }
  test.each(Object.entries(edits))('%s', (_what, edit) => expectTaken(updateOf(edit)))

  test('the whole document at once, as after a long time offline', () => {
    const copy = copyOf(server)
    for (const [, edit] of Object.entries(edits)) updateOf(edit, copy)
    expectTaken(Y.encodeStateAsUpdate(copy))
  })

  test('what is there already, which makes nobody its writer', () => {
    const everything = Y.encodeStateAsUpdate(server)
    expect(checkUpdate(server, everything, { mayWriteAs: () => false })).toEqual({ ok: true, writers: [] })
    expectTaken(everything)
  })
})

describe('[SYNC-2] an attack is refused whole', () => {
  test('M1 squatting on somebody’s clocks with one struct of a billion', () => {
    const squat = update(varUints(1, 1, VICTIM, 0, 0, 1_000_000_000, 0))
    expectRefused(squat)
    const small = update(varUints(1, 1, VICTIM, 0, 0, 10, 0))
    expectRefused(small, NOT_THE_VICTIM)
  })

  test('M2 deleting what somebody has yet to write', () => {
    expectRefused(update(varUints(0, 1, VICTIM, 1, 0, 1_000_000)))
    expectRefused(update(varUints(0, 1, server.clientID, 1, 5, 1_000_000)))
  })

  test('M3 building on what nobody has', () => {
    const copy = copyOf(server)
    updateOf((document) => titleOf(record(document))?.insert(0, 'første '), copy)
    expectRefused(updateOf((document) => titleOf(record(document))?.insert(0, 'anden '), copy))
    const other = planDocument()
    createActivity(other, 'c', { party: 'censec', category: 1, rank: 'a0' }, 'x')
    const missing = copyOf(other)
    missing.clientID = 99
    expectRefused(updateOf((document) => titleOf(record(document, 'c'))?.insert(0, 'x'), missing))
  })

  test('M6 nesting without end', () => {
    expectRefused(
      updateOf((copy) => {
        let list = new Y.XmlElement('bulletList')
        sectionText(copy, 1).insert(0, [list])
        for (let depth = 0; depth < 2_000; depth++) {
          const inner = new Y.XmlElement('bulletList')
          list.insert(0, [inner])
          list = inner
        }
      }),
    )
  })

  test('M9 keys that mean something to JavaScript', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      expectRefused(updateOf((copy) => record(copy).set(key, 'x')))
      expectRefused(updateOf((copy) => planProperties(copy).set(key, 'x')))
    }
  })

  test('one client listed twice, or listed without structs', () => {
    expectRefused(update(varUints(2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0)))
    expectRefused(update(varUints(2, 1, 5, 0, 0, 1, 0, 5, 0, 0)))
  })

  test('writing under somebody else’s client id', () => {
    const copy = copyOf(server)
    copy.clientID = VICTIM
    const forged = updateOf((document) => titleOf(record(document))?.insert(0, 'x'), copy)
    expectRefused(forged, NOT_THE_VICTIM)
    expectTaken(forged)
  })

  const contents: Record<string, (copy: Y.Doc) => void> = {
    'a root that is no part of a plan': (copy) => copy.getMap('secrets').set('a', 1),
    'an unknown node': (copy) => body(copy).insert(0, [new Y.XmlElement('script')]),
    'an attribute that is none of ours': (copy) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.setAttribute('onclick', 'alert(1)')
      body(copy).insert(0, [paragraph])
    },
    'a link that runs': (copy) => linked(copy, { href: 'javascript:alert(1)' }),
    'a link that is no text': (copy) => linked(copy, { href: ['https://x'] }),
    'an unknown mark': (copy) => marked(copy, { comment: { id: 1 } }),
    'an embedded object': (copy) => {
      const text = new Y.XmlText()
      const paragraph = new Y.XmlElement('paragraph')
      body(copy).insert(0, [paragraph])
      paragraph.insert(0, [text])
      text.insertEmbed(0, { image: 'x' })
    },
    'a subdocument': (copy) => record(copy).set('goal', new Y.Doc()),
    'bytes in a field': (copy) => record(copy).set('goal', Uint8Array.of(1)),
    'an object in a field': (copy) => record(copy).set('goal', { toString: 'x' }),
    'a number where an activity stands': (copy) => void copy.getMap(ACTIVITIES_ROOT).set('x', 5),
    'a map for a title': (copy) => record(copy).set('title', new Y.Map()),
    'a list': (copy) => record(copy).set('audience', new Y.Array()),
    'text straight in a body': (copy) => body(copy).insert(0, [new Y.XmlText('x')]),
    'a cell as wide as the earth': (copy) => attributed(copy, 'tableCell', 'colspan', 1_000_000_000),
    'a level that is no number': (copy) => attributed(copy, 'heading', 'level', Number.NaN),
    'a mark that is a list': (copy) => marked(copy, { bold: [] }),
    'a format under a key': (copy) => {
      const title = titleOf(record(copy))
      if (title) Y.transact(copy, (transaction) => keyedFormat(transaction, title))
    },
    'a node in a map': (copy) => record(copy).set('body', new Y.XmlElement('paragraph')),
  }
  test.each(Object.entries(contents))('%s', (_what, change) => expectRefused(updateOf(change)))

  test.each([[[]], [[255]], [[1, 255, 255, 255, 255, 255, 255, 255, 15]], [[1, 1, 1, 0, 31, 1]]])(
    'the bytes %j',
    (bytes) => expectRefused(Uint8Array.from(bytes)),
  )

  test('more than fits', () => expectRefused(new Uint8Array(2 * 1024 * 1024 + 1)))

  function marked(copy: Y.Doc, marks: Record<string, object>) {
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    body(copy).insert(0, [paragraph])
    paragraph.insert(0, [text])
    text.insert(0, 'x', marks)
  }

  function attributed(copy: Y.Doc, node: string, name: string, value: number) {
    const element = new Y.XmlElement(node)
    // Yjs declares attributes as strings, while editors store JSON values.
    Reflect.apply(element.setAttribute, element, [name, value])
    body(copy).insert(0, [element])
  }

  function keyedFormat(transaction: Y.Transaction, title: Y.Text) {
    const { clientID, store } = transaction.doc
    const id = Y.createID(clientID, Y.getState(store, clientID))
    const format = new Y.ContentFormat('bold', true)
    new Y.Item(id, null, null, null, null, title, 'bold', format).integrate(transaction, 0)
  }

  function linked(copy: Y.Doc, link: object) {
    marked(copy, { link })
  }
})

describe('[SYNC-2] what would change something without anybody hearing of it is refused', () => {
  const WRITER = 5
  const RIGHT_BEHIND_HALF = 2

  /** The activity's title, written by WRITER and holding a character of two code units. */
  function titleWithEmoji(): { text: Y.Text; clock: number } {
    const copy = copyOf(server)
    copy.clientID = WRITER
    expectTaken(updateOf((document) => titleOf(record(document))?.insert(0, 'x😀y'), copy))
    const text = titleOf(record(server))
    if (!text?._start) throw new Error('The title is empty.')
    return { text, clock: text._start.id.clock }
  }

  test('a deletion of nothing: of what is not there, at the end, or in the middle of a character', () => {
    const { text, clock } = titleWithEmoji()
    const end = Y.getState(server.store, WRITER)
    for (const at of [0, end, clock + RIGHT_BEHIND_HALF]) {
      expectRefused(update(varUints(0, 1, at === 0 ? 99 : WRITER, 1, at, 0)))
    }
    expect(text.toString()).toContain('x😀y')
  })

  test('what is known already, told anew as standing in the middle of a character', () => {
    const { text, clock } = titleWithEmoji()
    const known = update((encoder) => {
      varUints(1, 1, server.clientID, 0)(encoder)
      stringBehind(encoder, WRITER, clock + RIGHT_BEHIND_HALF - 1)
      varUints(0)(encoder)
    })
    expectRefused(known)
    expect(text.toString()).toContain('x😀y')
  })

  test('while half a character that is deleted for everybody is taken, for editors may do so', () => {
    const { clock } = titleWithEmoji()
    expectTaken(update(varUints(0, 1, WRITER, 1, clock + RIGHT_BEHIND_HALF, 1)))
  })

  test('a letter behind the one that it comes before, which would stand elsewhere after a restart', () => {
    const { clock } = titleWithEmoji()
    const between = (left: Y.ID, right: Y.ID) =>
      update((encoder) => {
        varUints(1, 1, 9, 0)(encoder)
        encoding.writeUint8(encoder, BEHIND | BEFORE | STRING)
        varUints(left.client, left.clock, right.client, right.clock)(encoder)
        encoding.writeVarString(encoder, 'z')
        varUints(0)(encoder)
      })
    const letter = (index: number) => Y.createID(WRITER, clock + index)
    const elsewhere = body(server)._start?.id
    if (!elsewhere) throw new Error('The body is empty.')
    expectRefused(between(letter(3), letter(0)))
    expectRefused(between(letter(1), letter(1)))
    expectRefused(between(letter(1), elsewhere))
    expectTaken(between(letter(0), letter(3)))
  })

  test('a text that goes on in another place than it began', () => {
    const { clock } = titleWithEmoji()
    const elsewhere = updateOf((copy) => {
      const paragraph = new Y.XmlElement('paragraph')
      body(copy).insert(0, [paragraph])
      paragraph.insert(0, [new Y.XmlText('z')])
    })
    expectTaken(elsewhere)
    const target = body(server).get(0)
    if (!(target instanceof Y.XmlElement)) throw new Error('There is no paragraph.')
    const text = target.get(0)
    if (!(text instanceof Y.XmlText) || !text._start) throw new Error('There is no text.')
    const { client, clock: targetClock } = text._start.id
    const end = Y.getState(server.store, WRITER)
    const moved = update((encoder) => {
      varUints(1, 1, WRITER, clock)(encoder)
      stringBehind(encoder, client, targetClock, 'x'.repeat(end - clock + 3))
      varUints(0)(encoder)
    })
    expect(checkUpdate(server, moved, ANYBODY)).toMatchObject({ ok: false, builtOnMissing: true })
  })

  test('a root of another name, be it only named by what is known already', () => {
    const named = update((encoder) => {
      varUints(1, 1, server.clientID, 0)(encoder)
      encoding.writeUint8(encoder, STRING)
      varUints(1)(encoder)
      encoding.writeVarString(encoder, 'secrets')
      encoding.writeVarString(encoder, 'x')
      varUints(0)(encoder)
    })
    expectRefused(named)
    expect([...server.share.keys()]).not.toContain('secrets')
  })
})

describe('[SYNC-8] [S8] what is made to keep the server busy is refused before it does', () => {
  const MANY = 40_000
  const WRITER = 4

  /** A long title, which is one item, or one item a letter where they come one before the other. */
  function longTitle(length: number, atOnce: boolean): Y.Item {
    const copy = copyOf(server)
    copy.clientID = WRITER
    const long = updateOf((document) => {
      const title = titleOf(record(document))
      if (atOnce) title?.insert(0, 'x'.repeat(length))
      else for (let letter = 0; letter < length; letter++) title?.insert(0, 'x')
      title?.insert(0, 'fed', { bold: true })
    }, copy)
    Y.applyUpdate(server, long)
    const item = titleOf(record(server))?._item
    if (!item) throw new Error('There is no title.')
    return item
  }

  /** One client’s items, each written by hand. */
  const manyItems = (count: number, write: (encoder: encoding.Encoder, index: number) => void) =>
    update((encoder) => {
      varUints(1, count, 9, 0)(encoder)
      for (let index = 0; index < count; index++) write(encoder, index)
      varUints(0)(encoder)
    })

  const attacks: Record<string, () => Uint8Array> = {
    'clients that each build on the next': () =>
      update((encoder) => {
        varUints(MANY)(encoder)
        for (let client = 0; client < MANY; client++) {
          varUints(1, 100 + client, 0)(encoder)
          stringBehind(encoder, 101 + client, 0)
        }
        varUints(0)(encoder)
      }),
    'more client ids than anybody has': () =>
      update((encoder) => {
        varUints(MANY)(encoder)
        for (let client = 0; client < MANY; client++) varUints(1, 100 + client, 0, 0, 1)(encoder)
        varUints(0)(encoder)
      }),
    'documents within the document': () =>
      manyItems(MANY, (encoder) => {
        encoding.writeUint8(encoder, BEHIND | 9)
        varUints(server.clientID, 0)(encoder)
        encoding.writeVarString(encoder, '')
        encoding.writeAny(encoder, {})
      }),
    'more structs than an editor makes of so many bytes': () =>
      manyItems(300_000, (encoder) => varUints(0, 1)(encoder)),
    'deletions of every other letter of a million': () => {
      longTitle(1_000_000, true)
      return update((encoder) => {
        varUints(0, 1, WRITER, 400_000)(encoder)
        for (let cut = 0; cut < 400_000; cut++) varUints(2 * cut + 1, 1)(encoder)
      })
    },
    'letters that may stand anywhere in a long text': () => {
      const { client, clock } = longTitle(MANY, false).id
      return manyItems(MANY, (encoder) => {
        encoding.writeUint8(encoder, STRING)
        varUints(0, client, clock)(encoder)
        encoding.writeVarString(encoder, 'y')
      })
    },
    'values that are all the first of their key': () => {
      const item = activityRecords(server).get('a')?._item
      if (!item) throw new Error('There is no activity.')
      return manyItems(MANY, (encoder, index) => {
        encoding.writeUint8(encoder, KEYED | ANY)
        varUints(0, item.id.client, item.id.clock)(encoder)
        encoding.writeVarString(encoder, 'goal')
        varUints(1)(encoder)
        encoding.writeAny(encoder, index)
      })
    },
    'one deletion of a long text written backwards, with something bold in it': () => {
      longTitle(MANY, false)
      return update(varUints(0, 1, WRITER, 1, 0, MANY))
    },
  }
  test.each(Object.entries(attacks))('%s', (_what, attack) => expectRefused(attack()))

  test('while much written in one place by two who were offline is taken', () => {
    longTitle(2_000, false)
    const [one, other] = [copyOf(server), copyOf(server)]
    const write = (words: string) => (copy: Y.Doc) => {
      const title = titleOf(record(copy))
      for (let word = 0; word < 600; word++) {
        title?.insert(1_000, words)
        title?.insert(1_000 + words.length, '-', word % 2 ? { bold: true } : { bold: null })
      }
      title?.delete(1_200, 500)
    }
    expectTaken(updateOf(write('messe'), one))
    expectTaken(updateOf(write('møde'), other))
  })
})

test('[SYNC-2] [S7] of ten thousand ways to write or delete under somebody else’s client id none has an effect', () => {
  const seed = 7
  const random = seededRandom(seed)
  const victim = copyOf(server)
  victim.clientID = VICTIM
  expectTaken(updateOf((copy) => titleOf(record(copy))?.insert(0, 'mit '), victim))
  const state = Y.getState(server.store, VICTIM)
  const before = Y.encodeStateAsUpdate(server)
  for (let variant = 0; variant < 10_000; variant++) {
    const forged = update((encoder) => {
      if (random.below(4) === 0) {
        varUints(0, 1, VICTIM, 1, random.below(state), state + 1 + random.below(1_000_000))(encoder)
        return
      }
      const own = random.below(2)
      varUints(1 + own)(encoder)
      if (own) varUints(1, 9, 0, 0, 1 + random.below(5))(encoder)
      varUints(1, VICTIM, random.below(state + 1))(encoder)
      const length = state + 1 + random.below(1_000)
      if (random.below(2)) varUints(random.below(2), length)(encoder)
      else stringBehind(encoder, server.clientID, random.below(5), 'x'.repeat(length))
      varUints(0)(encoder)
    })
    expect(checkUpdate(server, forged, NOT_THE_VICTIM).ok, `seed ${seed}, variant ${variant}`).toBe(false)
  }
  expect(Y.encodeStateAsUpdate(server)).toEqual(before)
  expectTaken(updateOf((copy) => titleOf(record(copy))?.insert(4, 'ord '), victim))
  expect(titleOf(record(server))?.toString()).toBe('mit ord Messe')
})

test('[SYNC-2] [S9] M3 ten thousand updates that build on what nobody has cost no more than as many sound ones', () => {
  const COUNT = 10_000
  const copy = copyOf(server)
  const sound: Uint8Array[] = []
  copy.on('update', (bytes: Uint8Array) => sound.push(bytes))
  for (let letter = 0; letter < COUNT + 1; letter++) titleOf(record(copy))?.insert(letter, 'x')
  const orphans = sound.slice(1)
  const before = Y.encodeStateAsUpdate(server)
  const started = process.cpuUsage()
  const checks = orphans.map((orphan) => checkUpdate(server, orphan, ANYBODY))
  const forOrphans = process.cpuUsage(started).user
  expect(checks.every((check) => !check.ok && check.builtOnMissing)).toBe(true)
  expect(Y.encodeStateAsUpdate(server)).toEqual(before)
  const startedSound = process.cpuUsage()
  for (const bytes of sound) {
    if (checkUpdate(server, bytes, ANYBODY).ok) Y.applyUpdate(server, bytes)
  }
  const forSound = process.cpuUsage(startedSound).user
  expect(titleOf(record(server))?.length).toBe('Messe'.length + COUNT + 1)
  expect(forOrphans).toBeLessThan(2 * forSound)
})

/** How Yjs writes a struct's kind and what it comes with. */
const STRING = 4
const ANY = 8
const KEYED = 0x20
const BEHIND = 0x80
const BEFORE = 0x40

function stringBehind(encoder: encoding.Encoder, client: number, clock: number, text = 'x'): void {
  encoding.writeUint8(encoder, BEHIND | STRING)
  varUints(client, clock)(encoder)
  encoding.writeVarString(encoder, text)
}

test('[SYNC-8] M4 of many damaged updates none throws, is applied in part or leaves anything pending', () => {
  const seed = 20271101
  const random = seededRandom(seed)
  const good = updateOf((copy) => {
    changeActivity(
      copy,
      'a',
      { title: 'Messe og møde', description: 'Den 3. maj\nI Odense', partners: ['SDU'] },
      'x',
    )
    removeActivity(copy, 'a', 'x')
  })
  let taken = 0
  for (let round = 0; round < 5_000; round++) {
    const bytes = good.slice(0, random.below(8) === 0 ? random.below(good.length) : good.length)
    for (let flips = random.below(3); flips >= 0; flips--) {
      if (bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256)
    }
    const document = copyOf(server)
    if (!checkUpdate(document, bytes, ANYBODY).ok) continue
    taken++
    expect(() => Y.applyUpdate(document, bytes), `seed ${seed}, round ${round}`).not.toThrow()
    expect(document.store.pendingStructs, `seed ${seed}, round ${round}`).toBeNull()
    expect(document.store.pendingDs, `seed ${seed}, round ${round}`).toBeNull()
  }
  expect(taken).toBeGreaterThan(0)
})
