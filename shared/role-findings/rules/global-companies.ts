import type { Facts } from '../facts.ts'
import { all, either, type RoleRule, type Shown } from '../rule.ts'

/** A relation, not a mention in passing: among the partners, in the title, or met, visited or worked with. */
function relation(facts: Facts): Shown {
  return either(
    facts.with('counterpart:global company'),
    facts.mainly('counterpart:global company'),
    all(
      facts.any('counterpart:global company'),
      facts.words(
        'besøg besøger møde møder mødes inviterer stiller aftale aftaler dialog samarbejder samarbejde partner vært hos meets meeting visit visits hosts talks delegation rammeaftale indkøbschef',
      ),
    ),
  )
}

/** Contact with large global companies: one channel, and each keeps the other informed. */
export const GLOBAL_COMPANY_RULES: readonly RoleRule[] = [
  {
    planner: 'difos',
    kind: 'inform',
    clause: 'tillaeg.3.b',
    unless: 'told',
    when: relation,
    activity: {
      da: 'er kontakt til en stor global virksomhed',
      en: 'is contact with a large global company',
    },
    agreement: { da: 'holder DI FOS CenSec orienteret om den', en: 'DI FOS keeps CenSec informed of it' },
  },
  {
    planner: 'censec',
    kind: 'inform',
    clause: 'tillaeg.3.c',
    unless: 'told',
    when: relation,
    activity: {
      da: 'er en relation til en stor global virksomhed',
      en: 'is a relation to a large global company',
    },
    agreement: {
      da: 'har Dansk Industri og DI FOS den kontakt, og CenSec orienterer DI FOS, når relationen vokser ud af klyngearbejdet',
      en: 'the Confederation of Danish Industry and DI FOS hold that contact, and CenSec informs DI FOS when the relation grows out of cluster work',
    },
  },
]
