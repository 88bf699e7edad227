import { flushSync } from 'react-dom'

/** For the handler that refuses a form: draws what is wrong and puts the person at the first field to mend, before the next key comes. */
export function focusFirstInvalid(form: HTMLFormElement): void {
  flushSync(() => {})
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
