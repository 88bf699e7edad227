/** Two servers, each a process of its own, and a mail server that keeps what it gets. */
import type { ParsedMail } from 'mailparser'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { DEMO_PLAN_ID } from './demo/seed-demo.ts'
import { openMailInbox, recipientOf } from './testing/mail-inbox.ts'
import { startPrivateRedis } from './testing/private-redis.ts'
import { ServerProcesses, type Started, signIn } from './testing/server-process.ts'
import { send } from './testing/start-test-server.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'
import { describeWithBoth } from './testing/with-both.ts'
import { newDatabase } from './testing/with-postgres.ts'

const MENTIONED = ['mette', 'peter', 'jonas', 'ida']
const SOON = { timeout: 20_000, interval: 20 }

describeWithBoth('[SERVERS-28] mails of a server that is killed', () => {
  test('all go out, and at most the one twice that it could not note any more: by the same Message-ID', async () => {
    let beforeAnswer = (_mail: ParsedMail): void | Promise<void> => {}
    const inbox = await openMailInbox(0, { taken: (mail) => beforeAnswer(mail) })
    const [url, redis, { folder, remove }] = await Promise.all([
      newDatabase(),
      startPrivateRedis(),
      temporaryFolder(),
    ])
    const processes = new ServerProcesses({
      ...{ DATA_DIR: folder, DATABASE_URL: url, REDIS_URL: redis.url },
      ...{ SMTP_URL: inbox.url, MAIL_FROM: 'Samplan <samplan@example.dk>' },
    })
    const database = new pg.Client(url)
    await database.connect()
    const waiting = async () => (await database.query('SELECT FROM mails')).rowCount
    const first = await processes.start()
    const cookie = await signIn(first.url)

    const mentions: string[] = []
    beforeAnswer = (mail) => {
      if (!isMention(mail)) return
      mentions.push(idOf(mail))
      if (mentions.length === 2) return killed(first)
    }
    const comment = { body: 'Kan I se på det?', mentions: MENTIONED }
    const answer = await send(first.url, 'POST', `/api/plans/${DEMO_PLAN_ID}/threads`, comment, { cookie })
    expect(answer.status).toBe(201)
    await vi.waitFor(() => expect(mentions).toHaveLength(2), SOON)

    // Whoever starts, or has waited for its turn, goes on where the killed one was.
    await processes.start()
    await vi.waitFor(async () => expect(await waiting()).toBe(0), SOON)
    const [, cut] = mentions
    expect(mentions.filter((id) => id === cut)).toHaveLength(2)
    expect(mentions).toHaveLength(MENTIONED.length + 1)
    const people = inbox.mails.filter(isMention).map(recipientOf)
    for (const name of MENTIONED)
      expect(people.filter((to) => to.startsWith(`${name}@`)).length).toBeGreaterThan(0)

    await database.end()
    await processes.killAll()
    await Promise.all([redis.stop(), inbox.close(), remove()])
  }, 120_000)
})

const idOf = ({ messageId = '' }: ParsedMail) => messageId
const isMention = ({ subject = '' }: ParsedMail) => /nævn/i.test(subject)

async function killed({ child }: Started): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  await gone
}
