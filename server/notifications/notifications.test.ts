/** Notices and mails as people get them: the real server, a real SMTP server, and a clock that is moved by hand. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { directoryOver } from '../adapters/directory-data.ts'
import { openDirectoryFile } from '../adapters/lowdb-directory.ts'
import { createMemoryStore } from '../adapters/memory-directory.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { noticeStoreOver } from '../adapters/notice-data.ts'
import { createSmtpMailer } from '../adapters/smtp-mailer.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { headerOf, type MailInbox, openMailInbox } from '../testing/mail-inbox.ts'
import { bringMeetingTo } from '../testing/meeting-steps.ts'
import { type PersonName, send, startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SECRET_WORDS = 'kornblomst-hemmelighed'
const THREADS = `/api/plans/${DEMO_PLAN_ID}/threads`

let now: number
let inbox: MailInbox
let server: TestServer
let folder: string
let remove: () => Promise<void>
const journal = { current: createMemoryJournal() }

/** Monday 11 January 2027, noon in Denmark. */
const NOON = Date.parse('2027-01-11T11:00:00Z')

beforeEach(async () => {
  now = NOON
  ;({ folder, remove } = await temporaryFolder())
  inbox = await openMailInbox()
  journal.current = createMemoryJournal()
  await start()
  await settle()
})
afterEach(async () => {
  await server.close()
  await inbox.close()
  await remove()
})

async function start(empty = false): Promise<void> {
  const file = await openDirectoryFile(join(folder, 'directory.json'))
  server = await startTestServer({
    empty,
    publicUrl: new URL('https://plan.example.dk'),
    ports: {
      directory: directoryOver(file),
      notices: noticeStoreOver(file),
      journal: journal.current,
      clock: { now: () => now },
      mailer: createSmtpMailer({ url: inbox.url, from: 'Samplan <samplan@example.dk>' }),
    },
  })
}

/** What the demo itself holds is no news to be tested. */
async function settle(): Promise<void> {
  now += 2 * HOUR
  await server.server.mail.run()
}
const round = () => server.server.mail.run()
const idOf = (name: PersonName) => demoPersonNamed(name).id
const emailOf = (name: PersonName) => demoPersonNamed(name).email

async function comment(as: PersonName, body: string, mentions: PersonName[] = [], more: object = {}) {
  now += 1_000
  const author = await server.signIn(as)
  const answer = await author.request('POST', THREADS, { body, mentions: mentions.map(idOf), ...more })
  expect(answer.status).toBe(201)
  return (await answer.json()) as { id: string; comments: { id: string }[] }
}
async function list(as: PersonName) {
  return (await (await server.signIn(as)).request('GET', '/api/notifications')).json()
}
const unread = async (as: PersonName) =>
  (await list(as)).notices.filter(({ isRead }: { isRead: boolean }) => !isRead)
const mailsTo = (name: PersonName) =>
  inbox.mails.filter((mail) => headerOf(mail, 'to').includes(emailOf(name)))
async function change(as: PersonName, settings: object) {
  const answer = await (await server.signIn(as)).request('PATCH', '/api/notifications/settings', settings)
  expect(answer.status).toBe(200)
}
/** Until the next morning's digests have gone out. */
async function nextMorning(): Promise<void> {
  now = Math.ceil(now / (24 * HOUR)) * 24 * HOUR + 6.5 * HOUR
  await round()
}

