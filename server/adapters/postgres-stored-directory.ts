import type { Kysely, Transaction } from 'kysely'
import { type DirectoryData, directorySchema } from './directory-data.ts'
import { planIn } from './postgres-directory.ts'
import { isEmpty } from './postgres-people.ts'
import {
  feedIn,
  feedRow,
  identityRows,
  invitationIn,
  invitationRow,
  mailIn,
  mailRow,
  membersIn,
  personRow,
  sessionIn,
  tokenIn,
} from './postgres-rows.ts'
import type { Tables } from './postgres-tables.ts'

/** The whole directory, with what is kept of notices. */
export async function readDirectory(tables: Kysely<Tables>): Promise<DirectoryData> {
  const workspace = await tables.selectFrom('workspace').selectAll().executeTakeFirstOrThrow()
  const records = await tables.selectFrom('noticeRecords').selectAll().execute()
  return directorySchema.parse({
    format: 2,
    members: await membersIn(tables),
    sessions: (await tables.selectFrom('sessions').selectAll().orderBy('position').execute()).map(sessionIn),
    invitations: (await tables.selectFrom('invitations').selectAll().orderBy('position').execute()).map(
      invitationIn,
    ),
    tokens: (await tables.selectFrom('tokens').selectAll().orderBy('position').execute()).map(tokenIn),
    feeds: (await tables.selectFrom('feeds').selectAll().orderBy('position').execute()).map(feedIn),
    plans: (await tables.selectFrom('plans').selectAll().orderBy('position').execute()).map(planIn),
    settings: { secondFactorForDirectors: workspace.secondFactorForDirectors },
    setUpTokenHash: workspace.setUpTokenHash ?? undefined,
    mostCategories: workspace.mostCategories ?? undefined,
    notices: {
      records: Object.fromEntries(records.map(({ personId, record }) => [personId, record])),
      mails: (await tables.selectFrom('mails').selectAll().orderBy('position').execute()).map(mailIn),
      signingKey: workspace.signingKey ?? undefined,
    },
  })
}

/** Writes a whole directory into tables that are empty. */
export async function writeDirectory(tables: Transaction<Tables>, data: DirectoryData): Promise<void> {
  if (!(await isEmpty(tables))) throw new Error('The directory is not empty.')
  for (const member of data.members) {
    await tables.insertInto('people').values(personRow(member)).execute()
    for (const identity of identityRows(member))
      await tables.insertInto('identities').values(identity).execute()
  }
  for (const session of data.sessions) await tables.insertInto('sessions').values(session).execute()
  for (const invitation of data.invitations)
    await tables.insertInto('invitations').values(invitationRow(invitation)).execute()
  for (const token of data.tokens) await tables.insertInto('tokens').values(token).execute()
  for (const feed of data.feeds) await tables.insertInto('feeds').values(feedRow(feed)).execute()
  for (const plan of data.plans) await tables.insertInto('plans').values(plan).execute()
  for (const [personId, record] of Object.entries(data.notices.records))
    await tables
      .insertInto('noticeRecords')
      .values({ personId, record: JSON.stringify(record) })
      .execute()
  for (const mail of data.notices.mails) await tables.insertInto('mails').values(mailRow(mail)).execute()
  await tables
    .updateTable('workspace')
    .set({
      secondFactorForDirectors: data.settings.secondFactorForDirectors,
      setUpTokenHash: data.setUpTokenHash ?? null,
      mostCategories: data.mostCategories ?? null,
      signingKey: data.notices.signingKey ?? null,
    })
    .execute()
}
