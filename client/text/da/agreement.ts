export const agreement = {
  exceptionTo: 'Undtagelse fra',
  general: 'Aftalens øvrige bestemmelser',
  informed: 'Orienteres',
  involved: 'Inddrages',
  mainResponsible: 'Ansvarlig: {who}',
  responsible: 'Ansvarlig',
  scope: 'Gælder: {scope}',
  see: 'Se også',
  standing: 'Gælder hele året',
  strengths: { must: 'Et krav', should: 'En anbefaling', may: 'En mulighed' },
}
