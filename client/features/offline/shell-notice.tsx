import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useToasts } from '../../ui/toast.tsx'
import { keepShell } from './keep-shell.ts'

/** Tells calmly that the server has a newer edition than this page, which goes on working until it is loaded anew. */
export function ShellNotice({ ownScript }: { ownScript: string }) {
  const t = useTranslations('offline')
  const common = useTranslations('common')
  const toasts = useToasts()
  useEffect(
    () =>
      keepShell(ownScript, () =>
        toasts.show({
          text: t('newEdition'),
          action: { label: common('reload'), onPress: () => location.reload() },
        }),
      ),
    [ownScript, toasts, t, common],
  )
  return null
}
