/** What Tiptap's own guide to collaboration puts together: one document, one editor, everybody's carets, nothing else. */
import { Editor, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { StarterKit } from '@tiptap/starter-kit'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const asked = new URLSearchParams(location.search)
const document_ = new Y.Doc()
const provider = new WebsocketProvider(asked.get('server') ?? '', asked.get('room') ?? '', document_, {
  disableBc: true,
})
provider.awareness.setLocalStateField('user', { name: 'Anna', color: '#1f5fa8' })

new Editor({
  element: document.getElementById('text'),
  extensions: [
    StarterKit.configure({ undoRedo: false }),
    Collaboration.configure({ document: document_ }),
    Extension.create({ name: 'carets', addProseMirrorPlugins: () => [yCursorPlugin(provider.awareness)] }),
  ],
})
