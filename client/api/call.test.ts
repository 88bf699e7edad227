import { afterEach, describe, expect, it, vi } from 'vitest'
import { routes } from '#shared/protocol/routes.ts'
import { call, callForFile, sessionEvents } from './call.ts'

const plan = { id: 'p-1', year: 2027, title: 'Plan', status: 'draft', createdAt: '2026-11-24T10:00:00Z' }

function serverAnswers(answer: () => Response | Promise<Response>) {
  const fetched = vi.fn<typeof fetch>(async () => answer())
  vi.stubGlobal('fetch', fetched)
  return fetched
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}

afterEach(() => vi.unstubAllGlobals())

describe('call', () => {
  it('gives the answer once it has the shape the table promises', async () => {
    serverAnswers(() => json({ plans: [plan] }))
    expect(await call(routes.listPlans)).toEqual({ kind: 'ok', answer: { plans: [plan] } })
  })

  it('calls an answer of another shape a server error', async () => {
    serverAnswers(() => json({ plans: [{ ...plan, year: 'next' }] }))
    expect(await call(routes.listPlans)).toEqual({ kind: 'problem', code: 'server-error' })
  })

  it('puts parameters into the path, escaped, and the body into JSON that other sites cannot send', async () => {
    const fetched = serverAnswers(() => json({}, 404))
    await call(routes.decideFinding, {
      params: { planId: 'p-1', findingId: 'overlap:a:b' },
      body: { outcome: 'joint', reason: 'Vi holder den sammen.' },
    })
    const [path, init] = fetched.mock.calls[0] ?? []
    expect(path).toBe('/api/plans/p-1/findings/overlap%3Aa%3Ab/decision')
    expect(init?.method).toBe('POST')
    expect(init?.headers).toEqual({ 'content-type': 'application/json' })
    expect(init?.body).toBe('{"outcome":"joint","reason":"Vi holder den sammen."}')
  })

  it('answers 204 without a body', async () => {
    serverAnswers(() => new Response(null, { status: 204 }))
    expect(await call(routes.signOut)).toEqual({ kind: 'ok', answer: undefined })
  })

  it('passes on what the server refuses, with the field to blame', async () => {
    serverAnswers(() => json({ error: { code: 'invalid-input', message: '…', detail: 'year' } }, 400))
    const result = await call(routes.createPlan, { body: { year: 1, title: '' } })
    expect(result).toEqual({ kind: 'problem', code: 'invalid-input', detail: 'year' })
  })

  it('understands a refusal that is not the server’s own, such as a proxy’s page', async () => {
    serverAnswers(() => new Response('<html>Forbidden', { status: 403 }))
    expect(await call(routes.listPlans)).toEqual({ kind: 'problem', code: 'server-error' })
  })

  it('takes a proxy that does not reach the server for no connection, but not the server’s own refusal', async () => {
    serverAnswers(() => new Response('<html>Bad gateway', { status: 502 }))
    expect(await call(routes.listPlans)).toEqual({ kind: 'problem', code: 'no-connection' })
    serverAnswers(() => json({ error: { code: 'exports-busy' } }, 503))
    expect(await call(routes.listPlans)).toEqual({ kind: 'problem', code: 'exports-busy' })
  })

  it('tells a server that cannot be reached from one that refuses', async () => {
    serverAnswers(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await call(routes.listPlans)).toEqual({ kind: 'problem', code: 'no-connection' })
  })

  it('tells that the session is over, whichever call found out', async () => {
    serverAnswers(() => json({ error: { code: 'not-signed-in', message: '…' } }, 401))
    const heard = vi.fn()
    sessionEvents.addEventListener('signed-out', heard, { once: true })
    await call(routes.listPlans)
    expect(heard).toHaveBeenCalledOnce()
  })
})

describe('callForFile', () => {
  it('gives the bytes and the name the server proposes', async () => {
    serverAnswers(
      () =>
        new Response('PK', {
          headers: {
            'content-disposition':
              'attachment; filename="plan.docx"; filename*=UTF-8\'\'F%C3%A6lles%20plan.docx',
          },
        }),
    )
    const result = await callForFile(routes.exportPlan, {
      params: { planId: 'p-1' },
      query: { format: 'docx' },
    })
    expect(result).toMatchObject({ kind: 'ok', answer: { name: 'Fælles plan.docx' } })
  })

  it('asks for the format in the query', async () => {
    const fetched = serverAnswers(() => json({}, 404))
    await callForFile(routes.exportPlan, { params: { planId: 'p-1' }, query: { format: 'json' } })
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/plans/p-1/export?format=json')
  })
})
