import { Check, ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components'

export interface SelectOption<Value extends string> {
  value: Value
  text: string
  /** What it means, under it in the list. */
  note?: string
}

interface SelectProps<Value extends string> {
  label: string
  options: readonly SelectOption<NoInfer<Value>>[]
  value: Value
  onChange(value: NoInfer<Value>): void
  density?: 'compact' | 'comfortable'
  isLabelHidden?: boolean
  description?: string | undefined
  isDisabled?: boolean
}

export function Select<Value extends string>({
  label,
  options,
  value,
  onChange,
  density = 'comfortable',
  isLabelHidden,
  description,
  isDisabled,
}: SelectProps<Value>) {
  return (
    <AriaSelect
      className="field"
      data-density={density}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen) onChange(chosen.value)
      }}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <Button className="field-input select-trigger">
        <SelectValue className="select-value">
          {({ selectedText, defaultChildren }) => selectedText ?? defaultChildren}
        </SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      {description && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <Popover className="popover" offset={4}>
        <ListBox className="listbox">
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.text}
              className="listbox-item"
            >
              {({ isSelected }) => (
                <>
                  <span className="menu-item-text">
                    {option.text}
                    {option.note && (
                      <Text slot="description" className="listbox-note">
                        {option.note}
                      </Text>
                    )}
                  </span>
                  {isSelected && <Check aria-hidden />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
