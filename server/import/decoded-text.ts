import { NotImportable } from './not-importable.ts'

/**
 * The text of a file that is one, in UTF-8, UTF-16 or Windows-1252: programs other than a browser write Danish letters in that,
 * which is never valid UTF-8. Throws NotImportable.
 */
export function decodedText(bytes: Uint8Array): string {
  const text = decodedAs(encodingOf(bytes), bytes) ?? decodedAs('windows-1252', bytes) ?? ''
  // Pictures, PDFs and programs hold what no text does.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells that it is no text
  if (/[\u0000-\u0008\u000e-\u001f]/u.test(text)) throw new NotImportable('import-unknown-type')
  if (/^\s*(?:%PDF|\{\\rtf|<[!?a-z])/iu.test(text)) throw new NotImportable('import-unknown-type')
  return text
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' {
  return first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8'
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
