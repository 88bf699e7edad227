import { restoreSelection } from './editor-undo.ts'
import { createPlanEditor, placeCaret } from './plan-editor.ts'
import { typeAgain } from './type-again.ts'

/** All that works in an editor, in one file of the built client. */
export const editorParts = { createPlanEditor, placeCaret, restoreSelection, typeAgain }
