/**
 * The workspace's own vocabulary, a Y.Doc that only the server writes: words that its people have added to the concepts
 * activities are read with, and what their decisions have taught.
 */
import * as Y from 'yjs'
import { vocabularyLesson, vocabularyWord } from '../protocol/schemas/vocabulary.ts'
import type { AddedWord, Lesson, WorkspaceVocabulary } from './workspace-vocabulary.ts'

/** Names on the wire: change them only with SCHEMA_VERSION. */
const WORDS_ROOT = 'words'
const LESSONS_ROOT = 'lessons'

/** Everything in it, oldest first; what cannot be read is passed over. */
export function readVocabulary(document: Y.Doc): WorkspaceVocabulary {
  const words: AddedWord[] = []
  for (const value of document.getMap(WORDS_ROOT).values()) {
    const parsed = vocabularyWord.safeParse(value)
    if (parsed.success) words.push(parsed.data)
  }
  const lessons: Lesson[] = []
  for (const value of document.getMap(LESSONS_ROOT).values()) {
    const parsed = vocabularyLesson.safeParse(value)
    if (parsed.success) lessons.push(parsed.data)
  }
  return { words: words.sort(oldestFirst), lessons: lessons.sort(oldestFirst) }
}

export function addWord(document: Y.Doc, word: AddedWord): void {
  document.getMap(WORDS_ROOT).set(word.id, word)
}

export function removeWord(document: Y.Doc, wordId: string): void {
  document.getMap(WORDS_ROOT).delete(wordId)
}

/** Puts it in the place of one with the same id. */
export function putLesson(document: Y.Doc, lesson: Lesson): void {
  document.getMap(LESSONS_ROOT).set(lesson.id, lesson)
}

export function removeLesson(document: Y.Doc, lessonId: string): void {
  document.getMap(LESSONS_ROOT).delete(lessonId)
}

/**
 * The vocabulary without the lessons that `isAbout` holds for, in a document that has no history; undefined where there are
 * none to leave out.
 */
export function withoutLessons(document: Y.Doc, isAbout: (lesson: unknown) => boolean): Y.Doc | undefined {
  const lessons = [...document.getMap(LESSONS_ROOT)]
  const staying = lessons.filter(([, lesson]) => !isAbout(lesson))
  if (staying.length === lessons.length) return undefined
  const next = new Y.Doc()
  next.transact(() => {
    for (const [id, word] of document.getMap(WORDS_ROOT)) next.getMap(WORDS_ROOT).set(id, word)
    for (const [id, lesson] of staying) next.getMap(LESSONS_ROOT).set(id, lesson)
  })
  return next
}

function oldestFirst(a: { at: string; id: string }, b: { at: string; id: string }): number {
  return `${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1
}
