import { createHmac, timingSafeEqual } from 'node:crypto'
import { MAIL_KINDS, type MailKind } from '#shared/notifications/mail-settings.ts'

/** What a link in a mail may do, and for whom: end mails of this kind. */
export interface StopRequest {
  personId: string
  kind: MailKind
}

/** A token that only who holds the key can make. It works as long as the person is there: mails are kept for years. */
export function stopToken({ personId, kind }: StopRequest, key: string): string {
  return `${kind}.${personId}.${signatureOf(kind, personId, key)}`
}

/** What the token allows; undefined for one that was not made with this key. */
export function readStopToken(token: string, key: string): StopRequest | undefined {
  const [kindName, personId = '', signature = ''] = token.split('.')
  const kind = MAIL_KINDS.find((known) => known === kindName)
  if (!kind) return undefined
  const expected = Buffer.from(signatureOf(kind, personId, key))
  const given = Buffer.from(signature)
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected)
  return isOurs ? { personId, kind } : undefined
}

function signatureOf(kind: MailKind, personId: string, key: string): string {
  return createHmac('sha256', key).update(`stop mail\n${kind}\n${personId}`).digest('base64url')
}
