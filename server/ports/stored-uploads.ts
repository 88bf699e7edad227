import type { UploadedDocument } from '#shared/uploads/document.ts'

/** Uploaded documents at rest: a data folder's, also while a server has it, or a backup's. */
export interface StoredUploads {
  /** In the order they came, those that are withdrawn too. */
  readonly documents: readonly UploadedDocument[]
  /** Rejects with ContentLost where that cannot be read back as it came. */
  content(document: UploadedDocument): Promise<Uint8Array>
}

/** The uploaded documents of data folders. Known users: operations. */
export interface UploadFiles {
  /** Rejects with DirectoryDamaged where what is known of them is gone or broken. */
  read(folder: string): Promise<StoredUploads>
  /** Puts documents into a folder that has none; resolves once they are on disk. */
  write(folder: string, uploads: StoredUploads): Promise<void>
}
