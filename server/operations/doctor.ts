import { access, constants, stat } from 'node:fs/promises'
import type { Locale } from '#shared/basics/locale.ts'
import { freeBytesIn } from '../health/free-bytes.ts'
import { LEAST_FREE_BYTES } from '../health/signs.ts'
import { DirectoryDamaged } from '../ports/directory.ts'
import { JournalFailed } from '../ports/journal.ts'
import { directoryPath, journalPath, type Tools } from './tools.ts'
import { damagesIn, lostUploads, verifyTrail } from './verify.ts'

/** One thing the doctor has looked at. */
export interface Finding {
  isWell: boolean
  da: string
  en: string
}

const REQUIRED_NODE = 24

/** Looks at everything a workspace needs, from the outside in, and changes nothing; also while the server runs. */
export async function examine(tools: Tools): Promise<Finding[]> {
  const folder = await folderFindings(tools)
  if (folder.some(({ isWell }) => !isWell)) return [nodeFinding(), ...folder]
  return [
    nodeFinding(),
    ...folder,
    holderFinding(tools),
    await spaceFinding(tools),
    ...(await journalFindings(tools)),
    await directoryFinding(tools),
    await auditFinding(tools),
    ...(await uploadFindings(tools)),
  ]
}

export function findingLine(finding: Finding, locale: Locale): string {
  return `${finding.isWell ? 'ok ' : '!! '} ${finding[locale]}`
}

export function nodeFinding(): Finding {
  const { node } = process.versions
  const isWell = Number.parseInt(node, 10) >= REQUIRED_NODE
  return {
    isWell,
    da: isWell
      ? `Node er version ${node}.`
      : `Node er version ${node}, men Samplan kræver ${REQUIRED_NODE}: kør npm ci.`,
    en: isWell
      ? `Node is version ${node}.`
      : `Node is version ${node}, but Samplan needs ${REQUIRED_NODE}: run npm ci.`,
  }
}

async function folderFindings({ dataFolder }: Tools): Promise<Finding[]> {
  const found = await stat(dataFolder).catch(() => undefined)
  if (!found?.isDirectory()) {
    return [
      {
        isWell: false,
        da: `Datamappen ${dataFolder} findes ikke: sæt DATA_DIR til den rigtige mappe.`,
        en: `There is no data folder ${dataFolder}: set DATA_DIR to the right one.`,
      },
    ]
  }
  const mayWrite = await access(dataFolder, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!mayWrite) {
    return [
      {
        isWell: false,
        da: `Du må ikke skrive i datamappen ${dataFolder}: kør som den bruger, der driver serveren.`,
        en: `You may not write to the data folder ${dataFolder}: run this as the user who runs the server.`,
      },
    ]
  }
  const isPrivate = (found.mode & 0o007) === 0
  return [
    { isWell: true, da: `Datamappen er ${dataFolder}.`, en: `The data folder is ${dataFolder}.` },
    ...(isPrivate
      ? []
      : [
          {
            isWell: true,
            da: 'Alle på maskinen kan læse datamappen; chmod 700 lukker den for andre.',
            en: 'Everyone on this machine can read the data folder; chmod 700 closes it to others.',
          },
        ]),
  ]
}

function holderFinding({ dataFolder, holder }: Tools): Finding {
  const process = holder(dataFolder)
  return process === undefined
    ? { isWell: true, da: 'Ingen server kører på mappen.', en: 'No server is running on the folder.' }
    : {
        isWell: true,
        da: `Serveren kører som proces ${process}.`,
        en: `The server is running as process ${process}.`,
      }
}

async function spaceFinding({ dataFolder }: Tools): Promise<Finding> {
  const free = await freeBytesIn(dataFolder)
  const isWell = free >= LEAST_FREE_BYTES
  return {
    isWell,
    da: `Der er ${megabytes(free)} ledig på disken${isWell ? '' : ': det er for lidt, gør plads'}.`,
    en: `There are ${megabytes(free)} free on the disk${isWell ? '' : ': that is too little, make room'}.`,
  }
}

