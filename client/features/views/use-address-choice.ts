import { useCallback, useEffect, useRef, useState } from 'react'
import { useNavigationType, useSearchParams } from 'react-router'
import { useChangeAddress } from './use-change-address.ts'

/**
 * How a view is seen, and in the address as well: a link to it shows the same to who opens it. The address follows a
 * moment later, so what is typed and pressed in quick succession builds on what was chosen and not on the address.
 * `read` and `write` are the same at every call.
 */
export function useAddressChoice<Choice extends object>(
  read: (address: URLSearchParams) => Choice,
  write: (address: URLSearchParams, choice: Choice) => URLSearchParams,
): [Choice, (change: Partial<Choice>) => void] {
  const [address] = useSearchParams()
  const changeAddress = useChangeAddress()
  const cameBy = useNavigationType()
  const [choice, setChoice] = useState(() => read(address))
  const latest = useRef(choice)

  const change = useCallback(
    (part: Partial<Choice>) => {
      const next = { ...latest.current, ...part }
      latest.current = next
      setChoice(next)
      // Every letter of a search would else be a step back.
      changeAddress((before) => write(before, next), { replace: true })
    },
    [changeAddress, write],
  )

  useEffect(() => {
    if (cameBy === 'REPLACE') return
    latest.current = read(address)
    setChoice(latest.current)
  }, [address, cameBy, read])

  return [choice, change]
}
