import { afterEach, describe, expect, it, vi } from 'vitest'
import { routes } from '#shared/protocol/routes.ts'
import { sendFile } from './send-file.ts'

/** The browser's own request, whose server is the test. */
class AskedRequest {
  static last: AskedRequest
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  status = 0
  responseText = ''
  readonly headers: Record<string, string> = {}
  opened: string[] = []
  sent: unknown

  constructor() {
    AskedRequest.last = this
  }
  open(...words: string[]) {
    this.opened = words
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(body: unknown) {
    this.sent = body
  }
  abort() {
    this.onabort?.()
  }
  answer(status: number, responseText: string) {
    this.status = status
    this.responseText = responseText
    this.onload?.()
  }
}

afterEach(() => vi.unstubAllGlobals())

function send() {
  vi.stubGlobal('XMLHttpRequest', AskedRequest)
  const ending = new AbortController()
  const sent: number[] = []
  const file = new Blob(['referat'])
  const result = sendFile(routes.readImport, {}, file, {
    onSent: (fraction) => sent.push(fraction),
    signal: ending.signal,
  })
  return { asked: AskedRequest.last, ending, sent, file, result }
}

describe('a file on its way', () => {
  it('goes as bytes that no form of another site can send, and tells how far it is', async () => {
    const { asked, sent, file } = send()
    expect(asked.opened).toEqual([routes.readImport.method, routes.readImport.path])
    expect(asked.headers).toEqual({ 'content-type': 'application/octet-stream' })
    expect(asked.sent).toBe(file)
    asked.upload.onprogress?.({ loaded: 1, total: 4 })
    asked.upload.onprogress?.({ loaded: 0, total: 0 })
    expect(sent).toEqual([0.25, 0])
  })

  it('ends with what the server refuses, with an answer of another shape, or without a server', async () => {
    const refused = send()
    refused.asked.answer(400, JSON.stringify({ error: { code: 'too-large' } }))
    expect(await refused.result).toEqual({ kind: 'problem', code: 'too-large' })
    const strange = send()
    strange.asked.answer(200, '<html>')
    expect(await strange.result).toEqual({ kind: 'problem', code: 'server-error' })
    const proxied = send()
    proxied.asked.answer(502, '<html>')
    expect(await proxied.result).toEqual({ kind: 'problem', code: 'no-connection' })
    const lost = send()
    lost.asked.onerror?.()
    expect(await lost.result).toEqual({ kind: 'problem', code: 'no-connection' })
  })

  it('is sent no further once the person has had enough', async () => {
    const { asked, ending, result } = send()
    const aborted = vi.spyOn(asked, 'abort')
    ending.abort()
    expect(aborted).toHaveBeenCalledOnce()
    expect(await result).toEqual({ kind: 'problem', code: 'no-connection' })
  })
})
