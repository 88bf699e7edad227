import { type ComponentProps, lazy, Suspense } from 'react'

const ExportDialog = lazy(() =>
  import('./export-dialog.tsx').then(({ ExportDialog }) => ({ default: ExportDialog })),
)

/** The export's dialog, fetched when somebody first exports: whoever opens a plan does not wait for it. */
export function ExportDialogOnDemand(props: ComponentProps<typeof ExportDialog>) {
  return (
    <Suspense>
      <ExportDialog {...props} />
    </Suspense>
  )
}
