import { reasonOf } from '#shared/basics/reason-of.ts'
import { type Finding, megabytes, nodeFinding } from './doctor.ts'
import { survey } from './move.ts'
import type { DatabaseCondition, DatabaseTools } from './tools.ts'

/** Looks at everything a workspace in a database needs, and changes nothing; also while the server runs. */
export async function examineDatabase(database: DatabaseTools): Promise<Finding[]> {
  let condition: DatabaseCondition
  try {
    condition = await database.condition()
  } catch (error) {
    return [
      nodeFinding(),
      {
        isWell: false,
        da: `Databasen kan ikke bruges, som den er. (${reasonOf(error)})`,
        en: `The database cannot be used as it is. (${reasonOf(error)})`,
      },
    ]
  }
  return [
    nodeFinding(),
    {
      isWell: true,
      da: `Databasen svarer: PostgreSQL ${condition.version}, ${megabytes(condition.bytes)}.`,
      en: `The database answers: PostgreSQL ${condition.version}, ${megabytes(condition.bytes)}.`,
    },
    holderFinding(condition),
    ...condition.unsafe.map((setting) => ({
      isWell: false,
      da: `Indstillingen ${setting} er slået fra i PostgreSQL: ved strømsvigt kan det, der stod som gemt, gå tabt. Slå den til.`,
      en: `PostgreSQL’s setting ${setting} is off: a power loss can take what was shown as saved. Turn it on.`,
    })),
    await contentFinding(database),
  ]
}

function holderFinding({ holder }: DatabaseCondition): Finding {
  return holder === undefined
    ? { isWell: true, da: 'Ingen server kører på databasen.', en: 'No server is running on the database.' }
    : { isWell: true, da: `Serveren ${holder} kører på den.`, en: `The server ${holder} is running on it.` }
}

async function contentFinding({ workspace }: DatabaseTools): Promise<Finding> {
  try {
    const { documents, versions, uploads, entries } = await survey(workspace)
    return {
      isWell: true,
      da: `Alt kan læses helt: ${documents} dokumenter, ${versions} versioner, ${uploads} uploadede dokumenter, ${entries} hændelser i loggen.`,
      en: `All reads back whole: ${documents} documents, ${versions} versions, ${uploads} uploaded documents, ${entries} entries of the audit trail.`,
    }
  } catch (error) {
    return {
      isWell: false,
      da: `Ikke alt er, som det blev skrevet; hent en sikkerhedskopi med pg_restore. (${reasonOf(error)})`,
      en: `Not all is as it was written; restore a backup with pg_restore. (${reasonOf(error)})`,
    }
  }
}
