import { expect, test } from 'vitest'
import { startTestServer } from '../testing/start-test-server.ts'
import { isAddressOrNetwork, TrustedProxies } from './trusted-proxies.ts'

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: Object.assign(Object.create(null), { remoteAddress }),
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
})

test.each([
  ['nobody in between', '203.0.113.7', undefined, '203.0.113.7'],
  ['a stranger who names another', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a proxy on this machine', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['the same, over IPv6', '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['a proxy that was named', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['two of them, one behind the other', '10.1.2.3', '198.51.100.1, 192.0.2.9', '198.51.100.1'],
  ['what the page itself claims before a proxy', '10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['a proxy that names nobody', '10.1.2.3', undefined, '10.1.2.3'],
  ['a proxy that names what is no address', '10.1.2.3', 'unknown', 'unknown'],
])('[OPS-11] finds where a request comes from: %s', (_what, direct, forwarded, expected) => {
  const proxies = new TrustedProxies(['10.1.0.0/16', '192.0.2.9'])
  expect(proxies.addressOf(from(direct, forwarded))).toBe(expected)
})

test('[OPS-11] tells addresses and networks from what is neither', () => {
  for (const text of ['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'])
    expect(isAddressOrNetwork(text)).toBe(true)
  for (const text of ['', 'proxy', '10.0.0', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', 'fd00::/129'])
    expect(isAddressOrNetwork(text)).toBe(false)
})

test('[OPS-8] takes a request’s id from a proxy that is trusted and well-formed, and gives it one otherwise', async () => {
  const server = await startTestServer()
  const idOf = async (headers: Record<string, string>) =>
    (await fetch(`${server.url}/healthz`, { headers })).headers.get('x-request-id')
  expect(await idOf({ 'x-request-id': 'nginx-0123456789' })).toBe('nginx-0123456789')
  const uuid = /^[0-9a-f-]{36}$/
  expect(await idOf({})).toMatch(uuid)
  expect(await idOf({ 'x-request-id': 'kort' })).toMatch(uuid)
  expect(await idOf({ 'x-request-id': '"level":"fatal"' })).toMatch(uuid)
  await server.close()
})
