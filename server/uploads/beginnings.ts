/** How files of some kinds begin. */

export const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Word, Excel and PowerPoint from before 2007, everything that Office has put a password on, and objects in documents. */
export const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
export const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
export const JPEG = [0xff, 0xd8, 0xff]

/** ELF, Mach-O of either order and width, Java, and a Windows shortcut. */
const PROGRAMS = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
]
/** Where a program for Windows says where its new header is. */
const NEW_HEADER_AT = 0x3c

export function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte)
}

export function isProgram(bytes: Uint8Array): boolean {
  return PROGRAMS.some((beginning) => startsWith(bytes, beginning)) || isForWindows(bytes)
}

/** MZ alone may begin a text or a picture. */
function isForWindows(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x4d || bytes[1] !== 0x5a || bytes.length < NEW_HEADER_AT + 4) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = view.getUint32(NEW_HEADER_AT, true)
  return bytes[header] === 0x50 && bytes[header + 1] === 0x45
}
