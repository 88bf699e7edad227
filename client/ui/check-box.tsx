import { useId } from 'react'

interface CheckBoxProps {
  label: string
  /** What that means, in a line below. */
  meaning?: string
  isChosen: boolean
  isDisabled?: boolean
  onChange(isChosen: boolean): void
}

/** The browser's own box with its words beside it. */
export function CheckBox({ label, meaning, isChosen, isDisabled = false, onChange }: CheckBoxProps) {
  const id = useId()
  return (
    <div className="check-box">
      <input
        type="checkbox"
        id={id}
        aria-describedby={meaning === undefined ? undefined : `${id}-meaning`}
        checked={isChosen}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {meaning !== undefined && <span id={`${id}-meaning`}>{meaning}</span>}
    </div>
  )
}
