import { Check, Copy } from 'lucide-react'
import { type ReactNode, type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { copyFormatted, copyText } from './copy-text.ts'
import { useToasts } from './toast.tsx'

interface CopyButtonProps {
  text: string
  /** What is copied with its formatting beside the text, for programs that take it. */
  formatted?: RefObject<HTMLElement | null>
  /** The accessible name where the words alone do not tell what is copied. */
  label?: string
  children: ReactNode
}

/** Copies the text and says so in its own place. */
export function CopyButton({ text, formatted, label, children }: CopyButtonProps) {
  const t = useTranslations('common')
  const toasts = useToasts()
  const [isCopied, setCopied] = useState(false)

  async function copy() {
    const isDone = formatted?.current ? await copyFormatted(formatted.current, text) : await copyText(text)
    setCopied(isDone)
    if (!isDone) toasts.show({ text: t('copyFailed') })
  }

  return (
    <>
      <Button
        size="small"
        icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        aria-label={isCopied ? undefined : label}
        onPress={() => void copy()}
      >
        {isCopied ? t('copied') : children}
      </Button>
      <span className="visually-hidden" role="status">
        {isCopied && t('copied')}
      </span>
    </>
  )
}
