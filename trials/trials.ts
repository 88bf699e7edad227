import { backups } from './backups.ts'
import { brokenDisk } from './broken-disk.ts'
import { canary } from './canary.ts'
import { convergence } from './convergence.ts'
import { diskFull } from './disk-full.ts'
import { diskOrder } from './disk-order.ts'
import { halfOpen } from './half-open.ts'
import { kills } from './kills.ts'
import { mutatedFrames } from './mutated-frames.ts'
import { mutatedUpdates } from './mutated-updates.ts'
import { oneHolder } from './one-holder.ts'
import { powerLoss } from './power-loss.ts'
import { presenceSpoof } from './presence-spoof.ts'
import { readOnlyFrames } from './read-only-frames.ts'
import { revocation } from './revocation.ts'
import { rot } from './rot.ts'
import { severalServers } from './several-servers.ts'
import { stuckReaders } from './stuck-readers.ts'
import type { Trial } from './trial.ts'
import { undo } from './undo.ts'

/** Every trial there is, in the order in which they are run. */
export const TRIALS: readonly Trial[] = [
  powerLoss,
  rot,
  kills,
  severalServers,
  diskOrder,
  backups,
  oneHolder,
  diskFull,
  brokenDisk,
  convergence,
  undo,
  mutatedUpdates,
  mutatedFrames,
  presenceSpoof,
  readOnlyFrames,
  revocation,
  canary,
  stuckReaders,
  halfOpen,
]
