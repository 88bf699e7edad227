const PNG_SIGNATURE = 0x89504e47
/** Of the markers that begin a frame, all but the tables that stand among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** How large a PNG or JPEG picture is, in its own points. Throws where it is neither. */
export function pictureSize(bytes: Buffer): { width: number; height: number } {
  if (bytes.readUInt32BE(0) === PNG_SIGNATURE)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  for (let at = 2; bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (isFrame(bytes.readUInt8(at + 1)))
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
  }
  throw new Error('A picture is neither PNG nor JPEG.')
}
