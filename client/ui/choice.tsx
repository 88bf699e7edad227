import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

interface ChoiceProps<Value extends string> {
  label: string
  options: readonly { value: NoInfer<Value>; text: string }[]
  value: Value
  onChange(value: NoInfer<Value>): void
}

/** A few ways to see a list, one of which is always chosen. */
export function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <ToggleButtonGroup
      className="choice"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value))
        if (chosen) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className="choice-option">
          {option.text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
