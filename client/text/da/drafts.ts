/** Danish texts of what did not get into the plan; client/text/en/drafts.ts has the same keys. */
export const drafts = {
  copy: 'Kopiér',
  copyAll: 'Kopiér alt',
  copyOf: 'Kopiér {place}',
  discard: 'Kassér',
  discardAsk: 'Kassér teksten? Den kan ikke hentes frem igen.',
  help: 'Kopiér det, du vil have med, og sæt det ind i planen. Det fremhævede er det, du skrev. Sletninger og flytninger er ikke med her.',
  notice: 'Noget af det, du har skrevet, kom ikke med i planen.',
  reasons: {
    agreed: 'Skrevet {moment}. Afsnittet var netop blevet aftalt og kan ikke ændres.',
    'taken-out': 'Skrevet {moment}. Linjerne var taget ud ved en gendannelse.',
    damaged: 'Skrevet {moment}. Planen kan ikke indlæses på serveren.',
    'not-allowed': 'Skrevet {moment}. Din adgang blev ændret, før det var gemt.',
    refused: 'Skrevet {moment}. Serveren kunne ikke tage imod det.',
    restored: 'Skrevet {moment}. Planen er siden begyndt på en ny udgave, og det kan ikke flettes ind i den.',
    'too-large': 'Skrevet {moment}. Planen kunne ikke rumme mere.',
    'too-old': 'Skrevet {moment} i en tidligere udgave af Samplan.',
  },
  show: 'Se teksten',
  title: 'Kom ikke med i planen',
  unknownPlace: 'Et sted, der ikke er i planen længere',
}
