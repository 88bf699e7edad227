import { ChartColumn, CircleCheck, FileText, History, MessagesSquare } from 'lucide-react'
import type { SourceKind } from '#shared/label/label.ts'

const ICONS = {
  version: History,
  minutes: MessagesSquare,
  activity: CircleCheck,
  account: ChartColumn,
  document: FileText,
}

/** What kind of evidence it is; the words beside it say so too. */
export function SourceIcon({ kind }: { kind: SourceKind }) {
  const Icon = ICONS[kind]
  return <Icon className="label-source-icon" aria-hidden />
}
