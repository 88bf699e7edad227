import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigMistake } from '../config-mistake.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { readProviderSettings } from './provider-settings.ts'

const CENSEC = {
  id: 'censec',
  name: 'CenSec',
  party: 'censec',
  issuer: 'https://login.censec.example/tenant/v2.0',
  clientId: 'samplan',
  clientSecret: 'hemmelig-7719',
}
const DI = { ...CENSEC, id: 'di', name: 'DI', party: undefined, issuer: 'https://login.di.example' }

const mistakeOf = (environment: NodeJS.ProcessEnv): string => {
  try {
    readProviderSettings(environment)
  } catch (error) {
    if (error instanceof ConfigMistake) return error.message
    throw error
  }
  throw new Error('No mistake was found.')
}
const mistakeIn = (...providers: unknown[]) => mistakeOf({ OIDC_PROVIDERS: JSON.stringify(providers) })

describe('[OIDC-8] the providers that are set up', () => {
  test('are none unless they are named, in the environment or in a file', async () => {
    expect(readProviderSettings({})).toEqual([])
    const expected = [
      { ...CENSEC, signedWith: 'RS256', secondFactorAcr: [] },
      { ...DI, signedWith: 'RS256', secondFactorAcr: [] },
    ]
    const text = JSON.stringify([CENSEC, DI])
    expect(readProviderSettings({ OIDC_PROVIDERS: text })).toEqual(expected)
    const { folder, remove } = await temporaryFolder()
    const path = join(folder, 'providers.json')
    await writeFile(path, text)
    expect(readProviderSettings({ OIDC_PROVIDERS_FILE: path })).toEqual(expected)
    await remove()
  })

  test.each([
    ['no JSON', '[{', 'not valid JSON'],
    ['no list', '{}', 'the list'],
  ])('as %s are refused', (_what, text, sentence) => {
    expect(mistakeOf({ OIDC_PROVIDERS: text })).toContain(sentence)
  })

  test.each([
    [{ id: 'Cen Sec' }, '0.id'],
    [{ name: '' }, '0.name'],
    [{ party: 'both' }, '0.party'],
    [{ issuer: 'login.censec.example' }, '0.issuer'],
    [{ issuer: 'http://login.censec.example' }, '0.issuer'],
    [{ issuer: 'https://login.censec.example/?tenant=1' }, '0.issuer'],
    [{ issuer: 'https://login.censec.example/.well-known/openid-configuration' }, '0.issuer'],
    [{ clientId: '' }, '0.clientId'],
    [{ clientSecret: undefined }, '0.clientSecret'],
    [{ signedWith: 'HS256' }, '0.signedWith'],
    [{ signedWith: 'none' }, '0.signedWith'],
    [{ secondFactorAcr: 'mfa' }, '0.secondFactorAcr'],
    [{ clientsecret: 'x' }, 'clientsecret'],
  ])('with %j are refused in one sentence that says where and keeps the secret', (change, where) => {
    const mistake = mistakeIn({ ...CENSEC, ...change })
    expect(mistake).toContain(where)
    expect(mistake.split('\n')).toHaveLength(1)
    expect(mistake).not.toContain(CENSEC.clientSecret)
  })

  test('with one id or issuer twice, in two places at once, or in a file that is not there, are refused', () => {
    expect(mistakeIn(CENSEC, { ...DI, id: 'censec' })).toContain('the id censec is there twice')
    expect(mistakeIn(CENSEC, { ...DI, issuer: CENSEC.issuer })).toContain('is there twice')
    expect(mistakeOf({ OIDC_PROVIDERS: '[]', OIDC_PROVIDERS_FILE: 'x' })).toContain('not both')
    expect(mistakeOf({ OIDC_PROVIDERS_FILE: '/no/such/file' })).toContain('/no/such/file')
  })
})
