import type { PageTexts } from '../page-texts.ts'

export const accessibility: PageTexts['accessibility'] = {
  back: 'To sign in',
  intro:
    'Everybody who writes, reads and approves plans here is to be able to use Samplan. We work to WCAG 2.2 at level AA. This page says what has been tested, and what we know does not work.',
  statusTitle: 'How far we are',
  status:
    'We know of no failures to meet the requirements but those below. The statement is our own judgement: nobody outside the project has reviewed Samplan, and people who use a screen reader every day have not tested it yet.',
  testedTitle: 'What has been tested',
  tested: {
    automatic:
      'Every page and dialog is looked through for faults automatically (axe), in Danish and English, in the light and the dark theme, at every change. What is pressed is measured as well.',
    keyboard:
      'The main ways are walked automatically with the keyboard alone: signing in, writing, deciding on a warning, approving, changing things in the table, the timeline and the wheel, restoring and importing. At every key it is checked that one can see where one is.',
    colours:
      'The parties are told apart by colour, shape and text, and text has enough contrast in both themes. With the system’s own colours (high contrast) one still sees what is chosen and where one is.',
    phone:
      'The pages are used on a screen 390 pixels wide, and enlarged to 200 % and 400 %, without the page scrolling sideways. Tables, the timeline and the wheel scroll by themselves.',
    motion: 'Motion on the screen is kept down when your system asks for it.',
    language: 'The language is marked, and all of the interface is there in Danish and English.',
  },
  knownTitle: 'What we know does not work',
  known: {
    others:
      'Other people’s carets are shown on the screen only. A screen reader is not told where they write, nor that they change something while you read.',
    editor:
      'The texts are an editing field with headings, lists and tables. How they are read out depends on screen reader and browser, and has not been tested in all of them.',
    imported:
      'Text imported from a file is only as accessible as it was: a heading that was merely made bold is still ordinary text.',
  },
  tellTitle: 'Tell us about it',
  tell: 'If there is something you cannot use, or you need a plan in another form, write to whoever invited you, or to the administrator of your party; they can always send the plan as Word, PDF or plain text. They also know who runs the server and passes faults in the product itself on.',
  updated: 'Last reviewed {day}.',
}
