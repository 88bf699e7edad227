export const agreement = {
  exceptionTo: 'Exception to',
  general: 'The agreement’s other clauses',
  informed: 'Informed',
  involved: 'Involved',
  mainResponsible: 'Responsible: {who}',
  responsible: 'Responsible',
  scope: 'Applies to: {scope}',
  see: 'See also',
  standing: 'Holds all year',
  strengths: { must: 'A requirement', should: 'A recommendation', may: 'An option' },
}
