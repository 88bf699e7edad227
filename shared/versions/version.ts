/** A version is the plan as it read at one moment, kept: made at hand-overs, after a spell of work, and by hand. */
import type { z } from 'zod'
import type { agreedWordingSchema, restorableSchema, versionSchema } from '../protocol/schemas/versions.ts'

/**
 * Why it was kept. `sent` and `agreed` are hand-overs: one party has approved and waits for the other, both have approved.
 * `spell` is the end of a spell of work, `named` was asked for, `before-restore` and `restored` are the two sides of a restore.
 */
export const VERSION_REASONS = ['sent', 'agreed', 'spell', 'named', 'before-restore', 'restored'] as const
export type VersionReason = (typeof VERSION_REASONS)[number]

/** All that is said of a version besides what it reads. */
export type Version = z.infer<typeof versionSchema>

/** A section that was agreed when a version was kept, and the hash of the words it was agreed in. */
export type AgreedWording = z.infer<typeof agreedWordingSchema>

/** What of a version can be restored. */
export type Restorable = z.infer<typeof restorableSchema>
