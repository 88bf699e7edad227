import { startTransition, useEffect, useState } from 'react'

/**
 * A choice that this browser remembers, and that the other windows of it follow at once. Where nothing can be stored it
 * holds until the page is closed.
 */
export function usePreference<Value extends string>(
  name: string,
  choices: readonly Value[],
  otherwise: Value,
): [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => readPreference(name, choices) ?? otherwise)
  useEffect(() => {
    const follow = ({ key }: StorageEvent) => {
      // What is chosen may first have to be fetched, as another language is.
      if (key === keyOf(name)) startTransition(() => setValue(readPreference(name, choices) ?? otherwise))
    }
    addEventListener('storage', follow)
    return () => removeEventListener('storage', follow)
  }, [name, choices, otherwise])
  return [
    value,
    (next) => {
      setValue(next)
      try {
        localStorage.setItem(keyOf(name), next)
      } catch {
        // Private windows may refuse storage.
      }
    },
  ]
}

const keyOf = (name: string) => `samplan.${name}`

function readPreference<Value extends string>(name: string, choices: readonly Value[]): Value | undefined {
  try {
    const stored = localStorage.getItem(keyOf(name))
    return choices.find((choice) => choice === stored)
  } catch {
    return undefined
  }
}
