import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Agreement, parseAgreement } from '#shared/agreement/agreement.ts'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { faultsOfAgreement } from '#shared/agreement/check-agreement.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { ConfigMistake } from '../config-mistake.ts'

/** What an agreement is looked for by in the data folder. */
const AGREEMENT_FILE = 'agreement.json'

/**
 * The agreement in force: of the file that is named, else of `agreement.json` in the data folder, else the built-in one.
 * Throws ConfigMistake, with every fault of the file in one sentence.
 */
export async function loadAgreement(named: string | undefined, dataFolder: string): Promise<Agreement> {
  const file = named ?? join(dataFolder, AGREEMENT_FILE)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (named === undefined && isMissing(error)) return BUILT_IN_AGREEMENT
    throw new ConfigMistake(`The agreement ${file} cannot be read: ${reasonOf(error)}.`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new ConfigMistake(`The agreement ${file} is no JSON: ${reasonOf(error)}.`)
  }
  const faults = faultsOfAgreement(json)
  if (faults.length > 0) {
    throw new ConfigMistake(`The agreement ${file} cannot be used: ${faults.join('; ')}.`)
  }
  return parseAgreement(json)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
