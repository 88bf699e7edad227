import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** The element of a person in the list of people, which an address may name. */
export function memberElementId(personId: string): string {
  return `person-${personId}`
}

/** Goes to the person whom the address names, once the list is there. */
export function useMemberInAddress(isListed: boolean): void {
  const { hash, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same link once more goes there once more
  useEffect(() => {
    if (!isListed || !hash.startsWith(`#${memberElementId('')}`)) return
    const element = document.getElementById(hash.slice(1))
    element?.scrollIntoView({ block: 'center', behavior: 'instant' })
    element?.focus({ preventScroll: true })
  }, [isListed, hash, key])
}
