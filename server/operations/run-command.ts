import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Locale } from '#shared/basics/locale.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { ROLES } from '#shared/permissions/person.ts'
import { PARTIES } from '#shared/plan/plan.ts'
import { roomName } from '#shared/protocol/rooms.ts'
import { type Verdict, verdictSentence } from '#shared/verify/verdict.ts'
import { auditCommand } from './audit-command.ts'
import { entered, headFact, trailLines } from './audit-lines.ts'
import { backUp } from './backup.ts'
import { examine } from './doctor.ts'
import { inDatabase } from './in-database.ts'
import { amountMoved, move } from './move.ts'
import { OperationRefused } from './operation-refused.ts'
import { examined, localeOf, type Outcome, well } from './outcome.ts'
import { restore } from './restore.ts'
import { type Salvage, salvage } from './salvage.ts'
import type { Tools } from './tools.ts'
import { addUser, listUsers, resetSecondFactor, setPassword } from './users.ts'
import { type Verified, verify } from './verify.ts'
import { isBackup, VERDICT_CODES, verifyFile } from './verify-file.ts'

const USAGE = [
  'npm run samplan -- backup FILE     everything into one new file, also while the server runs',
  'npm run samplan -- restore FILE    a backup into an empty data folder',
  'npm run samplan -- verify          reads everything in the data folder back',
  'npm run samplan -- verify BACKUP   reads everything in a backup back',
  'npm run samplan -- verify EXPORT   whether an exported file is as it was issued from here; JSON proves itself anywhere',
  '                                   exits with 0 as issued, 2 not so, 3 the plan in it alone is, 4 cannot tell, 1 a mistake',
  'npm run samplan -- doctor          looks at everything a workspace needs',
  'npm run samplan -- salvage [--confirm]  what can still be read of a damaged journal; confirmed, a journal made of it',
  'npm run samplan -- audit verify [FILE] [--head HEAD]  proves the audit trail whole, and as it was when its head was HEAD',
  'npm run samplan -- audit export [--since YYYY-MM-DD]  the audit trail as lines of JSON',
  'npm run samplan -- move --from FOLDER|URL --to FOLDER|URL  all of a stopped workspace into an empty folder or database',
  'npm run samplan -- user list',
  `npm run samplan -- user add EMAIL --name NAME --party ${PARTIES.join('|')} --role ${ROLES.join('|')} [--admin]`,
  'npm run samplan -- user password EMAIL',
  'npm run samplan -- user reset-second-factor EMAIL  for somebody who has lost their app and recovery codes',
  'The data folder is DATA_DIR (data); where DATABASE_URL is set, everything is in that database.',
  'A new password is SAMPLAN_PASSWORD, or a random one that is printed once.',
]

const newUser = z.object({
  name: z.string('say who it is with --name').trim().min(1, 'say who it is with --name'),
  email: z.email('give a whole e-mail address'),
  party: z.enum(PARTIES, `say which party with --party ${PARTIES.join('|')}`),
  role: z.enum(ROLES, `say which role with --role ${ROLES.join('|')}`),
  admin: z.boolean(),
})

/** Does what the words of the command line ask. Rejects, with one sentence, when it was not done. */
export async function runCommand(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  tools: Tools,
): Promise<Outcome> {
  const { positionals, options } = parse(words)
  const [command, ...rest] = positionals
  if (tools.database && command !== undefined) {
    const outcome = await inDatabase(command, rest, environment, tools.database, tools)
    if (outcome) return outcome
  }
  switch (command) {
    case 'move': {
      const [from, to] = [options.from, options.to]
      if (rest.length > 0 || from === undefined || to === undefined)
        throw new OperationRefused('Usage: move --from FOLDER|DATABASE_URL --to FOLDER|DATABASE_URL.')
      const source = tools.workspaceAt(from)
      const target = tools.workspaceAt(to)
      return well(
        `${target.name} holds ${amountMoved(await move(source, target))}; all of it was read back and is the same.`,
        `${source.name} is as it was: start no server on it any more, or there are two workspaces.`,
      )
    }
    case 'backup': {
      const file = only(rest, 'backup FILE')
      const verified = await backUp(tools, file)
      return well(
        `${file} holds ${amount(verified)}; it was read back and is the same.`,
        ...trailLines(verified),
        ...(await entered(tools, 'backed-up', headFact(verified))),
      )
    }
    case 'restore': {
      const file = only(rest, 'restore FILE')
      const verified = await restore(tools, file)
      return well(
        `${tools.dataFolder} holds ${amount(verified)} from ${file}; everybody has to sign in again.`,
        ...trailLines(verified),
        ...(await entered(tools, 'restored', headFact(verified))),
      )
    }
    case 'verify': {
      const [file, ...more] = rest
      if (more.length > 0) throw new OperationRefused('Usage: verify [FILE].')
      if (file !== undefined && !(await isBackup(file)))
        return verdictOutcome(await verifyFile(tools, file), localeOf(environment))
      const verified = await verify(tools, file)
      // What was read of a backup says nothing of this workspace.
      const warning = file === undefined ? await entered(tools, 'verified', headFact(verified)) : []
      return well(`All is as it was written: ${amount(verified)}.`, ...trailLines(verified), ...warning)
    }
    case 'doctor':
      return examined(await examine(tools), environment)
    case 'salvage':
      if (rest.length > 0) throw new OperationRefused('Usage: salvage [--confirm].')
      return salvageCommand(tools, { isConfirmed: options.confirm ?? false })
    case 'audit':
      return auditCommand(rest, options, tools)
    case 'user':
      return userCommand(rest, options, environment, tools)
    case undefined:
    case 'help':
      return { lines: USAGE, code: 0 }
    default:
      throw new OperationRefused(`There is no command ${command}: run it without one to see them all.`)
  }
}

