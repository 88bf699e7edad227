/** A real SMTP server on this machine that keeps what it gets, read as a mail program reads it. */
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface MailInbox {
  /** What SMTP_URL is to be. */
  url: string
  /** In the order they came. */
  mails: readonly ParsedMail[]
  /** The next recipients are refused with this SMTP status; undefined takes them again. */
  refuseWith(status: number | undefined): void
  /** Mails to this address, once there are as many. */
  mailsTo(address: string, count: number): Promise<ParsedMail[]>
  close(): Promise<void>
}

/** On a free port, or on the one it had before. `taken` is waited for once a mail is kept, before whoever sent it hears so. */
export async function openMailInbox(
  port = 0,
  { taken }: { taken?: (mail: ParsedMail) => void | Promise<void> } = {},
): Promise<MailInbox> {
  const mails: ParsedMail[] = []
  const waiting = new Set<() => void>()
  let refusal: number | undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, answer) =>
      answer(refusal === undefined ? undefined : Object.assign(new Error('no'), { responseCode: refusal })),
    onData: (stream, _session, answer) => {
      simpleParser(stream).then(async (mail) => {
        mails.push(mail)
        await taken?.(mail)
        answer()
        for (const look of waiting) look()
      }, answer)
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    refuseWith: (status) => {
      refusal = status
    },
    mailsTo: (to, count) =>
      new Promise((resolve) => {
        const look = () => {
          const found = mails.filter((mail) => recipientOf(mail) === to)
          if (found.length < count) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** All addresses that the mail is to. */
export function recipientOf({ to }: ParsedMail): string {
  return [to ?? []]
    .flat()
    .flatMap(({ value }) => value.map(({ address }) => address ?? ''))
    .join(', ')
}

/** A header as it stands, unfolded; empty where there is none. */
export function headerOf({ headerLines }: ParsedMail, name: string): string {
  const line = headerLines.find(({ key }) => key === name)?.line ?? ''
  return line.replace(/^[^:]*:\s*/, '').replaceAll(/\r?\n\s*/g, ' ')
}
