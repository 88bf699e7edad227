import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'
import { useToasts } from './toast.tsx'

interface CopyButtonProps {
  text: string
  /** The accessible name where the words alone do not tell what is copied. */
  label?: string
  children: ReactNode
}

/** Copies the text and says so in its own place. */
export function CopyButton({ text, label, children }: CopyButtonProps) {
  const t = useTranslations('common')
  const toasts = useToasts()
  const [isCopied, setCopied] = useState(false)

  async function copy() {
    const isDone = await copyText(text)
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