async function journalFindings({ dataFolder, journals }: Tools): Promise<Finding[]> {
  const path = journalPath(dataFolder)
  const size = await stat(path).catch(() => undefined)
  if (!size) {
    return [
      {
        isWell: false,
        da: 'Der er ingen journal i mappen: her er enten aldrig startet en server, eller filen journal.sqlite er væk.',
        en: 'There is no journal in the folder: either no server was ever started here, or journal.sqlite is gone.',
      },
    ]
  }
  try {
    const journal = journals.open(path)
    try {
      const damages = damagesIn(journal)
      const documents = journal.documents().length
      return [
        {
          isWell: true,
          da: `Journalen fylder ${megabytes(size.size)} og rummer ${documents} dokumenter.`,
          en: `The journal takes ${megabytes(size.size)} and holds ${documents} documents.`,
        },
        ...damages.map((damage) => ({
          isWell: false,
          da: `Et dokument er beskadiget og åbnes ikke; hent en sikkerhedskopi, eller stop serveren og se med salvage, hvad der kan reddes. (${damage})`,
          en: `A document is damaged and does not open; restore a backup, or stop the server and let salvage show what can be saved. (${damage})`,
        })),
        ...(damages.length > 0
          ? []
          : [{ isWell: true, da: 'Alle dokumenter kan læses helt.', en: 'All documents read back whole.' }]),
      ]
    } finally {
      journal.close()
    }
  } catch (error) {
    if (!(error instanceof JournalFailed)) throw error
    return [
      {
        isWell: false,
        da: `Journalen kan ikke læses; hent en sikkerhedskopi, eller se med salvage, hvad der kan reddes. (${error.message})`,
        en: `The journal cannot be read; restore a backup, or let salvage show what can be saved. (${error.message})`,
      },
    ]
  }
}

async function directoryFinding({ dataFolder, openDirectory }: Tools): Promise<Finding> {
  try {
    const directory = await openDirectory(directoryPath(dataFolder))
    const people = (await directory.listPeople()).length
    const plans = (await directory.listPlans()).length
    return {
      isWell: true,
      da: `Personer: ${people}, planer: ${plans}.`,
      en: `People: ${people}, plans: ${plans}.`,
    }
  } catch (error) {
    if (!(error instanceof DirectoryDamaged)) throw error
    return {
      isWell: false,
      da: `Filen med personer og planer kan ikke læses; hent den fra en sikkerhedskopi. (${error.message})`,
      en: `The file of people and plans cannot be read; restore it from a backup. (${error.message})`,
    }
  }
}

async function auditFinding({ dataFolder, audits }: Tools): Promise<Finding> {
  const trail = await audits.read(dataFolder)
  if (!trail)
    return { isWell: true, da: 'Hændelsesloggen er ikke begyndt.', en: 'The audit trail has not begun.' }
  const { entries, damage } = verifyTrail(trail)
  return damage === undefined
    ? {
        isWell: true,
        da: `Hændelsesloggen er ubrudt: ${entries.length} hændelser.`,
        en: `The audit trail is whole: ${entries.length} entries.`,
      }
    : {
        isWell: false,
        da: `Hændelsesloggen er ikke, som den blev skrevet; find ud af, hvem der har haft adgang til filerne. (${damage})`,
        en: `The audit trail is not as it was written; find out who has had access to the files. (${damage})`,
      }
}

/** Nothing where nothing has ever been uploaded. */
async function uploadFindings({ dataFolder, uploads }: Tools): Promise<Finding[]> {
  try {
    const stored = await uploads.read(dataFolder)
    const { length: count } = stored.documents
    if (count === 0) return []
    const lost = await lostUploads(stored)
    if (lost.length === 0)
      return [
        {
          isWell: true,
          da: `Uploadede dokumenter: ${count}, alle er, som de blev uploadet.`,
          en: `Uploaded documents: ${count}, all of them as they were uploaded.`,
        },
      ]
    return lost.map((reason) => ({
      isWell: false,
      da: `Et uploadet dokument er tabt; hent det fra en sikkerhedskopi, upload samme fil igen, eller slet det på dets side. (${reason})`,
      en: `An uploaded document is lost; put it back from a backup, upload the same file again, or delete it on its page. (${reason})`,
    }))
  } catch (error) {
    if (!(error instanceof DirectoryDamaged)) throw error
    return [
      {
        isWell: false,
        da: `Listen over uploadede dokumenter kan ikke læses; hent den fra en sikkerhedskopi. (${error.message})`,
        en: `The list of uploaded documents cannot be read; restore it from a backup. (${error.message})`,
      },
    ]
  }
}

export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / (1024 * 1024))} MB`
}
