/** What a secretariat uploads, over HTTP: kept whole, handed out to be saved and never shown, and nobody else's business. */
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { DOCUMENT_LIMIT_BYTES, type UploadedDocument } from '#shared/uploads/document.ts'
import { createMemoryDocuments } from '../adapters/memory-documents.ts'
import { ContentLost, type DocumentStore } from '../ports/document-store.ts'
import { storedDocument } from '../ports/document-store-contract.ts'
import { smallPdf } from '../testing/small-documents.ts'
import { smallDocx } from '../testing/small-docx.ts'
import {
  type PersonName,
  type SignedIn,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

const DOCUMENTS = '/api/label/documents'
const NOTE = new TextEncoder().encode('Et notat om klyngens strategi.\n')

let server: TestServer
let store: DocumentStore
let anna: SignedIn
const lost = new Set<string>()
beforeAll(async () => {
  const memory = createMemoryDocuments()
  store = {
    ...memory,
    read: async (documentId) => {
      if (lost.has(documentId)) throw new ContentLost(documentId, 'for the test')
      return memory.read(documentId)
    },
  }
  server = await startTestServer({ ports: { documents: store }, uploadRoomBytes: 2_000_000 })
  anna = await server.signIn('anna')
})
afterAll(() => server.close())

const upload = (name: string, content: Uint8Array, who = anna) =>
  who.request('POST', `${DOCUMENTS}?name=${encodeURIComponent(name)}`, content)
async function uploaded(name: string, content: Uint8Array = NOTE, who = anna): Promise<UploadedDocument> {
  const response = await upload(name, content, who)
  expect(response.status).toBe(201)
  return response.json()
}
const list = async (who = anna) =>
  (await (await who.request('GET', DOCUMENTS)).json()) as {
    documents: UploadedDocument[]
    usedBytes: number
    roomBytes: number
  }
const refusal = async (response: Response) => {
  const { error } = await response.json()
  return { status: response.status, code: error.code, message: error.message }
}

describe('[UPLOAD-1] a document that is uploaded', () => {
  test('is what its content says, under its name, and comes back byte for byte', async () => {
    const content = await smallPdf()
    const document = await uploaded('Årsrapport “2026”.pdf', content)
    expect(document).toMatchObject({
      party: 'censec',
      name: 'Årsrapport “2026”.pdf',
      type: 'pdf',
      bytes: content.byteLength,
      by: { personId: 'anna' },
    })
    const { documents, usedBytes, roomBytes } = await list()
    expect(documents[0]).toEqual(document)
    expect(usedBytes).toBeGreaterThanOrEqual(content.byteLength)
    expect(roomBytes).toBe(2_000_000)
    const response = await anna.request('GET', `${DOCUMENTS}/${document.id}`)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(content)
  })

  test('without a name has one all the same', async () => {
    expect((await (await anna.request('POST', DOCUMENTS, NOTE)).json()).name).toBe('dokument.txt')
  })
})

describe('[UPLOAD-11] a download', () => {
  test.each([
    [
      'Årsrapport "2026".pdf',
      `attachment; filename="?rsrapport _2026_.pdf"; filename*=UTF-8''%C3%85rsrapport%20_2026_.pdf`,
    ],
    ['../../side.html', 'attachment; filename=side.html.pdf'],
    ['a\r\nX-Evil: 1.pdf', 'attachment; filename="aX-Evil_ 1.pdf"'],
    ['100%41.pdf', `attachment; filename=100%41.pdf; filename*=UTF-8''100%2541.pdf`],
  ])('of %j is to be saved, and nothing in it would run if it were shown', async (name, disposition) => {
    const { id } = await uploaded(name, await smallPdf())
    const response = await anna.request('GET', `${DOCUMENTS}/${id}`)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-disposition': disposition,
      'content-type': 'application/pdf',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(response.headers.get('x-evil')).toBe(null)
  })

  test('of each kind is as much', async () => {
    const { id } = await uploaded(
      'side.html',
      new TextEncoder().encode('alert(1) // <script>alert(1)</script>'),
    )
    const response = await anna.request('GET', `${DOCUMENTS}/${id}`)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=side.html.txt')
    expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })
})

describe('[UPLOAD-8] what is not taken', () => {
  test.each<[string, Uint8Array, number, string]>([
    ['regning.pdf', smallDocx('', { 'word/vbaProject.bin': new Uint8Array(9) }), 422, 'document-macros'],
    ['regning.docx', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 1]), 415, 'document-program'],
    ['tom.pdf', new Uint8Array(), 422, 'document-empty'],
  ])('%s is told in one sentence, and nothing of it is kept', async (name, content, status, code) => {
    const before = await list()
    const told = await refusal(await upload(name, content))
    expect(told).toEqual({ status, code, message: expect.stringMatching(/^[^.]+\.(?: [^.]+\.)?$/u) })
    expect(await list()).toEqual(before)
  })

  test('no form of another site can send it', async () => {
    const response = await fetch(`${server.url}${DOCUMENTS}`, {
      method: 'POST',
      headers: { cookie: anna.cookie, 'content-type': 'text/plain' },
      body: 'Et notat',
    })
    expect((await refusal(response)).code).toBe('invalid-input')
    const packed = await fetch(`${server.url}${DOCUMENTS}`, {
      method: 'POST',
      headers: {
        cookie: anna.cookie,
        'content-type': 'application/octet-stream',
        'content-encoding': 'gzip',
      },
      body: Buffer.from('x'),
    })
    expect((await refusal(packed)).code).toBe('invalid-input')
  })

  test('[UPLOAD-3] there is no room for it: what there is stays', async () => {
    const lines = new TextEncoder().encode(`${'x'.repeat(999)}\n`.repeat(1_500))
    await uploaded('stort.txt', lines)
    const other = lines.with(0, 'y'.charCodeAt(0))
    expect(await refusal(await upload('mere.txt', other))).toMatchObject({
      status: 507,
      code: 'documents-full',
    })
    const { documents } = await list()
    const stort = documents.find(({ name }) => name === 'stort.txt')
    await anna.request('DELETE', `${DOCUMENTS}/${stort?.id}`)
    const { id } = await uploaded('mere.txt', other)
    await anna.request('DELETE', `${DOCUMENTS}/${id}`)
  })
})

