import { readFile } from 'node:fs/promises'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { PASSWORD_LENGTH } from '#shared/people/password.ts'
import type { Person } from '#shared/permissions/person.ts'
import { mustBeUncommon } from '../people/password-rule.ts'
import { instantOf } from '../ports/clock.ts'
import type { Directory, Member } from '../ports/directory.ts'
import { OperationRefused } from './operation-refused.ts'
import { mustOwnFolder } from './own-folder.ts'
import { directoryPath, type Tools } from './tools.ts'

/** Adds somebody. A running server holds the directory in memory, so it must be stopped; rejects, naming it, otherwise. */
export async function addUser(tools: Tools, who: Omit<Person, 'id'>, password: string): Promise<Person> {
  mustBeGood(password, who)
  return inDirectory(tools, async (directory) => {
    const person = { id: tools.ids.newId(), ...who }
    const passwordHash = await tools.passwords.hash(password)
    await directory.addMember({ person, since: instantOf(tools.clock), passwordHash })
    return person
  })
}

/** Gives somebody another password, ends their tokens and feeds and signs them out everywhere; as addUser on a stopped server. */
export async function setPassword(tools: Tools, email: string, password: string): Promise<Person> {
  return inDirectory(tools, async (directory) => {
    const member = await mustFind(directory, email)
    mustBeGood(password, member.person)
    await directory.setPasswordHash(member.person.id, await tools.passwords.hash(password))
    await directory.endTokens(member.person.id)
    await directory.endFeeds(member.person.id)
    await directory.endSessions(member.person.id)
    return member.person
  })
}

/** Lets somebody who has lost their app and their recovery codes in with the password alone; as addUser. */
export async function resetSecondFactor(tools: Tools, email: string): Promise<void> {
  await inDirectory(tools, async (directory) => {
    const { person, secondFactor } = await mustFind(directory, email)
    if (!secondFactor) throw new OperationRefused(`${email} signs in with a password alone already.`)
    await directory.setSecondFactor(person.id, undefined)
    await directory.endSessions(person.id)
  })
}

async function mustFind(directory: Directory, email: string): Promise<Member> {
  const member = await directory.findMemberByEmail(email)
  if (!member) throw new OperationRefused(`Nobody here has the address ${email}.`)
  return member
}

/** The same as is asked of a password on the screen. */
function mustBeGood(password: string, { name, email }: Pick<Person, 'name' | 'email'>): void {
  if (password.length < PASSWORD_LENGTH)
    throw new OperationRefused(`SAMPLAN_PASSWORD is shorter than ${PASSWORD_LENGTH} characters.`)
  try {
    mustBeUncommon(password, [name, email])
  } catch (error) {
    throw new OperationRefused(reasonOf(error))
  }
}

/** Everybody, also while the server runs. */
export async function listUsers(tools: Tools): Promise<Person[]> {
  if (tools.database)
    return tools.database.withDirectory({ alone: false }, (directory) => directory.listPeople())
  await mustHaveDirectory(tools)
  return (await tools.openDirectory(directoryPath(tools.dataFolder))).listPeople()
}

async function inDirectory<T>(tools: Tools, work: (directory: Directory) => Promise<T>): Promise<T> {
  // Pages that are open have to be turned away by the server itself, so it must be stopped here, too.
  if (tools.database) return tools.database.withDirectory({ alone: true }, work)
  await mustOwnFolder(tools.dataFolder)
  const lock = tools.lock(tools.dataFolder)
  try {
    await mustHaveDirectory(tools)
    return await work(await tools.openDirectory(directoryPath(tools.dataFolder)))
  } finally {
    lock.release()
  }
}

async function mustHaveDirectory({ dataFolder }: Tools): Promise<void> {
  await readFile(directoryPath(dataFolder)).catch(() => {
    throw new OperationRefused(
      `There is no workspace in ${dataFolder}: set DATA_DIR, or start the server once to set it up.`,
    )
  })
}
