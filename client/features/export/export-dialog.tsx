import '../../styles/export.css'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALES, type Locale } from '#shared/basics/locale.ts'
import { DOCUMENT_FORMATS, EXPORT_FORMATS } from '#shared/export/formats.ts'
import { EXPORT_VARIANTS } from '#shared/export/variants.ts'
import { publicationPath } from '#shared/publication/publication-path.ts'
import { Button } from '../../ui/button.tsx'
import { CheckBox } from '../../ui/check-box.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { Select } from '../../ui/select.tsx'
import { useExportPreferences } from './export-preferences.ts'
import { useExport } from './use-export.ts'
import { NOW, useVersionOptions } from './use-version-options.ts'
import { WritingProgress } from './writing-progress.tsx'

interface ExportDialogProps {
  planId: string
  onClose(): void
}

/** What to take out of the plan, for whom; then the file. */
export function ExportDialog({ planId, onClose }: ExportDialogProps) {
  const t = useTranslations('export')
  const common = useTranslations('common')
  const pages = useTranslations('pages')
  const shown = useLocale()
  const chosen = useExportPreferences()
  const { format, variant } = chosen
  const [language, setLanguage] = useState<Locale>(shown)
  const versions = useVersionOptions(planId)
  const [versionChosen, setVersion] = useState(NOW)
  const version = variant === 'agreed' ? NOW : versionChosen
  const readable = DOCUMENT_FORMATS.find((one) => one === format)
  const isInternalNow = variant === 'internal' && version === NOW
  const commented = isInternalNow ? readable : undefined
  const hasDuties = isInternalNow && (readable !== undefined || format === 'xlsx')
  const { start, cancel, isPending, isLong, progress, wrong } = useExport(planId, onClose)

  function submit(event: FormEvent) {
    event.preventDefault()
    void start({
      format,
      variant,
      lang: language,
      ...(version !== NOW && { version }),
      ...(commented && chosen.withComments && { comments: '1' }),
      ...(hasDuties && chosen.withDuties && { duties: '1' }),
    })
  }

  function close() {
    cancel()
    onClose()
  }

  return (
    <Dialog title={t('title')} isOpen onClose={close}>
      <form className="stack" onSubmit={submit}>
        <Select
          label={t('format')}
          description={t(`formatNotes.${format}`)}
          options={EXPORT_FORMATS.map((value) => ({
            value,
            text: t(`formats.${value}`),
            note: t(`formatNotes.${value}`),
          }))}
          value={format}
          onChange={chosen.setFormat}
          isDisabled={isPending}
        />
        <Select
          label={t('variant')}
          description={t(`variantNotes.${variant}`)}
          options={EXPORT_VARIANTS.map((value) => ({
            value,
            text: t(`variants.${value}`),
            note: t(`variantNotes.${value}`),
          }))}
          value={variant}
          onChange={chosen.setVariant}
          isDisabled={isPending}
        />
        {variant !== 'agreed' && versions.length > 1 && (
          <Select
            label={t('version')}
            options={versions}
            value={version}
            onChange={setVersion}
            isDisabled={isPending}
          />
        )}
        <Select
          label={t('language')}
          options={LOCALES.map((value) => ({ value, text: t(`languages.${value}`) }))}
          value={language}
          onChange={setLanguage}
          isDisabled={isPending}
        />
        {commented && (
          <CheckBox
            label={t('openComments')}
            meaning={t(`withComments.${commented}`)}
            isChosen={chosen.withComments}
            onChange={chosen.setWithComments}
            isDisabled={isPending}
          />
        )}
        {hasDuties && (
          <CheckBox
            label={t('duties')}
            meaning={t('dutiesMeaning')}
            isChosen={chosen.withDuties}
            onChange={chosen.setWithDuties}
            isDisabled={isPending}
          />
        )}
        <WritingProgress shown={progress} isLong={isLong} />
        <ErrorLine>{wrong}</ErrorLine>
        <p>
          <Link to={publicationPath(planId)} onClick={close}>
            {pages('publicationWay')}
          </Link>
        </p>
        <DialogActions>
          <Button onPress={isPending ? cancel : close}>{isPending ? t('stop') : common('cancel')}</Button>
          <Button type="submit" kind="primary" isPending={isPending}>
            {t('fetch')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
