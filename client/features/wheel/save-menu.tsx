import { Download, ImageDown, PenTool, Printer } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { type ArrangedWheel, activitiesOn } from '#shared/wheel/arrange-wheel.ts'
import { useNames } from '../../text/unbroken.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useToasts } from '../../ui/toast.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { useCalendarWords } from '../views/calendar-words.ts'
import { pngOf, standaloneSvg } from './save-picture.ts'

interface SaveMenuProps {
  /** The wheel as it is on paper. */
  drawSheet(): SVGSVGElement | null
  wheel: ArrangedWheel
}

/** The wheel as it is shown, taken out of the product: as a drawing, as a picture or on paper. */
export function SaveMenu({ drawSheet, wheel }: SaveMenuProps) {
  const t = useTranslations('wheel')
  const { plan } = usePage()
  const toasts = useToasts()
  const words = useCalendarWords()
  const { owner } = useNames()
  const title = t('title', { plan: plan.title })

  async function save(kind: 'svg' | 'png') {
    const sheet = drawSheet()
    if (!sheet) return
    const count = activitiesOn(wheel).length
    const svg = standaloneSvg(sheet, {
      title,
      description: t('description', {
        cluster: owner('censec'),
        association: owner('difos'),
        year: plan.year,
        count,
        days: [...wheel.feasts.map(words.feast), ...wheel.schoolHolidays.map(words.schoolHoliday)].join('; '),
      }),
    })
    const name = `${title}.${kind}`
    try {
      const file =
        kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg, sheet.viewBox.baseVal)
      saveFile(file, name)
      toasts.show({ text: t('saved', { name }) })
    } catch {
      toasts.show({ text: t('saveFailed') })
    }
  }

  return (
    <MenuTrigger>
      <Button size="small" icon={<Download aria-hidden />}>
        {t('save')}
      </Button>
      <Menu aria-label={t('save')} placement="bottom end">
        <MenuItem icon={<ImageDown aria-hidden />} onAction={() => void save('png')}>
          {t('savePng')}
        </MenuItem>
        <MenuItem icon={<PenTool aria-hidden />} onAction={() => void save('svg')}>
          {t('saveSvg')}
        </MenuItem>
        <MenuItem icon={<Printer aria-hidden />} onAction={() => print()}>
          {t('print')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  )
}