describe('[NOTE-3] in the product', () => {
  test('a mention is a number to who is mentioned and a dot to the others', async () => {
    for (const name of ['mette', 'ida', 'anna'] as const)
      await (await server.signIn(name)).request('POST', '/api/notifications/read', {
        upTo: new Date(now).toISOString(),
      })
    await comment('anna', 'Kan du?', ['mette'])
    expect(await list('mette')).toMatchObject({ aimed: 1, hasRest: false })
    expect((await unread('mette'))[0]).toMatchObject({ kind: 'mention', by: { name: 'Anna' } })
    expect(await list('ida')).toMatchObject({ aimed: 0, hasRest: true })
    expect(await list('anna')).toMatchObject({ aimed: 0, hasRest: false })
  })

  test('one is marked as read by itself, and all up to what was shown', async () => {
    const mette = await server.signIn('mette')
    await comment('anna', 'Den første', ['mette'])
    await comment('anna', 'Den anden', ['mette'])
    const [newest, first] = await unread('mette')
    await mette.request('POST', '/api/notifications/read', { id: first.id })
    expect((await list('mette')).aimed).toBe(1)
    await comment('anna', 'Kom imens', ['mette'])
    await mette.request('POST', '/api/notifications/read', { upTo: newest.at })
    expect((await list('mette')).aimed).toBe(1)
    // Nobody has read what is still to come.
    await mette.request('POST', '/api/notifications/read', { upTo: '2099-01-01T00:00:00Z' })
    await comment('anna', 'Senere', ['mette'])
    expect((await list('mette')).aimed).toBe(1)
  })

  test('what was read stays so after a restart', async () => {
    const { comments } = await comment('anna', 'Kan du?', ['mette'])
    const [{ id }] = await unread('mette')
    expect(id).toContain(comments[0]?.id)
    await (await server.signIn('mette')).request('POST', '/api/notifications/read', { id })
    const file = await openDirectoryFile(join(folder, 'directory.json'))
    expect((await noticeStoreOver(file).findRecord(idOf('mette')))?.seen.ids).toEqual([id])
  })
})

