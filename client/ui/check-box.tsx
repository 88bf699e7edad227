import { useId } from 'react'

interface CheckBoxProps {
  label: string
  isChosen: boolean
  onChange(isChosen: boolean): void
}

/** The browser's own box with its words beside it. */
export function CheckBox({ label, isChosen, onChange }: CheckBoxProps) {
  const id = useId()
  return (
    <div className="check-box">
      <input
        type="checkbox"
        id={id}
        checked={isChosen}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}
