import { useState } from 'react'

/** A choice that this browser remembers. Where nothing can be stored it holds until the page is closed. */
export function usePreference<Value extends string>(
  name: string,
  choices: readonly Value[],
  otherwise: Value,
): [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => readPreference(name, choices) ?? otherwise)
  return [
    value,
    (next) => {
      setValue(next)
      try {
        localStorage.setItem(`samplan.${name}`, next)
      } catch {
        // Private windows may refuse storage.
      }
    },
  ]
}

function readPreference<Value extends string>(name: string, choices: readonly Value[]): Value | undefined {
  try {
    const stored = localStorage.getItem(`samplan.${name}`)
    return choices.find((choice) => choice === stored)
  } catch {
    return undefined
  }
}
