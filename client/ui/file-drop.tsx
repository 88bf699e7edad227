import { FileUp } from 'lucide-react'
import { DropZone, FileTrigger } from 'react-aria-components'
import { Button } from './button.tsx'

interface FileDropProps {
  accepted: readonly string[]
  /** What to do, also for who drops. */
  label: string
  buttonText: string
  isSecondary?: boolean
  onChoose(file: File): void
}

/** Takes one file, dropped or chosen. */
export function FileDrop({ accepted, label, buttonText, isSecondary = false, onChoose }: FileDropProps) {
  return (
    <DropZone
      className="drop-zone"
      aria-label={label}
      onDrop={async ({ items }) => {
        const [item] = items.filter((one) => one.kind === 'file')
        if (item) onChoose(await item.getFile())
      }}
    >
      <FileUp aria-hidden />
      <p>{label}</p>
      <FileTrigger
        acceptedFileTypes={accepted}
        onSelect={(files) => {
          const file = files?.[0]
          if (file) onChoose(file)
        }}
      >
        <Button kind={isSecondary ? 'secondary' : 'primary'}>{buttonText}</Button>
      </FileTrigger>
    </DropZone>
  )
}
