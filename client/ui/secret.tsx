import type { ReactNode } from 'react'
import { CopyButton } from './copy-button.tsx'

/** What is shown once, with the means to copy it; `children` are the words of the button. */
export function Secret({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="secret">
      <code>{text}</code>
      <CopyButton text={text}>{children}</CopyButton>
    </div>
  )
}