/** Sends so many bytes, as fast as they are taken, and tells how many were until there was an answer or the end of the line. */
function pour(
  bytes: number,
  headers: Record<string, string>,
): Promise<{ status: number; code: string; sent: number }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    const outgoing = request({
      hostname,
      port,
      method: 'POST',
      path: `${DOCUMENTS}?name=stor.pdf`,
      headers: { cookie: anna.cookie, 'content-type': 'application/octet-stream', ...headers },
    })
    let told: { status: number; code: string } | undefined
    let sent = 0
    const chunk = Buffer.alloc(64 * 1024, 'x')
    const write = () => {
      while (sent < bytes) {
        sent += chunk.length
        if (!outgoing.write(chunk)) return void outgoing.once('drain', write)
      }
      outgoing.end()
    }
    const end = () =>
      told ? resolve({ ...told, sent }) : reject(new Error('The line ended without an answer.'))
    outgoing.on('response', (response) => {
      const text: Buffer[] = []
      response.on('data', (part: Buffer) => text.push(part))
      response.on('end', () => {
        told = {
          status: response.statusCode ?? 0,
          code: JSON.parse(Buffer.concat(text).toString()).error.code,
        }
      })
    })
    outgoing.on('error', end).on('close', end)
    write()
  })
}

describe('[UPLOAD-12] 200 MB', () => {
  const LARGE = 200 * 1024 * 1024
  test('that are announced are answered before they are sent, and the line ends', async () => {
    const { status, code, sent } = await pour(LARGE, { 'content-length': `${LARGE}` })
    expect({ status, code }).toEqual({ status: 413, code: 'document-too-large' })
    expect(sent).toBeLessThan(DOCUMENT_LIMIT_BYTES)
  })

  test('that are not are answered as soon as they are too much, and no more of them is held', async () => {
    const { status, code, sent } = await pour(LARGE, { 'transfer-encoding': 'chunked' })
    expect({ status, code }).toEqual({ status: 413, code: 'document-too-large' })
    expect(sent).toBeLessThan(2 * DOCUMENT_LIMIT_BYTES)
  })

  test('or less, of many at once, wait for nobody: the ninth is told to come back', async () => {
    const { hostname, port } = new URL(server.url)
    const headers = {
      cookie: anna.cookie,
      'content-type': 'application/octet-stream',
      'content-length': '1000',
    }
    const slow = Array.from({ length: 8 }, () => {
      const one = request({ hostname, port, method: 'POST', path: `${DOCUMENTS}?name=x.txt`, headers })
      one.on('error', () => {}).write('x')
      return one
    })
    await vi.waitFor(async () => expect((await upload('en.txt', NOTE)).status).toBe(429), 5_000)
    for (const one of slow) one.destroy()
    await vi.waitFor(async () => expect((await upload('en.txt', NOTE)).status).toBe(201), 5_000)
  })

  test('say in one sentence how much there may be', async () => {
    const response = await upload('stor.pdf', new Uint8Array(DOCUMENT_LIMIT_BYTES + 1))
    expect(await refusal(response)).toMatchObject({ status: 413, message: expect.stringContaining('25 MB') })
  })
})

describe('[UPLOAD-2] a document that is deleted', () => {
  test('is gone, stays in the list with who and when, and can be uploaded again', async () => {
    const content = new TextEncoder().encode('Kun denne ene gang.\n')
    const { id } = await uploaded('kladde.txt', content)
    const before = (await list()).usedBytes
    const response = await anna.request('DELETE', `${DOCUMENTS}/${id}`)
    expect(await response.json()).toMatchObject({ id, withdrawn: { by: { personId: 'anna' } } })
    const { documents, usedBytes } = await list()
    expect(documents.find((one) => one.id === id)).toMatchObject({ name: 'kladde.txt', withdrawn: {} })
    expect(usedBytes).toBe(before - content.byteLength)
    for (const method of ['GET', 'DELETE'])
      expect(await refusal(await anna.request(method, `${DOCUMENTS}/${id}`))).toMatchObject({ status: 404 })
    expect((await uploaded('kladde.txt', content)).id).not.toBe(id)
  })
})

