import { afterEach, beforeEach, expect, it } from 'vitest'
import { USUAL_MAIL_SETTINGS } from '#shared/notifications/mail-settings.ts'
import type { NoticeRecord, NoticeStore, QueuedMail } from './notice-store.ts'

export interface NoticeStoreUnderTest {
  store: NoticeStore
  /** Another look at the same store; absent where nothing outlives the process. */
  reopen?: () => Promise<NoticeStore>
  teardown?: () => Promise<void>
}

/** Every promise of the port; called from each adapter's test. */
export function testNoticeStoreContract(setUp: () => Promise<NoticeStoreUnderTest>): void {
  let under: NoticeStoreUnderTest
  let store: NoticeStore

  beforeEach(async () => {
    under = await setUp()
    store = under.store
  })
  afterEach(() => under.teardown?.())
  const again = async () => (under.reopen ? under.reopen() : store)

  const record: NoticeRecord = {
    settings: USUAL_MAIL_SETTINGS,
    seen: { upTo: '2027-01-01', ids: [] },
    mailFrom: '2027-01-01',
    mailed: [],
    digestAt: '2027-01-01',
  }
  const event = (id: string) => ({ id, at: '2027-01-02' })
  const mail = (id: string): QueuedMail => ({
    id,
    personId: 'anna',
    kind: 'mention',
    events: ['plan/comment'],
    queuedAt: '2027-01-02',
    attempts: 0,
    nextAt: '2027-01-02',
  })

  it('begins a record, and changes the one there is', async () => {
    expect(await store.findRecord('anna')).toBeUndefined()
    const first = await store.changeRecord('anna', record, (present) => ({
      record: { ...present, mailed: [event('a')] },
    }))
    expect(first).toEqual({ ...record, mailed: [event('a')] })
    await store.changeRecord('anna', record, (present) => ({
      record: { ...present, mailed: [...present.mailed, event('b')] },
    }))
    expect((await (await again()).findRecord('anna'))?.mailed).toEqual([event('a'), event('b')])
    expect(await store.findRecord('mette')).toBeUndefined()
  })

  it('keeps a record with its mails, or neither', async () => {
    await store.changeRecord('anna', record, (present) => ({
      record: present,
      mails: [mail('first'), mail('second')],
    }))
    const failed = store.changeRecord('anna', record, (present) => {
      present.mailed.push(event('half'))
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await store.findRecord('anna')).toEqual(record)
    expect((await (await again()).listMails()).map(({ id }) => id)).toEqual(['first', 'second'])
  })

  it('keeps each of many changes made at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `event-${index}`)
    await Promise.all(
      names.map((name) =>
        store.changeRecord('anna', record, (present) => ({
          record: { ...present, mailed: [...present.mailed, event(name)] },
        })),
      ),
    )
    const kept = await (await again()).findRecord('anna')
    expect(kept?.mailed.map(({ id }) => id).toSorted()).toEqual(names.toSorted())
  })

  it('queues mails of either kind beside those there are', async () => {
    const { events: _, ...waiting } = mail('second') as QueuedMail & { kind: 'mention' }
    const invitation: QueuedMail = {
      ...waiting,
      kind: 'invitation',
      meetingId: '2027-03',
      byId: 'mette',
      locale: 'da',
    }
    await store.queueMails([mail('first'), invitation])
    await store.queueMails([mail('third')])
    expect(await (await again()).listMails()).toEqual([mail('first'), invitation, mail('third')])
  })

  it('postpones a mail and removes it', async () => {
    await store.changeRecord('anna', record, (present) => ({ record: present, mails: [mail('first')] }))
    await store.postponeMail('first', 2, '2027-01-03')
    await store.postponeMail('none', 2, '2027-01-03')
    expect(await (await again()).listMails()).toEqual([
      { ...mail('first'), attempts: 2, nextAt: '2027-01-03' },
    ])
    await store.removeMail('first')
    await store.removeMail('first')
    expect(await (await again()).listMails()).toEqual([])
  })

  it('keeps the first signing key that is offered', async () => {
    expect(await Promise.all([store.signingKey('one'), store.signingKey('two')])).toEqual(['one', 'one'])
    expect(await (await again()).signingKey('three')).toBe('one')
  })
}
