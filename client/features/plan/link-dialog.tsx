import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isSafeLink } from '#shared/plan/safe-link.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFocusAfterwards } from '../../ui/use-focus-afterwards.ts'

interface LinkDialogProps {
  editor: Editor
  isOpen: boolean
  onClose(): void
}

/** Asks where the selected words lead, or shows, changes and removes the link they have. */
export function LinkDialog({ editor, isOpen, onClose }: LinkDialogProps) {
  const t = useTranslations('plan.link')
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose}>
      <LinkForm editor={editor} onClose={onClose} />
    </Dialog>
  )
}

function LinkForm({ editor, onClose }: Pick<LinkDialogProps, 'editor' | 'onClose'>) {
  const t = useTranslations('plan.link')
  const common = useTranslations('common')
  const present: unknown = editor.getAttributes('link').href
  const before = typeof present === 'string' ? present : ''
  const [address, setAddress] = useState(before)
  const [fault, setFault] = useState<string>()

  const leaveFocusThere = useFocusAfterwards(() => editor.view.focus())

  function close() {
    leaveFocusThere()
    onClose()
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    const href = completed(address)
    if (!isSafeLink(href)) return setFault(t('fault'))
    const chain = editor.chain().extendMarkRange('link')
    if (editor.state.selection.empty && !before) {
      chain
        .insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run()
    } else {
      chain.setLink({ href }).run()
    }
    close()
  }

  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={t('address')}
        value={address}
        onChange={setAddress}
        errorMessage={fault}
        placeholder="https://"
        autoFocus
      />
      <DialogActions>
        {before && (
          <Button
            kind="quiet"
            onPress={() => {
              editor.chain().extendMarkRange('link').unsetLink().run()
              close()
            }}
          >
            {t('remove')}
          </Button>
        )}
        {before && (
          <a className="button" data-kind="quiet" href={before} target="_blank" rel="noopener noreferrer">
            {t('open')}
          </a>
        )}
        <Button kind="quiet" onPress={close}>
          {common('cancel')}
        </Button>
        <Button kind="primary" type="submit">
          {t('apply')}
        </Button>
      </DialogActions>
    </form>
  )
}

/** People write `censec.dk` and `navn@censec.dk`. */
function completed(address: string): string {
  const written = address.trim()
  if (isSafeLink(written)) return written
  if (/^[^\s@/]+@[^\s@/]+\.\w+$/.test(written)) return `mailto:${written}`
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(written) ? `https://${written}` : written
}
