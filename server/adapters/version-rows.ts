/** How a version stands in a row of its own, its parts apart from it, and what tells whether it is as it was kept. */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { versionSchema } from '#shared/protocol/schemas/versions.ts'
import type { Version } from '#shared/versions/version.ts'
import type { KeptVersion } from '../ports/version-store.ts'

const hashes = z.array(z.string())
export const visitSchema = z.object({
  seen: z.string().optional(),
  left: z.object({ at: z.string(), versionId: z.string() }).optional(),
})

export interface Row {
  position: number
  version: string
  note: string
  parts: string
  checksum: number
}

export function keptIn(
  plan: string,
  row: Row,
  partWith: (plan: string, hash: string) => string,
): KeptVersion {
  const version = noteIn(plan, row)
  if (!version) throw new Error('its note is not what was kept')
  return { version, parts: hashesIn(row.parts).map((hash) => partWith(plan, hash)) }
}

/** Undefined where it is not what was kept. */
export function noteIn(plan: string, { note, parts, checksum }: Row): Version | undefined {
  if (checksum !== checksumOf(plan, note, parts)) return undefined
  return versionSchema.safeParse(parsed(note)).data
}

/** None where they cannot be read: then nothing can be made of their version. */
export function hashesIn(parts: string): string[] {
  return hashes.safeParse(parsed(parts)).data ?? []
}

export function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

export function rowOf(row: Record<string, unknown>): Row {
  return {
    position: Number(row.position),
    version: String(row.version),
    note: String(row.note),
    parts: String(row.parts),
    checksum: Number(row.checksum),
  }
}

export function hashOf(part: string): string {
  return createHash('sha256').update(part).digest('hex')
}

export function checksumOf(plan: string, note: string, parts: string): number {
  return crc32(`${plan}\n${note}\n${parts}`)
}

/** What the versions of a plan are called where documents are listed. */
export function documentOf(plan: string): string {
  return `plan/${plan}/versions`
}
