import { readFile } from 'node:fs/promises'
import type { Person } from '#shared/permissions/person.ts'
import type { Directory } from '../ports/directory.ts'
import { OperationRefused } from './operation-refused.ts'
import { mustOwnFolder } from './own-folder.ts'
import { directoryPath, type Tools } from './tools.ts'

/** Adds somebody. A running server holds the directory in memory, so it must be stopped; rejects, naming it, otherwise. */
export async function addUser(tools: Tools, who: Omit<Person, 'id'>, password: string): Promise<void> {
  await inDirectory(tools, async (directory) => {
    const person = { id: tools.ids.newId(), ...who }
    await directory.addMember({ person, passwordHash: await tools.passwords.hash(password) })
  })
}

/** Gives somebody another password and signs them out everywhere; as addUser on a stopped server. */
export async function setPassword(tools: Tools, email: string, password: string): Promise<void> {
  await inDirectory(tools, async (directory) => {
    const member = await directory.findMemberByEmail(email)
    if (!member) throw new OperationRefused(`Nobody here has the address ${email}.`)
    await directory.setPasswordHash(member.person.id, await tools.passwords.hash(password))
    await directory.endSessions(member.person.id)
  })
}

/** Everybody, also while the server runs. */
export async function listUsers(tools: Tools): Promise<Person[]> {
  await mustHaveDirectory(tools)
  return (await tools.openDirectory(directoryPath(tools.dataFolder))).listPeople()
}

async function inDirectory(tools: Tools, work: (directory: Directory) => Promise<void>): Promise<void> {
  await mustOwnFolder(tools.dataFolder)
  const lock = tools.lock(tools.dataFolder)
  try {
    await mustHaveDirectory(tools)
    await work(await tools.openDirectory(directoryPath(tools.dataFolder)))
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
