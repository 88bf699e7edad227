import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { isProblemCode, type Problem } from '../../api/call.ts'

/** What went wrong at a provider, as the server says it in the address that it leads back to; the address then forgets it. */
export function useReturnedProblem(): Problem | undefined {
  const { pathname, search, state } = useLocation()
  const navigate = useNavigate()
  const code = new URLSearchParams(search).get('problem')
  const [problem] = useState<Problem | undefined>(isProblemCode(code) ? { kind: 'problem', code } : undefined)
  useEffect(() => {
    if (code !== null) void navigate(pathname, { replace: true, state })
  }, [code, pathname, state, navigate])
  return problem
}