async function userCommand(
  [command, ...rest]: string[],
  options: Options,
  environment: NodeJS.ProcessEnv,
  tools: Tools,
): Promise<Outcome> {
  switch (command) {
    case 'list': {
      const people = await listUsers(tools)
      return well(
        ...people.map(
          ({ email, name, party, role, admin }) =>
            `${email}  ${name}  ${party}  ${role}${admin ? '  admin' : ''}`,
        ),
      )
    }
    case 'add': {
      const email = only(rest, 'user add EMAIL')
      const who = newUser.safeParse({ ...options, email, admin: options.admin ?? false })
      if (!who.success) throw new OperationRefused(`Nobody was added: ${who.error.issues[0]?.message}.`)
      const { password, isNew } = newPassword(environment, tools)
      const { id, party, role, admin } = await addUser(tools, who.data, password)
      return well(
        `${email} may sign in${isNew ? ` with the password ${password}` : ''}.`,
        ...(await entered(tools, 'person-added', { personId: id, role, admin }, party)),
      )
    }
    case 'password': {
      const email = only(rest, 'user password EMAIL')
      const { password, isNew } = newPassword(environment, tools)
      const { id, party } = await setPassword(tools, email, password)
      return well(
        `${email} is signed out and has ${isNew ? `the password ${password}` : 'the new password'}.`,
        ...(await entered(tools, 'password-set', { personId: id }, party)),
      )
    }
    case 'reset-second-factor': {
      const email = only(rest, 'user reset-second-factor EMAIL')
      await resetSecondFactor(tools, email)
      return well(`${email} is signed out and signs in with the password alone.`)
    }
    default:
      throw new OperationRefused(
        'Usage: user list, user add EMAIL, user password EMAIL or user reset-second-factor EMAIL.',
      )
  }
}

interface Options {
  name?: string | undefined
  party?: string | undefined
  role?: string | undefined
  admin?: boolean | undefined
  confirm?: boolean | undefined
  head?: string | undefined
  since?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

function parse(words: readonly string[]): { positionals: string[]; options: Options } {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        party: { type: 'string' },
        role: { type: 'string' },
        admin: { type: 'boolean' },
        confirm: { type: 'boolean' },
        head: { type: 'string' },
        since: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
      },
    })
    return { positionals, options: values }
  } catch (error) {
    throw new OperationRefused(reasonOf(error))
  }
}

function only(words: readonly string[], usage: string): string {
  const [word, ...more] = words
  if (word === undefined || more.length > 0) throw new OperationRefused(`Usage: ${usage}.`)
  return word
}

function newPassword(environment: NodeJS.ProcessEnv, { ids }: Tools): { password: string; isNew: boolean } {
  const given = environment.SAMPLAN_PASSWORD
  return given ? { password: given, isNew: false } : { password: ids.newSecret().slice(0, 16), isNew: true }
}

function salvageLines({ documents, setAside }: Salvage): string[] {
  const lines = documents.map(({ document, records, lost }) =>
    lost === undefined
      ? `${document}  whole, ${records} records`
      : `${document}  ${records > 0 ? `as it was after ${records} records` : 'lost'}: ${lost}`,
  )
  const end =
    setAside === undefined
      ? 'Nothing was changed. A backup has more, if it is newer; salvage --confirm goes on with this.'
      : `This is the journal now; the damaged files are in ${setAside}, and everybody has to load the page anew.`
  const isVocabularyLost = documents.some(
    ({ document, records, lost }) => document === VOCABULARY && lost !== undefined && records === 0,
  )
  return [...lines, ...(isVocabularyLost ? [VOCABULARY_LOST] : []), end]
}

const VOCABULARY = roomName({ kind: 'workspace' })
const VOCABULARY_LOST =
  'With the vocabulary the words that people added and what decisions taught are lost: the next start begins an empty one.'

async function salvageCommand(tools: Tools, { isConfirmed }: { isConfirmed: boolean }): Promise<Outcome> {
  const salvaged = await salvage(tools, { isConfirmed })
  return well(...salvageLines(salvaged), ...(isConfirmed ? await entered(tools, 'salvaged') : []))
}

function verdictOutcome(verdict: Verdict, locale: Locale): Outcome {
  return { lines: [verdictSentence(verdict, locale)], code: VERDICT_CODES[verdict.kind] }
}

function amount({ documents, records, uploads, trail }: Verified): string {
  const uploaded = uploads > 0 ? `, ${uploads} uploaded documents` : ''
  const entries = trail ? `, ${trail.entries.length} entries of the audit trail` : ''
  return `${documents} documents, ${records} records${uploaded}${entries}`
}
