import { describe, expect, test } from 'vitest'
import { DOCUMENT_TYPES, type DocumentType } from './document.ts'
import { documentName } from './document-name.ts'

describe('[UPLOAD-10] a document is kept under the name it was given, made harmless', () => {
  test.each<[string, DocumentType, string]>([
    ['Årsregnskab 2026.pdf', 'pdf', 'Årsregnskab 2026.pdf'],
    ['REGNSKAB.PDF', 'pdf', 'REGNSKAB.pdf'],
    ['foto.jpeg', 'jpeg', 'foto.jpeg'],
    ['foto', 'jpeg', 'foto.jpg'],
    ['tal.csv', 'text', 'tal.csv'],
    // Another kind’s ending is no ending: it would be run, or shown, as what it says.
    ['regnskab.exe', 'pdf', 'regnskab.exe.pdf'],
    ['start.bat', 'text', 'start.bat.txt'],
    ['side.html', 'text', 'side.html.txt'],
    ['notat.docm', 'docx', 'notat.docm.docx'],
    // Folders, of every system.
    ['../../etc/passwd', 'text', 'passwd.txt'],
    ['C:\\Windows\\System32\\notat.txt', 'text', 'notat.txt'],
    ['/', 'pdf', 'dokument.pdf'],
    ['..', 'pdf', 'dokument.pdf'],
    ['.htaccess', 'text', 'htaccess.txt'],
    ['', 'pdf', 'dokument.pdf'],
    ['.pdf', 'pdf', 'pdf.pdf'],
    ['notat.pdf. .', 'pdf', 'notat.pdf'],
    // Devices of Windows.
    ['CON', 'text', '_CON.txt'],
    ['nul.pdf', 'pdf', '_nul.pdf'],
    ['com1.tar.txt', 'text', '_com1.tar.txt'],
    ['Konference.txt', 'text', 'Konference.txt'],
    // What turns the writing, has no width, or ends a header.
    ['tilbud\u202efdp.exe', 'pdf', 'tilbudfdp.exe.pdf'],
    ['no\u200btat\u0000.pdf', 'pdf', 'notat.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'pdf', 'aSet-Cookie_ x=1.pdf'],
    ['a"b<c>|d?*.pdf', 'pdf', 'a_b_c__d__.pdf'],
    ['a\ud800b.pdf', 'pdf', 'ab.pdf'],
    // As macOS writes an å.
    ['A\u030arsmøde.pdf', 'pdf', 'Årsmøde.pdf'],
  ])('%j as %s is %j', (called, type, name) => {
    expect(documentName(called, type)).toBe(name)
  })

  test('a long name is cut before its ending, and never within a letter', () => {
    expect(documentName(`${'x'.repeat(400)}.pdf`, 'pdf')).toBe(`${'x'.repeat(116)}.pdf`)
    const cut = documentName(`${'x'.repeat(115)}🥇🥇.pdf`, 'pdf')
    expect(cut).toBe(`${'x'.repeat(115)}.pdf`)
  })

  test('whatever it was called, its ending is one of its kind, it is one part of a path, and its name stays when given again', () => {
    const odd = [
      '',
      '.',
      '..',
      'a/b',
      '\u202e',
      'x.exe',
      'CON.pdf',
      ' .pdf ',
      '💾'.repeat(200),
      'a.b.c',
      '%2e%2e%2f',
    ]
    for (const called of odd)
      for (const [type, { endings }] of Object.entries(DOCUMENT_TYPES)) {
        const name = documentName(called, type as DocumentType)
        expect(
          endings.some((ending) => name.endsWith(`.${ending}`)),
          name,
        ).toBe(true)
        expect(name).toMatch(/^[^/\\\p{Cc}.][^/\\\p{Cc}]*$/u)
        expect(name.length).toBeLessThanOrEqual(120)
        expect(documentName(name, type as DocumentType)).toBe(name)
      }
  })
})
