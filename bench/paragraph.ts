import * as Y from 'yjs'
import { sectionText } from '#shared/plan/plan-document.ts'

/** Somebody's own document with an empty paragraph at the head of a plan's first section; `updates` gathers every change. */
export function beginParagraph(clientId: number): {
  document: Y.Doc
  text: Y.XmlText
  updates: Uint8Array[]
} {
  const document = new Y.Doc()
  document.clientID = clientId
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  document.transact(() => {
    sectionText(document, 1).insert(0, [paragraph])
    paragraph.insert(0, [text])
  })
  return { document, text, updates }
}
