/** Files that say what a text says, as a secretariat would have them. */
import { once } from 'node:events'
import { Document, Packer, Paragraph, TextRun } from 'docx'
import PDFDocument from 'pdfkit'

/** The text's paragraphs, whose lines the program breaks by itself. */
function paragraphsOf(text: string): string[] {
  return text.replaceAll(' \n', ' ').split('\n')
}

export async function agreementDocx(text: string): Promise<Uint8Array> {
  const children = paragraphsOf(text).map((words) => new Paragraph({ children: [new TextRun(words)] }))
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

/** With a password to open it, where one is given. */
export async function agreementPdf(text: string, userPassword?: string): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 72, ...(userPassword && { userPassword }) })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(document, 'end')
  document.fontSize(11)
  for (const words of paragraphsOf(text)) {
    if (words.trim() === '') document.moveDown(0.7)
    else document.text(words.trim())
  }
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}
