/** The checksums within a plan's JSON, by which it can be verified on its own: they show a change, not where a file is from. */
import { z } from 'zod'
import type { Plan, Section } from '#shared/plan/plan.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import { CHECKSUM_ALGORITHM, checksumOf, planChecksum } from './checksum.ts'

const COVERS =
  'title, year and sections, as RFC 8785 canonical JSON in UTF-8, without rank, description and category of each activity'
const COVERS_ALL = 'everything in this file but this hash, as RFC 8785 canonical JSON in UTF-8'

interface Checksum {
  algorithm: string
  covers: string
  /** 64 hex digits. */
  hash: string
}

/** The plan with what is known of it, and two checksums: `checksum` of the plan's content, `checksumOfAll` of the whole file. */
export function withChecksums<Known extends Plan>(
  known: Known,
): Known & { checksum: Checksum; checksumOfAll: Checksum } {
  const algorithm = CHECKSUM_ALGORITHM
  const checksum = { algorithm, covers: COVERS, hash: planChecksum(known) }
  const unsigned = { ...known, checksum, checksumOfAll: { algorithm, covers: COVERS_ALL } }
  return { ...unsigned, checksumOfAll: { ...unsigned.checksumOfAll, hash: checksumOf(unsigned) } }
}

/** What a plan's JSON says of itself. */
export type CheckedJson =
  /** No JSON, or none that was written here. */
  | { kind: 'no-checksum' }
  /** Something in it has been changed, or taken out. */
  | { kind: 'changed' }
  /** It agrees with its own checksums; `hash` is that of the plan's content. */
  | { kind: 'agrees'; hash: string }

/** What is looked at in a section; whatever else its activities hold is hashed as it is. */
const sectionShape = z.strictObject({
  category: z.number(),
  text: z.array(z.unknown()),
  activities: z.array(
    z.looseObject({
      category: z.number(),
      body: z.array(z.unknown()),
      audience: z.array(z.string()),
      partners: z.array(z.string()),
    }),
  ),
})
const section = z.custom<Section>((value) => sectionShape.safeParse(value).success)
const hash = z.looseObject({ hash: z.string() })
const checkedFile = z.looseObject({
  title: z.string(),
  year: z.number(),
  sections: z.array(section),
  checksum: hash,
  checksumOfAll: hash,
})
const anyFile = z.looseObject({ checksum: z.unknown(), checksumOfAll: z.unknown() })

/** Works both checksums out anew. However the file is laid out, what it says is the same. */
export function checkJson(text: string): CheckedJson {
  const value = parseJson(text)
  if (!anyFile.safeParse(value).success) return { kind: 'no-checksum' }
  const file = checkedFile.safeParse(value).data
  return file && agrees(file, value as object)
    ? { kind: 'agrees', hash: file.checksum.hash }
    : { kind: 'changed' }
}

function agrees(file: z.output<typeof checkedFile>, value: object): boolean {
  const { hash: given, ...checksumOfAll } = file.checksumOfAll
  return (
    checksumOf({ ...value, checksumOfAll }) === given &&
    file.sections.every(isDerivedRight) &&
    planChecksum(file) === file.checksum.hash
  )
}

/** What is left out of the content's checksum, because it says again what stands elsewhere, does say the same. */
function isDerivedRight({ category, activities }: Section): boolean {
  return activities.every((activity) => {
    try {
      return activity.category === category && activity.description === plainText(activity.body)
    } catch {
      // A body of a shape that no plan has.
      return false
    }
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
