import { expect, it } from 'vitest'
import { exportFileName } from './export-file-name.ts'

it.each([
  ['Fælles aktivitetsplan 2027', 'faelles-aktivitetsplan-2027.docx'],
  ['Årsplan: søen & "rummet"', 'aarsplan-soeen-rummet-2027.docx'],
  ['../../etc/passwd\r\nSet-Cookie: a', 'etc-passwd-set-cookie-a-2027.docx'],
  ['Überblick É', 'uberblick-e-2027.docx'],
  ['', 'plan-2027.docx'],
])('%j becomes a name that every system takes', (title, name) => {
  expect(exportFileName({ title, year: 2027 }, 'docx')).toBe(name)
})
