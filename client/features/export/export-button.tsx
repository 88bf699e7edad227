import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { ExportDialogOnDemand } from './export-dialog-on-demand.tsx'

export function ExportButton({ planId }: { planId: string }) {
  const t = useTranslations('export')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="secondary" size="small" icon={<Download aria-hidden />} onPress={() => setOpen(true)}>
        <span>{t('export')}</span>
      </Button>
      {isOpen && <ExportDialogOnDemand planId={planId} onClose={() => setOpen(false)} />}
    </>
  )
}
