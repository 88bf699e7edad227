import { crc32 } from 'node:zlib'
import { PNG } from './beginnings.ts'
import { NotTaken } from './not-taken.ts'

/** Of a poster scanned finely; whoever opens more needs gigabytes for it. */
const MOST_PIXELS = 200_000_000

/** Throws NotTaken unless these are the chunks of a picture, whole, up to the last byte. */
export function checkPng(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = PNG.length
  let name = ''
  for (let number = 0; name !== 'IEND'; number++) {
    if (at + 12 > bytes.length) throw new NotTaken('document-damaged')
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length) throw new NotTaken('document-damaged')
    name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
      throw new NotTaken('document-damaged')
    if (number === 0) mustBeHeader(name, length, view, at + 8)
    at = end
  }
  if (at !== bytes.length) throw new NotTaken('document-two-kinds')
}

function mustBeHeader(name: string, length: number, view: DataView, at: number): void {
  if (name !== 'IHDR' || length !== 13) throw new NotTaken('document-damaged')
  mustBeOfSize(view.getUint32(at), view.getUint32(at + 4))
}

function mustBeOfSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw new NotTaken('document-damaged')
  if (width * height > MOST_PIXELS) throw new NotTaken('document-too-much')
}

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
/** Those that have no length: they stand alone. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
/** Of frames, whatever way they are packed; the three among them are tables. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Throws NotTaken unless this is a picture, whole, with nothing behind it but further pictures, as cameras write them. */
export function checkJpeg(bytes: Uint8Array): void {
  let at = 0
  while (at < bytes.length) {
    if (bytes[at] === 0) at++
    else if (bytes[at] === 0xff && bytes[at + 1] === START) at = endOfPicture(bytes, at)
    else throw new NotTaken('document-two-kinds')
  }
}

function endOfPicture(bytes: Uint8Array, from: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = from + 2
  let hasFrame = false
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new NotTaken('document-damaged')
    const marker = bytes[at + 1] ?? 0
    if (marker === END && hasFrame) return at + 2
    // Any number of them may fill the place before a marker.
    if (marker === 0xff) {
      at++
      continue
    }
    if (isAlone(marker)) {
      at += 2
      continue
    }
    if (at + 4 > bytes.length) break
    const length = view.getUint16(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) break
    if (isFrame(marker)) {
      if (length < 8) break
      mustBeOfSize(view.getUint16(at + 7), view.getUint16(at + 5))
      hasFrame = true
    }
    at = marker === SCAN ? endOfScan(bytes, end) : end
  }
  throw new NotTaken('document-damaged')
}

/** Where the next marker is that is no part of the packed picture. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0
    if (marker !== 0 && marker !== 0xff && !isAlone(marker)) return at
  }
  return bytes.length
}
