/** For the trials that every comment goes through, on documents and in browsers alike. */
export const TWENTY_TOWNS = [
  'Aalborg',
  'Aarhus',
  'Odense',
  'Esbjerg',
  'Randers',
  'Kolding',
  'Horsens',
  'Vejle',
  'Roskilde',
  'Herning',
  'Silkeborg',
  'Næstved',
  'Fredericia',
  'Viborg',
  'Køge',
  'Holstebro',
  'Slagelse',
  'Hillerød',
  'Svendborg',
  'Skive',
]

/** What stands in a line about each, as like each other as a plan's passages are. */
export const TWENTY_QUOTES = TWENTY_TOWNS.map((town) => `besøger klyngen ${town} sammen`)
