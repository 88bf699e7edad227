import { useCallback, useEffect, useRef, useState } from 'react'
import { useNavigationType, useSearchParams } from 'react-router'
import { readTableChoice, type TableChoice, withTableChoice } from '#shared/table/table-choice.ts'

/**
 * How the table is seen, and in the address as well: a link to it shows the same to who opens it. The address follows a
 * moment later, so what is typed and pressed in quick succession builds on what was chosen and not on the address.
 */
export function useTableChoice(): [TableChoice, (change: Partial<TableChoice>) => void] {
  const [address, setAddress] = useSearchParams()
  const cameBy = useNavigationType()
  const [choice, setChoice] = useState(() => readTableChoice(address))
  const latest = useRef(choice)

  const change = useCallback(
    (part: Partial<TableChoice>) => {
      const next = { ...latest.current, ...part }
      latest.current = next
      setChoice(next)
      // Every letter of a search would else be a step back.
      setAddress((before) => withTableChoice(before, next), { replace: true })
    },
    [setAddress],
  )

  useEffect(() => {
    if (cameBy === 'REPLACE') return
    latest.current = readTableChoice(address)
    setChoice(latest.current)
  }, [address, cameBy])

  return [choice, change]
}
