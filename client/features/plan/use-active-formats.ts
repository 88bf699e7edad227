import type { Editor } from '@tiptap/core'
import { useMemo, useSyncExternalStore } from 'react'

const FORMATS = {
  bold: (editor: Editor) => editor.isActive('bold'),
  italic: (editor: Editor) => editor.isActive('italic'),
  underline: (editor: Editor) => editor.isActive('underline'),
  strike: (editor: Editor) => editor.isActive('strike'),
  link: (editor: Editor) => editor.isActive('link'),
  heading3: (editor: Editor) => editor.isActive('heading', { level: 3 }),
  heading4: (editor: Editor) => editor.isActive('heading', { level: 4 }),
  bulletList: (editor: Editor) => editor.isActive('bulletList'),
  orderedList: (editor: Editor) => editor.isActive('orderedList'),
  blockquote: (editor: Editor) => editor.isActive('blockquote'),
  table: (editor: Editor) => editor.isActive('table'),
}

type Format = keyof typeof FORMATS
const NAMES = Object.keys(FORMATS) as Format[]

/** What the words at the caret are: draws anew only when one of it has changed, and not for every key. */
export function useActiveFormats(editor: Editor | undefined): Record<Format, boolean> {
  const { subscribe, read } = useMemo(() => followFormats(editor), [editor])
  const active = useSyncExternalStore(subscribe, read)
  return useMemo(() => {
    const names = active.split(' ')
    return Object.fromEntries(NAMES.map((name) => [name, names.includes(name)])) as Record<Format, boolean>
  }, [active])
}

function followFormats(editor: Editor | undefined) {
  const look = () =>
    editor && !editor.isDestroyed ? NAMES.filter((name) => FORMATS[name](editor)).join(' ') : ''
  let last = look()
  return {
    read: () => last,
    subscribe(listener: () => void) {
      const onTransaction = () => {
        last = look()
        listener()
      }
      editor?.on('transaction', onTransaction)
      return () => {
        editor?.off('transaction', onTransaction)
      }
    },
  }
}