describe('[UPLOAD-6] of the other party nobody learns anything', () => {
  test.each<PersonName>(['mette', 'jonas', 'ida', 'rikke'])(
    '%s is refused alike for what is there and what is not',
    async (name) => {
      const who = await server.signIn(name)
      const { id } = await uploaded('hemmeligt.txt')
      const ask = async (method: string, path: string, body?: Uint8Array) => {
        const response = await who.request(method, path, body)
        return [response.status, await response.text()]
      }
      for (const method of ['GET', 'DELETE'])
        expect(await ask(method, `${DOCUMENTS}/${id}`)).toEqual(await ask(method, `${DOCUMENTS}/none`))
      expect((await ask('GET', DOCUMENTS))[0]).toBe(403)
      expect((await ask('POST', `${DOCUMENTS}?name=x.txt`, NOTE))[0]).toBe(403)
      expect((await store.list()).find((one) => one.id === id)?.withdrawn).toBeUndefined()
    },
  )

  test('not even who has the file later: what the other party left in the store is not there', async () => {
    await store.add(storedDocument('of-difos', 'Deres', { party: 'difos' }), 2_000_000)
    expect((await list()).documents.map(({ id }) => id)).not.toContain('of-difos')
    for (const method of ['GET', 'DELETE']) {
      const told = await refusal(await anna.request(method, `${DOCUMENTS}/of-difos`))
      expect(told).toEqual(await refusal(await anna.request(method, `${DOCUMENTS}/none`)))
    }
    lost.add('of-difos')
    expect(await refusal(await anna.request('GET', `${DOCUMENTS}/of-difos`))).toMatchObject({ status: 404 })
    expect((await store.list()).find(({ id }) => id === 'of-difos')?.withdrawn).toBeUndefined()
  })
})

test('[UPLOAD-4] a document whose content is lost says so, and who runs the server hears of it', async () => {
  const { id } = await uploaded('tabt.txt')
  lost.add(id)
  expect(await refusal(await anna.request('GET', `${DOCUMENTS}/${id}`))).toMatchObject({
    status: 503,
    code: 'document-lost',
  })
})

test('[UPLOAD-13] who uploaded, fetched and deleted what stands in the trail, for their own party alone', async () => {
  const { id, sha256 } = await uploaded('spor.txt')
  await anna.request('GET', `${DOCUMENTS}/${id}`)
  await anna.request('DELETE', `${DOCUMENTS}/${id}`)
  const mette = await server.signIn('mette')
  await mette.request('GET', `${DOCUMENTS}/${id}`)
  const entriesFor = async (who: SignedIn) =>
    (await (await who.request('GET', '/api/audit?kind=label')).json()).entries as {
      action: string
      facts: { documentId?: string; sha256?: string }
      actor: { id: string; party: string }
      result: string
    }[]
  const own = (await entriesFor(anna)).filter(({ facts }) => facts.documentId === id)
  expect(own.map(({ action, actor, result }) => [action, actor.id, result])).toEqual([
    ['document-withdrawn', 'anna', 'ok'],
    ['document-downloaded', 'anna', 'ok'],
    ['document-uploaded', 'anna', 'ok'],
  ])
  expect(own.at(-1)?.facts.sha256).toBe(sha256)
  // That they were refused is theirs to see, and nothing of what became of the document.
  const others = await entriesFor(mette)
  expect(others.length).toBeGreaterThan(0)
  for (const { actor, result, facts } of others)
    expect([actor.party, result, facts.documentId]).toEqual(['difos', 'not-allowed', undefined])
})

describe('[UPLOAD-6] under another agreement', () => {
  test('the file is the other party’s', async () => {
    const other = await startTestServer({ agreement: { ...BUILT_IN_AGREEMENT, label: { party: 'difos' } } })
    expect((await (await other.signIn('jonas')).request('GET', DOCUMENTS)).status).toBe(200)
    expect((await (await other.signIn('anna')).request('GET', DOCUMENTS)).status).toBe(403)
    await other.close()
  })

  test('that gives nobody one there is none', async () => {
    const { label: _, ...agreement } = BUILT_IN_AGREEMENT
    const other = await startTestServer({ agreement })
    for (const name of ['anna', 'mette', 'ida'] as const)
      expect(await refusal(await (await other.signIn(name)).request('GET', DOCUMENTS))).toMatchObject({
        status: 404,
      })
    expect((await fetch(`${other.url}${DOCUMENTS}`)).status).toBe(401)
    await other.close()
  })
})
