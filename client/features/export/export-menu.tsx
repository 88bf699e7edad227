import { Download, FileBraces, FileText } from 'lucide-react'
import { useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useLocale, useTranslations } from 'use-intl'
import type { ExportFormat } from '#shared/export/formats.ts'
import { routes } from '#shared/protocol/routes.ts'
import { callForFile } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useToasts } from '../../ui/toast.tsx'

export function ExportMenu({ planId }: { planId: string }) {
  const t = useTranslations('export')
  const common = useTranslations('common')
  const locale = useLocale()
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const [isPending, setPending] = useState(false)

  async function download(format: ExportFormat) {
    setPending(true)
    const result = await callForFile(routes.exportPlan, {
      params: { planId },
      query: { format, lang: locale },
    })
    setPending(false)
    if (result.kind === 'problem') {
      const action = { label: common('tryAgain'), onPress: () => void download(format) }
      return toasts.show({ text: t('failed', { why: sentenceOf(result) }), action })
    }
    const name = result.answer.name ?? `${planId}.${format}`
    saveFile(result.answer.file, name)
    toasts.show({ text: t('done', { name }) })
  }

  return (
    <MenuTrigger>
      <Button kind="secondary" size="small" icon={<Download aria-hidden />} isPending={isPending}>
        {isPending ? t('pending') : t('export')}
      </Button>
      <Menu placement="bottom end" aria-label={t('export')}>
        <MenuItem icon={<FileText aria-hidden />} onAction={() => void download('docx')}>
          {t('formats.docx')}
        </MenuItem>
        <MenuItem icon={<FileBraces aria-hidden />} onAction={() => void download('json')}>
          {t('formats.json')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  )
}

function saveFile(file: Blob, name: string) {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken hold of the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(address))
}
