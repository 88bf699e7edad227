import { wantsMail } from '#shared/notifications/mail-settings.ts'
import { isSeen, ownMailOf, type Told } from '#shared/notifications/notice.ts'
import type { WorkspaceEvent } from '#shared/notifications/plan-event.ts'
import type { NoticeRecord } from '../ports/notice-store.ts'
import { nextDigest } from './digest-time.ts'

/** What is older than this is no news to be mailed at once: the server was down, or mail was. */
const FRESH_MILLISECONDS = 24 * 60 * 60 * 1000

/** Who approves one section goes on to the next, and so who sends a duty: they are told of together once so long none has come, or the first is so old. */
const PAUSE_MILLISECONDS = 2 * 60_000
const LONGEST_PAUSE_MILLISECONDS = 10 * 60_000

/** An event is dated before it is in its ledger: after a digest, this much of the past is looked at again, by id. */
export const SETTLING_MILLISECONDS = 60 * 60 * 1000

export interface DueMails {
  /** One mail each. */
  mentions: WorkspaceEvent[]
  /** One mail for all. */
  approvals: WorkspaceEvent[]
  /** One mail for all. */
  duties: WorkspaceEvent[]
  /** More of either may come: they are to be looked at again. */
  isWaiting: boolean
  /** One mail for all; empty where there is nothing to tell or it is not the time. */
  digest: WorkspaceEvent[]
  isDigestTime: boolean
}

/** What is to be mailed to a person at `now`, of what they are to be told. What they have seen is not. */
export function dueMails(record: NoticeRecord, told: readonly Told[], now: number): DueMails {
  const { settings, seen, mailed, mailFrom } = record
  const unmailed = told.filter(
    ({ event }) => event.at > mailFrom && !mailed.some(({ id }) => id === event.id) && !isSeen(event, seen),
  )
  const ownMail = (told: Told) => {
    const kind = ownMailOf(told)
    const isFresh = Date.parse(told.event.at) > now - FRESH_MILLISECONDS
    return kind && isFresh && wantsMail(settings, kind) ? kind : 'digest'
  }
  const of = (kind: ReturnType<typeof ownMail>) =>
    unmailed.filter((one) => ownMail(one) === kind).map(({ event }) => event)
  const [approvals, duties] = [of('approval'), of('duty')]
  const settled = (events: WorkspaceEvent[]) => (isPause(events, now) ? events : [])
  const isDigestTime = isDigestDue(record, now)
  return {
    mentions: of('mention'),
    approvals: settled(approvals),
    duties: settled(duties),
    isWaiting: [approvals, duties].some((events) => events.length > 0 && !isPause(events, now)),
    digest: isDigestTime ? of('digest') : [],
    isDigestTime,
  }
}

function isPause(events: readonly WorkspaceEvent[], now: number): boolean {
  const ages = events.map(({ at }) => now - Date.parse(at))
  return Math.min(...ages) >= PAUSE_MILLISECONDS || Math.max(...ages) >= LONGEST_PAUSE_MILLISECONDS
}

export function isDigestDue({ settings, digestAt }: NoticeRecord, now: number): boolean {
  const due = nextDigest(Date.parse(digestAt), settings)
  return due !== undefined && due <= now
}

/** The record once those mails are queued. Ids are remembered for as long as their events are looked at. */
export function afterQueueing(
  record: NoticeRecord,
  { mentions, approvals, duties, digest, isDigestTime }: DueMails,
  now: number,
): NoticeRecord {
  const mailFrom = isDigestTime ? laterOf(record.mailFrom, now - SETTLING_MILLISECONDS) : record.mailFrom
  const rememberedFrom =
    record.settings.digest === 'off' ? laterOf(mailFrom, now - FRESH_MILLISECONDS) : mailFrom
  const mailed = [
    ...record.mailed,
    ...[...mentions, ...approvals, ...duties, ...digest].map(({ id, at }) => ({ id, at })),
  ]
  return {
    ...record,
    mailFrom,
    mailed: mailed.filter(({ at }) => at > rememberedFrom),
    ...(isDigestTime && { digestAt: new Date(now).toISOString() }),
  }
}

function laterOf(instant: string, milliseconds: number): string {
  const other = new Date(milliseconds).toISOString()
  return instant > other ? instant : other
}