describe('[NOTE-4] a mention is mailed at once', () => {
  test('to who is mentioned and nobody else, with titles, why, and a way out, and no word of the comment', async () => {
    await comment('anna', SECRET_WORDS, ['mette'], { activityId: await anActivity('Messe <b>&</b> "Paris"') })
    await round()
    expect(inbox.mails).toHaveLength(1)
    const [mail] = mailsTo('mette')
    expect(mail?.subject).toBe('Anna nævnte dig i Fælles aktivitetsplan 2027')
    expect(mail?.text).toContain('Anna nævnte dig i en kommentar til »Messe <b>&</b> "Paris"«')
    expect(mail?.text).toContain(`https://plan.example.dk/planer/${DEMO_PLAN_ID}#kommentar/`)
    expect(mail?.text).toContain('Du får denne mail, fordi du blev nævnt i en kommentar.')
    expect(mail?.text).toContain('https://plan.example.dk/afmeld#mention.')
    expect(mail?.html).toContain('Messe &lt;b&gt;&amp;&lt;/b&gt; &quot;Paris&quot;')
    expect(headerOf(mail as never, 'list-unsubscribe')).toMatch(
      /^<https:\/\/plan\.example\.dk\/api\/mail\/stop\/mention\./,
    )
    expect(headerOf(mail as never, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(headerOf(mail as never, 'auto-submitted')).toBe('auto-generated')
    expect(JSON.stringify(inbox.mails)).not.toContain(SECRET_WORDS)
    await round()
    expect(inbox.mails).toHaveLength(1)
    await nextMorning()
    expect(mailsTo('mette')).toHaveLength(1)
  })

  test('also where another wording of a comment calls somebody, and then to nobody else', async () => {
    const { id, comments } = await comment('anna', 'Kan nogen?', ['mette'])
    await nextMorning()
    const before = inbox.mails.length
    const author = await server.signIn('anna')
    const answer = await author.request('PATCH', `${THREADS}/${id}/comments/${comments[0]?.id}`, {
      body: 'Kan I to?',
      mentions: [idOf('mette'), idOf('jonas')],
    })
    expect(answer.status).toBe(200)
    await round()
    await nextMorning()
    const since = inbox.mails.slice(before)
    expect(since.map((mail) => headerOf(mail, 'to'))).toEqual([expect.stringContaining(emailOf('jonas'))])
    expect((await unread('jonas'))[0]).toMatchObject({ kind: 'mention' })
  })

  test('in the language that is chosen', async () => {
    await change('mette', { locale: 'en' })
    await comment('anna', 'Kan du?', ['mette'])
    await round()
    expect(mailsTo('mette')[0]?.subject).toBe('Anna mentioned you in Fælles aktivitetsplan 2027')
  })

  test('or waits for the digest where that is chosen', async () => {
    await change('mette', { mentionsAtOnce: false })
    await comment('anna', 'Kan du?', ['mette'])
    await round()
    expect(inbox.mails).toHaveLength(0)
    await nextMorning()
    expect(mailsTo('mette')[0]?.text).toContain('Anna nævnte dig')
  })
})

describe('[NOTE-11] an approval that waits is mailed soon', () => {
  const say = async (as: PersonName, category: number, act = 'approved') => {
    now += 1_000
    const director = await server.signIn(as)
    const path = `/api/plans/${DEMO_PLAN_ID}/sections/${category}`
    const { contentHash } = await (await director.request('GET', path)).json()
    const said = { act, contentHash, reason: 'Vi tager det på næste møde.' }
    expect((await director.request('POST', `${path}/sign-offs`, said)).status).toBe(201)
  }
  const later = async (milliseconds: number) => {
    now += milliseconds
    await round()
  }

  test('to the other party’s directors, one mail for those that were given in a row', async () => {
    await say('anna', 5)
    await round()
    await say('anna', 4)
    await round()
    expect(inbox.mails).toEqual([])
    await later(2 * MINUTE)
    expect(inbox.mails).toHaveLength(1)
    const [mail] = mailsTo('mette')
    expect(mail?.subject).toBe('Anna venter på din godkendelse i Fælles aktivitetsplan 2027')
    expect(mail?.text).toContain('Anna har godkendt afsnit 5 og venter på din godkendelse')
    expect(mail?.text).toContain('Anna har godkendt afsnit 4 og venter på din godkendelse')
    expect(mail?.text).toContain('fordi den anden parts godkendelse venter på din')
    expect(mail?.text).toContain('https://plan.example.dk/afmeld#approval.')
    await nextMorning()
    expect(mailsTo('mette')).toHaveLength(1)
  })

  test('after ten minutes, though more are still being given', async () => {
    for (const category of [1, 2, 3, 4, 5]) {
      await say('anna', category)
      await later(1.9 * MINUTE)
    }
    expect(inbox.mails).toEqual([])
    await later(0.6 * MINUTE)
    expect(mailsTo('mette')).toHaveLength(1)
  })

  test('not once it was taken back or answered, nor to who wants none', async () => {
    await say('anna', 5)
    await say('anna', 4)
    await say('anna', 5, 'withdrew')
    await say('mette', 4)
    await later(HOUR)
    expect(inbox.mails).toEqual([])
    await change('mette', { approvalsAtOnce: false })
    await say('anna', 3)
    await later(HOUR)
    expect(inbox.mails).toEqual([])
    await nextMorning()
    expect(mailsTo('mette')[0]?.text).toContain('Anna har godkendt afsnit 3')
  })

  test('one click ends mails of that kind alone', async () => {
    await say('anna', 5)
    await later(HOUR)
    const header = headerOf(mailsTo('mette')[0] as never, 'list-unsubscribe')
    const stopped = await fetch(`${server.url}${new URL(header.slice(1, -1)).pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(stopped.ok).toBe(true)
    const mette = await server.signIn('mette')
    const { settings } = await (await mette.request('GET', '/api/notifications/settings')).json()
    expect(settings).toMatchObject({ approvalsAtOnce: false, mentionsAtOnce: true, digest: 'daily' })
  })
})

describe('[NOTE-5] all else is one digest a day', () => {
  test('at half past seven, once, with all of it, and nothing where there is nothing', async () => {
    await comment('anna', SECRET_WORDS)
    await comment('peter', SECRET_WORDS)
    now = Date.parse('2027-01-12T06:29:59Z')
    await round()
    expect(inbox.mails).toHaveLength(0)
    now += 1_000
    await round()
    await round()
    const [mail, ...more] = mailsTo('mette')
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Daglig oversigt: 2 nyheder i Samplan')
    expect(mail?.text).toContain('Anna kommenterede planen')
    expect(mail?.text).toContain('fordi du får en daglig oversigt kl. 07.30')
    expect(mailsTo('anna')[0]?.subject).toBe('Daglig oversigt: én nyhed i Samplan')
    expect(JSON.stringify(inbox.mails)).not.toContain(SECRET_WORDS)
    const sent = inbox.mails.length
    await nextMorning()
    expect(inbox.mails).toHaveLength(sent)
  })

  test('[FOLLOW-7] with each follow-up that has become late, once, to whoever is to write it', async () => {
    const title = 'Nytårskur'
    const days = { start: '2026-12-28', end: '2026-12-28', precision: 'day', status: 'confirmed' }
    const body = { party: 'censec', category: 2, title, responsible: 'Peter', ...days }
    const anna = await server.signIn('anna')
    expect((await anna.request('POST', `/api/plans/${DEMO_PLAN_ID}/activities`, body)).status).toBe(201)
    await nextMorning()
    const [mail, ...more] = mailsTo('peter')
    expect(more).toEqual([])
    expect(mail?.text).toContain(`Opfølgningen på »${title}« mangler`)
    expect(mail?.text).toContain(`https://plan.example.dk/planer/${DEMO_PLAN_ID}?opfoelgning=`)
    expect(mailsTo('anna')).toEqual([])
    await nextMorning()
    await nextMorning()
    expect(mailsTo('peter')).toHaveLength(1)
  })

  test('at another time, once a week, or never, as chosen', async () => {
    await change('mette', { time: '16:00' })
    await change('jonas', { digest: 'weekly' })
    await change('lars', { digest: 'off' })
    now = Date.parse('2027-01-11T15:00:00Z')
    await round()
    await comment('anna', 'Nyt')
    await nextMorning()
    expect([mailsTo('mette'), mailsTo('jonas'), mailsTo('lars')].map(({ length }) => length)).toEqual([
      0, 0, 0,
    ])
    now = Date.parse('2027-01-12T15:00:00Z')
    await round()
    expect(mailsTo('mette')).toHaveLength(1)
    now = Date.parse('2027-01-18T06:30:00Z')
    await round()
    expect(mailsTo('jonas')[0]?.subject).toContain('Ugentlig oversigt')
    expect(mailsTo('lars')).toHaveLength(0)
  })

  test('leaves out what has been read meanwhile, and what has been deleted', async () => {
    const gone = await comment('anna', 'Fortrudt')
    await comment('anna', 'Læst')
    const mette = await server.signIn('mette')
    const [newest] = await unread('mette')
    await mette.request('POST', '/api/notifications/read', { id: newest.id })
    await (await server.signIn('anna')).request(
      'DELETE',
      `${THREADS}/${gone.id}/comments/${gone.comments[0]?.id}`,
    )
    await nextMorning()
    expect(mailsTo('mette')).toHaveLength(0)
    expect(mailsTo('jonas')[0]?.subject).toBe('Daglig oversigt: én nyhed i Samplan')
  })
})

describe('[NOTE-2] only what one may read when it is sent', () => {
  test('the deactivated get nothing, though it was queued before', async () => {
    inbox.refuseWith(451)
    await comment('anna', 'Kan du?', ['jonas'])
    await round()
    await server.ports.directory.changeMember(
      idOf('jonas'),
      { deactivatedAt: new Date(now).toISOString() },
      () => {},
    )
    inbox.refuseWith(undefined)
    now += HOUR
    await round()
    expect(inbox.mails).toHaveLength(0)
    expect(await server.ports.notices.listMails()).toEqual([])
    await nextMorning()
    expect(mailsTo('jonas')).toHaveLength(0)
  })

  test('what is in a confidential part reaches no list and no mail of those who may not read it', async () => {
    const activityId = await anActivity(SECRET_WORDS, 'censec')
    const anna = await server.signIn('anna')
    const move = await anna.request('POST', `/api/plans/${DEMO_PLAN_ID}/confidential/move-in`, {
      moved: { kind: 'activity', activityId },
      as: 'personnel',
    })
    expect(move.status).toBe(200)
    const said = await anna.request('POST', `/api/plans/${DEMO_PLAN_ID}/confidential/threads`, {
      body: SECRET_WORDS,
      activityId,
      mentions: [idOf('peter')],
    })
    expect(said.status).toBe(201)
    await round()
    expect(mailsTo('peter')[0]?.text).toContain(
      'Anna nævnte dig i en kommentar til noget i den fortrolige del',
    )
    expect((await unread('peter'))[0]).toMatchObject({
      kind: 'mention',
      about: { kind: 'activities', titles: [SECRET_WORDS] },
    })
    await nextMorning()
    for (const name of ['ida', 'mette', 'rikke'] as const)
      expect(JSON.stringify(await list(name))).not.toContain(SECRET_WORDS)
    expect(JSON.stringify(inbox.mails)).not.toContain(SECRET_WORDS)
  })
})

describe('[NOTE-6] nothing is lost, and nothing is sent twice', () => {
  test('a mail that was queued before a restart is sent after it', async () => {
    inbox.refuseWith(451)
    await comment('anna', 'Kan du?', ['mette'])
    await round()
    inbox.refuseWith(undefined)
    const file = await openDirectoryFile(join(folder, 'directory.json'))
    expect(await noticeStoreOver(file).listMails()).toMatchObject([{ kind: 'mention', attempts: 1 }])
    expect(JSON.stringify(await noticeStoreOver(file).listMails())).not.toContain('Kan du?')
    await server.close()
    await start(true)
    now += MINUTE
    await round()
    expect(mailsTo('mette')).toHaveLength(1)
    await round()
    expect(mailsTo('mette')).toHaveLength(1)
  })

  test('a mail server that is down is asked again, later and later, until it is there', async () => {
    const port = Number(new URL(inbox.url).port)
    await inbox.close()
    await comment('anna', 'Kan du?', ['mette'])
    await round()
    now += 59_000
    await round()
    expect(await server.ports.notices.listMails()).toMatchObject([{ attempts: 1 }])
    now += 1_000
    await round()
    expect(await server.ports.notices.listMails()).toMatchObject([{ attempts: 2 }])
    inbox = await openMailInbox(port)
    now += 5 * MINUTE
    await round()
    expect(mailsTo('mette')).toHaveLength(1)
    expect(await server.ports.notices.listMails()).toEqual([])
  })

  test('one that is refused for good, or for two days, is given up', async () => {
    inbox.refuseWith(550)
    await comment('anna', 'Kan du?', ['mette'])
    await round()
    expect(await server.ports.notices.listMails()).toEqual([])
    inbox.refuseWith(451)
    await comment('anna', 'Og nu?', ['mette'])
    await round()
    now += 49 * HOUR
    await round()
    expect((await server.ports.notices.listMails()).filter(({ kind }) => kind === 'mention')).toEqual([])
    expect(inbox.mails).toEqual([])
  })
})

describe('[NOTE-6] whatever happens on the way', () => {
  test('a server that stops waits for the mail under way, and sends no more', async () => {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let begun = () => {}
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    const sent: string[] = []
    const stopping = await startTestServer({
      publicUrl: new URL('https://plan.example.dk'),
      ports: {
        mailer: {
          send: (mail) => {
            sent.push(mail.to)
            begun()
            return held
          },
        },
      },
    })
    const anna = await stopping.signIn('anna')
    for (const name of ['mette', 'jonas', 'peter'] as const)
      await anna.request('POST', THREADS, { body: 'Kan du?', mentions: [idOf(name)] })
    await isBegun
    const closed = stopping.close()
    letGo()
    await closed
    expect(sent).toHaveLength(1)
  })

  test('what could not be queued is queued by the next round', async () => {
    const store = noticeStoreOver(createMemoryStore())
    let isFull = false
    const filling = await startTestServer({
      publicUrl: new URL('https://plan.example.dk'),
      ports: {
        notices: {
          ...store,
          changeRecord: (...change) =>
            isFull ? Promise.reject(new Error('the disk is full')) : store.changeRecord(...change),
        },
        mailer: createSmtpMailer({ url: inbox.url, from: 'Samplan <samplan@example.dk>' }),
      },
    })
    const { mail } = filling.server
    await mail.run()
    isFull = true
    const anna = await filling.signIn('anna')
    await anna.request('POST', THREADS, { body: 'Kan du?', mentions: [idOf('mette')] })
    await mail.run()
    expect(mailsTo('mette')).toEqual([])
    isFull = false
    await mail.run()
    expect(mailsTo('mette')).toHaveLength(1)
    await filling.close()
  })
})

describe('[NOTE-8] one click ends mails of a kind', () => {
  async function stopUrl(): Promise<string> {
    await comment('anna', 'Kan du?', ['mette'])
    await round()
    const header = headerOf(mailsTo('mette')[0] as never, 'list-unsubscribe')
    return new URL(header.slice(1, -1)).pathname
  }

  test('signed out, as a mail program does it, and changes nothing else', async () => {
    const path = await stopUrl()
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(answer.status).toBe(204)
    const settings = await (await server.signIn('mette')).request('GET', '/api/notifications/settings')
    expect(await settings.json()).toEqual({
      settings: {
        digest: 'daily',
        time: '07:30',
        mentionsAtOnce: false,
        approvalsAtOnce: true,
        dutiesAtOnce: true,
        locale: 'da',
      },
      isOn: true,
    })
    await comment('anna', 'Igen', ['mette'])
    await round()
    expect(mailsTo('mette')).toHaveLength(1)
  })

  test('not by looking, nor with a link that was not made here', async () => {
    const path = await stopUrl()
    expect((await fetch(`${server.url}${path}`)).status).toBe(404)
    const others = path.replace(idOf('mette'), idOf('jonas'))
    const otherKind = path.replace('/mention.', '/digest.')
    for (const forged of [others, otherKind, `${path}x`, '/api/mail/stop/mention', '/api/mail/stop/..'])
      expect((await send(server.url, 'POST', forged)).status).toBe(404)
    const settings = await (await server.signIn('mette')).request('GET', '/api/notifications/settings')
    expect((await settings.json()).settings).toMatchObject({ digest: 'daily', mentionsAtOnce: true })
  })
})

describe('[NOTE-9] an invitation is mailed where there is mail', () => {
  const invite = async () => {
    const anna = await server.signIn('anna')
    const body = { email: 'ny@censec.example', party: 'censec', role: 'observer' }
    return (await anna.request('POST', '/api/invitations', body)).json()
  }

  test('with the link, which works', async () => {
    const { token, mail } = await invite()
    expect(mail).toBe('sent')
    const [sent] = await inbox.mailsTo('ny@censec.example', 1)
    expect(sent?.subject).toBe('Anna har inviteret dig til Samplan')
    const inMail = /\/invitation#(\S+)/.exec(sent?.text ?? '')?.[1] ?? ''
    expect(inMail).toBe(token)
    expect((await send(server.url, 'POST', '/api/invitations/open', { token: inMail })).status).toBe(200)
  })

  test('and says so where it could not be', async () => {
    inbox.refuseWith(550)
    expect(await invite()).toMatchObject({ mail: 'failed', token: expect.any(String) })
  })
})

async function anActivity(title: string, party = 'difos'): Promise<string> {
  const body = { party, category: 2, title }
  const mette = await server.signIn(party === 'difos' ? 'mette' : 'anna')
  const answer = await mette.request('POST', `/api/plans/${DEMO_PLAN_ID}/activities`, body)
  return (await answer.json()).id
}

describe('[MEET-8] 30 days without contact', () => {
  const DAY = 24 * HOUR
  const contactNews = async (name: PersonName) =>
    (await list(name)).notices.filter(({ kind }: { kind: string }) => kind === 'contact')
  const contactMails = (name: PersonName) =>
    mailsTo(name).filter(({ text }) => text?.includes('uden kontakt mellem jer'))

  test('are told to both parties’ directors once, by notice and mail, and to nobody else', async () => {
    now = NOON + 28 * DAY
    await nextMorning()
    expect(await contactNews('anna')).toEqual([])
    for (let day = 0; day < 5; day++) await nextMorning()
    for (const name of ['anna', 'mette'] as const) {
      expect(await contactNews(name)).toMatchObject([{ isRead: false, about: { kind: 'contact' } }])
      expect(contactMails(name)).toHaveLength(1)
      expect(contactMails(name)[0]?.text).toContain('https://plan.example.dk/moeder')
    }
    for (const name of ['peter', 'jonas', 'ida', 'rikke'] as const) {
      expect(await contactNews(name)).toEqual([])
      expect(contactMails(name)).toEqual([])
    }
  })

  test('begin anew with a conversation that is logged, and with a meeting that was held', async () => {
    now = NOON + 31 * DAY
    const log = { text: 'Ringede om DSEI-standen' }
    await (await server.signIn('mette')).request('POST', '/api/meetings/contacts', log)
    expect(await contactNews('anna')).toEqual([])
    now += 29 * DAY
    expect(await contactNews('anna')).toEqual([])
    now += DAY
    expect(await contactNews('anna')).toHaveLength(1)
    await bringMeetingTo(await server.signIn('anna'), '2027-03', 'held')
    expect(await contactNews('anna')).toEqual([])
  })
})
