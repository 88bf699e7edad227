import { Check, ChevronDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import {
  ComboBox as AriaComboBox,
  Button,
  Collection,
  FieldError,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Text,
} from 'react-aria-components'

export interface ComboBoxOption<Value extends string> {
  value: Value
  text: string
  /** Found by these as well, each from the beginning of one of its words. */
  also: readonly string[]
}

export interface ComboBoxGroup<Value extends string> {
  title: string
  options: readonly ComboBoxOption<Value>[]
}

interface ComboBoxProps<Value extends string> {
  label: string
  groups: readonly ComboBoxGroup<Value>[]
  value: Value | undefined
  onChange(value: Value | undefined): void
  /** Says that nothing matches what is typed. */
  emptyText: string
  /** Says that a group has more than are listed. */
  moreText(shown: number, all: number): string
  placeholder?: string
  description?: string
  errorMessage?: string
}

/** A list longer than this is not read, and would hold up the typing. */
const LONGEST_GROUP = 12

/** One of many, found by typing: the words an option is known by lead to it too, and are shown where they did. */
export function ComboBox<Value extends string>({
  label,
  groups,
  value,
  onChange,
  emptyText,
  moreText,
  placeholder,
  description,
  errorMessage,
}: ComboBoxProps<Value>) {
  const options = useMemo(() => groups.flatMap((group) => group.options), [groups])
  const chosenText = options.find((option) => option.value === value)?.text ?? ''
  const [typed, setTyped] = useState(chosenText)
  const [lastChosenText, setLastChosenText] = useState(chosenText)
  // While it is drawn, not after: a field that is left in between would take the old text for a choice.
  if (chosenText !== lastChosenText) {
    setLastChosenText(chosenText)
    setTyped(chosenText)
  }
  const wanted = typed === chosenText ? '' : typed.trim().toLowerCase()
  const listed = useMemo(() => listedGroups(groups, wanted, value), [groups, wanted, value])

  return (
    <AriaComboBox
      className="field"
      validationBehavior="aria"
      isInvalid={errorMessage !== undefined}
      allowsEmptyCollection
      items={listed}
      value={value ?? null}
      inputValue={typed}
      onInputChange={(text) => {
        setTyped(text)
        if (text === '' && value !== undefined) onChange(undefined)
      }}
      onChange={(key) => {
        // Leaving without a choice comes here too: a name that was typed in full is one, and what is no name stays to be mended.
        const said = key ?? onlyOneCalled(typed, options)?.value
        const chosen = options.find((option) => option.value === said)
        if (!chosen) return
        setTyped(chosen.text)
        onChange(chosen.value)
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className="combo-box">
        <Input className="field-input" placeholder={placeholder} />
        <Button className="combo-box-toggle">
          <ChevronDown aria-hidden />
        </Button>
      </div>
      {description && errorMessage === undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{errorMessage}</FieldError>
      <Popover className="popover combo-box-popover" offset={4}>
        <ListBox<ListedGroup>
          className="listbox"
          renderEmptyState={() => <p className="combo-box-empty">{emptyText}</p>}
        >
          {({ id, found, all }) => (
            <ListBoxSection id={id}>
              <Header className="menu-header">
                {id}
                {all > found.length && ` · ${moreText(found.length, all)}`}
              </Header>
              <Collection items={found}>{(option) => <FoundItem option={option} />}</Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

function FoundItem({ option: { id, text, leading } }: { option: FoundOption }) {
  return (
    <ListBoxItem id={id} textValue={text} className="listbox-item">
      {({ isSelected }) => (
        <>
          <span className="menu-item-text">
            {text}
            {leading && <span className="combo-box-leading">{leading}</span>}
          </span>
          {isSelected && <Check aria-hidden />}
        </>
      )}
    </ListBoxItem>
  )
}

/** A group as it is listed: its title, the best of what was found in it, and how many there were. */
interface ListedGroup {
  id: string
  found: readonly FoundOption[]
  all: number
}

interface FoundOption {
  id: string
  text: string
  /** The word that led to it, where its text does not show why it is here. */
  leading?: string
  /** The lower the better it fits. */
  place: number
}

/** The group with the best find comes first; what is chosen is the best while nothing else is looked for. */
function listedGroups(
  groups: readonly ComboBoxGroup<string>[],
  wanted: string,
  chosen: string | undefined,
): ListedGroup[] {
  const listed = groups.map(({ title, options }) => {
    const found = options.flatMap((option) => foundBy(option, wanted) ?? [])
    const current = wanted === '' && found.find(({ id }) => id === chosen)
    if (current) current.place = -1
    found.sort((a, b) => a.place - b.place)
    return { id: title, found: found.slice(0, LONGEST_GROUP), all: found.length }
  })
  const bestOf = ({ found }: ListedGroup) => found[0]?.place ?? 0
  return listed.filter(({ all }) => all > 0).sort((a, b) => bestOf(a) - bestOf(b))
}

function foundBy({ value, text, also }: ComboBoxOption<string>, wanted: string): FoundOption | undefined {
  const at = text.toLowerCase().indexOf(wanted)
  if (at >= 0) return { id: value, text, place: at === 0 ? 0 : 1 }
  const leading = also.find((word) => ` ${word.toLowerCase()}`.includes(` ${wanted}`))
  return leading === undefined ? undefined : { id: value, text, leading, place: 2 }
}

function onlyOneCalled<Value extends string>(
  typed: string,
  options: readonly ComboBoxOption<Value>[],
): ComboBoxOption<Value> | undefined {
  const wanted = typed.trim().toLowerCase()
  const [found, ...others] = options.filter(({ text }) => text.toLowerCase() === wanted)
  return others.length === 0 ? found : undefined
}
