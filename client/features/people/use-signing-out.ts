import { useState } from 'react'
import type { Person } from '#shared/permissions/person.ts'
import { browserDatabase } from '../../connection/browser-database.ts'
import { useSession } from './session.tsx'

/** What was typed a moment ago is on its way; nobody should be asked about that. */
const LOOKS = 8
const LOOK_EVERY_MS = 250

/** Signs out, after asking where words would be lost by it. */
export function useSigningOut(person: Person) {
  const { signOut } = useSession()
  const [isAsking, setAsking] = useState(false)

  async function begin() {
    if (await hasUnsaved(person)) setAsking(true)
    else await signOut()
  }

  return {
    isAsking,
    begin: () => void begin(),
    cancel: () => setAsking(false),
    end() {
      setAsking(false)
      void signOut()
    },
  }
}

async function hasUnsaved(person: Person): Promise<boolean> {
  try {
    for (let look = 0; look < LOOKS; look++) {
      if ((await browserDatabase.edits.count(person.id)) === 0) return false
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
    return true
  } catch {
    // Nothing is kept in this browser.
    return false
  }
}
