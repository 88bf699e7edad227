import { expect, test } from 'vitest'
import { PLAN_ROOM, startTestServer } from '#server/testing/start-test-server.ts'
import { activityRecords, titleOf } from '#shared/plan/plan-document.ts'
import { openAllRooms } from './outsider.ts'
import { share } from './plant.ts'
import { formsFound, formsOf, Recorder } from './recorder.ts'

const WORD = 'kanarieabcdefghijklmnopqr'

test('the search finds a word in every form, wherever it begins', () => {
  for (const before of ['', 'x', 'xy', 'xyz']) {
    const text = `${before}${WORD} og mere`
    const base64 = Buffer.from(Buffer.from(text).toString('base64'))
    expect(formsFound(base64, WORD)).toEqual([`base64+${before.length % 3}`])
    expect(formsFound(Buffer.from(text), WORD)).toEqual(['utf-8'])
    expect(formsFound(Buffer.from(text, 'utf16le'), WORD)).toContain('utf-16le')
    expect(formsFound(Buffer.from(Buffer.from(text).toString('hex')), WORD)).toEqual(['hex'])
  }
  expect(formsOf(WORD)).toHaveLength(8)
  expect(formsFound(Buffer.from('noget helt andet'), WORD)).toEqual([])
})

test('the recorder hears what is shared: by socket, also letter by letter, by route, and packed in a file', async () => {
  const server = await startTestServer()
  const anna = await server.signIn('anna')
  await share(anna, WORD)
  const { cookie } = await server.signIn('ida')
  const bySocket = new Recorder()
  await openAllRooms(server, { name: 'ida', cookie, recorder: bySocket })
  const socket = await anna.openSocket(PLAN_ROOM)
  await socket.sync()
  const [id = ''] = activityRecords(socket.document).keys()
  for (const [at, letter] of [...WORD.toUpperCase()].entries()) {
    socket.edit((document) => {
      const record = activityRecords(document).get(id)
      if (record) titleOf(record)?.insert(at, letter)
    })
    await socket.settled()
  }
  await bySocket.settled()
  for (const word of [WORD, WORD.toUpperCase()]) expect(formsFound(bySocket.all(), word)).toContain('utf-8')
  bySocket.leave()
  for (const path of ['', '/export?format=docx']) {
    const byRoute = new Recorder()
    await byRoute.request(server.url, 'GET', `/api/plans/demo-2027${path}`, undefined, { cookie })
    expect(formsFound(byRoute.all(), WORD), path).toContain('utf-8')
  }
  await server.close()
})
