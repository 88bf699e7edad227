export const drafts = {
  copy: 'Copy',
  copyAll: 'Copy all',
  copyOf: 'Copy {place}',
  discard: 'Discard',
  discardAsk: 'Discard the text? It cannot be brought back.',
  help: 'Copy what you want to keep and paste it into the plan. What is highlighted is what you wrote. Deletions and moves are not listed here.',
  notice: 'Some of what you wrote did not get into the plan.',
  reasons: {
    agreed: 'Written {moment}. The section had just been agreed and cannot be changed.',
    'taken-out': 'Written {moment}. The lines had been taken out by a restore.',
    damaged: 'Written {moment}. The plan cannot be loaded on the server.',
    'not-allowed': 'Written {moment}. Your access changed before it was saved.',
    refused: 'Written {moment}. The server could not take it.',
    restored:
      'Written {moment}. The plan has since begun a new generation, and this cannot be merged into it.',
    'too-large': 'Written {moment}. The plan had no room for more.',
    'too-old': 'Written {moment} in an earlier version of Samplan.',
  },
  show: 'Show the text',
  title: 'Not in the plan',
  unknownPlace: 'A place that is no longer in the plan',
}
