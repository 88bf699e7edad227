import { flushSync } from 'react-dom'
import type { PlanUndo } from './plan-undo.ts'

/** Writes what the fields in the frame still hold, and then closes it; what could not be understood would be lost by that, so then it stays. */
export function closeWhenWritten(undo: PlanUndo, frame: Element | null, close: () => void): void {
  flushSync(() => undo.writePendingInputs())
  if (!frame?.querySelector('[aria-invalid="true"]')) close()
}
