import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordedWorkspace } from './recorded-workspace.ts'

/** Memory, where there is such a folder: images are many and nobody keeps them. */
const MEMORY = '/dev/shm'

/** A place to which images of a workspace's disk are written, one after another. */
export class ImageFolder {
  readonly #root: string
  readonly #nameOf: RecordedWorkspace['nameOf']

  constructor({ nameOf }: Pick<RecordedWorkspace, 'nameOf'>) {
    this.#root = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'samplan-image-'))
    this.#nameOf = nameOf
    mkdirSync(this.workspace)
    mkdirSync(this.backups)
  }

  get workspace(): string {
    return join(this.#root, 'workspace')
  }

  get backups(): string {
    return join(this.#root, 'backups')
  }

  /** Puts the files in the place of those of the image before. */
  write(files: ReadonlyMap<string, Buffer>): void {
    for (const folder of [this.workspace, this.backups])
      for (const name of readdirSync(folder)) unlinkSync(join(folder, name))
    for (const [path, bytes] of files) writeFileSync(join(this.#root, this.#nameOf(path)), bytes)
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true })
  }
}
