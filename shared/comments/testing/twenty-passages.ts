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

/** A line each, with a passage in it that is as like the others as a plan's are. */
export function lineAbout(town: string, index: number): string {
  return `I uge ${20 + index} besøger klyngen ${town} sammen med virksomhederne.`
}

export const TWENTY_QUOTES = TWENTY_TOWNS.map((town) => `besøger klyngen ${town} sammen`)
