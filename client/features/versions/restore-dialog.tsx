import type { RefObject } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { type Locale, languageTag } from '#shared/basics/locale.ts'
import type { Restorable, Version } from '#shared/versions/version.ts'
import { shortMoment } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { useFocusAfterwards } from '../../ui/use-focus-afterwards.ts'

/** What is to be restored, of which version. */
export interface Restoring {
  version: Version
  what: Restorable
  /** Of the activity. */
  title: string
  /** The names of those who have since written what is to be replaced. */
  writers: readonly string[]
}

interface RestoreDialogProps {
  restoring: Restoring | undefined
  /** Where it is told what came of it: what was pressed may be gone by then. */
  news: RefObject<HTMLElement | null>
  onClose(): void
  onRestore(restoring: Restoring): void
}

function listOf(names: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(languageTag(locale), { type: 'conjunction' }).format(names)
}

/** Says what a restore does, before it does. */
export function RestoreDialog({ restoring, ...rest }: RestoreDialogProps) {
  const t = useTranslations('versions')
  const kind = restoring?.what.kind ?? 'plan'
  const category = restoring?.what.kind === 'section' ? restoring.what.category : 0
  return (
    <Dialog
      title={t(`restoreTitle.${kind}`, { category, title: restoring?.title ?? '' })}
      isOpen={restoring !== undefined}
      onClose={rest.onClose}
    >
      <WhatItDoes restoring={restoring} {...rest} />
    </Dialog>
  )
}

function WhatItDoes({ restoring, news, onClose, onRestore }: RestoreDialogProps) {
  const t = useTranslations('versions')
  const common = useTranslations('common')
  const locale = useLocale()
  const leaveFocusThere = useFocusAfterwards(() => news.current?.focus({ preventScroll: true }))
  const kind = restoring?.what.kind ?? 'plan'
  const moment = restoring ? shortMoment(restoring.version.at, locale) : ''
  return (
    <>
      <p>{t(`restoreText.${kind}`, { moment })}</p>
      {restoring && restoring.writers.length > 0 && (
        <p>{t('restoreReplaces', { names: listOf(restoring.writers, locale) })}</p>
      )}
      <p>{t('restoreKept')}</p>
      <DialogActions>
        <Button kind="quiet" onPress={onClose} autoFocus>
          {common('cancel')}
        </Button>
        <Button
          kind="primary"
          onPress={() => {
            leaveFocusThere()
            onClose()
            if (restoring) onRestore(restoring)
          }}
        >
          {t('restore')}
        </Button>
      </DialogActions>
    </>
  )
}
