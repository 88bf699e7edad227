import { Search } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { FIND_KEYS } from './find-keys.ts'
import { useOpenFind } from './find-provider.tsx'

/** Opens the palette, and says with which keys that is quicker. */
export function FindButton() {
  const t = useTranslations('find')
  const open = useOpenFind()
  return (
    <button
      type="button"
      className="find-button"
      aria-haspopup="dialog"
      aria-keyshortcuts={FIND_KEYS.aria}
      onClick={open}
    >
      <Search aria-hidden />
      <span className="find-button-name">{t('open')}</span>
      <kbd aria-hidden>{FIND_KEYS.shown}</kbd>
    </button>
  )
}
