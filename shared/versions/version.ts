/** A version is the plan as it read at one moment, kept: made at hand-overs, after a spell of work, and by hand. */
import type { z } from 'zod'
import type { restorableSchema, versionSchema } from '../protocol/schemas/versions.ts'

/**
 * Why it was kept. `agreed` is a hand-over, `spell` is the end of a spell of work, `named` was asked
 * for, `before-restore` and `restored` are the two sides of a restore.
 */
export const VERSION_REASONS = ['agreed', 'spell', 'named', 'before-restore', 'restored'] as const
export type VersionReason = (typeof VERSION_REASONS)[number]

/** All that is said of a version besides what it reads. */
export type Version = z.infer<typeof versionSchema>

/** What of a version can be restored. */
export type Restorable = z.infer<typeof restorableSchema>
