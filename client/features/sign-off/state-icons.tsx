import { CircleAlert, CircleCheck, FilePen, LockKeyhole, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SectionStateName } from '#shared/sign-off/sign-off.ts'

/** Tells the states of a section apart without colour. */
export const STATE_ICONS: Record<SectionStateName, ReactNode> = {
  draft: <Pencil aria-hidden />,
  'half-approved': <CircleCheck aria-hidden />,
  objected: <CircleAlert aria-hidden />,
  agreed: <LockKeyhole aria-hidden />,
  amendment: <FilePen aria-hidden />,
}
