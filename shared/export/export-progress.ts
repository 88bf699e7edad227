/** How far the writing of a file has come, by what its writer counts. */
export type ExportProgress =
  /** Others' files are written first. */
  | { kind: 'waiting' }
  | { kind: 'begun' }
  /** Its parts are laid out, then its pages are drawn. */
  | { kind: 'parts' | 'pages'; done: number; of: number }
  /** The page numbers of its contents are worked out, of which nothing is told meanwhile. */
  | { kind: 'page-numbers' }

/** What a file with pages takes for laying its parts out; the rest goes to drawing its pages. */
const SHARE_OF_PARTS = 0.8

/** How much of the file is written, from 0 to 1 and never falling; undefined where nothing tells. */
export function fractionWritten(progress: ExportProgress): number | undefined {
  switch (progress.kind) {
    case 'parts':
      return (SHARE_OF_PARTS * progress.done) / progress.of
    case 'pages':
      return SHARE_OF_PARTS + ((1 - SHARE_OF_PARTS) * progress.done) / progress.of
    default:
      return undefined
  }
}
