export const standing = {
  add: 'Føj til registret',
  addMembers: 'Noter medlemsinformation',
  addObserver: 'Registrér en observatør',
  addSeat: 'Registrér en bestyrelsesplads',
  back: 'Bekræft opbakning',
  backed: 'Med {party}’ opbakning, sagde {name}',
  checks: {
    contact:
      '{days, plural, =0 {Direktørerne har haft kontakt i dag.} one {Det er # dag siden, direktørerne sidst havde kontakt.} other {Det er # dage siden, direktørerne sidst havde kontakt.}} Det bør ske mindst en gang om måneden.',
    contactNever:
      'Der er ikke noteret kontakt mellem direktørerne endnu. Det bør ske mindst en gang om måneden.',
    members: 'Medlemmerne er senest informeret {day}. Det skal de være hvert år.',
    membersNever: 'Der er ikke noteret, at medlemmerne er informeret om begge parters aktiviteter.',
    observers: '{parties} har en observatør i den anden parts bestyrelse.',
    observersNone:
      'Ingen af parterne har registreret en observatør i den anden parts bestyrelse. Det er en ret.',
    plan: {
      agreed: 'Planen for {year} er aftalt mellem parterne.',
      draft: 'Planen for {year} er begyndt, men ikke aftalt endnu.',
      missing: 'Der er ingen plan for {year} endnu.',
    },
    seats:
      '{count, plural, =0 {{host} har ingen plads i bestyrelsen med {backing}’ opbakning.} one {{host} har én plads i bestyrelsen med {backing}’ opbakning.} other {{host} har # pladser i bestyrelsen med {backing}’ opbakning.}} Aftalen siger mindst {atLeast}.',
  },
  end: 'Gælder ikke mere',
  from: 'Fra',
  intro: 'Det, aftalen beder om hele tiden, og hvordan det står til.',
  isMember: 'Er selv medlem af {host}',
  list: 'Registret',
  met: 'I orden',
  name: 'Navn',
  none: 'Her kommer bestyrelsespladser, observatører og medlemsinformation, når de er registreret.',
  notMember: 'ikke medlem',
  notice: {
    banner: '{party} har opsagt aftalen {on}. Den ophører {end}, medmindre opsigelsen trækkes tilbage.',
    calculator: 'Opsiges aftalen {on}, ophører den {end}.',
    day: 'Opsiges den',
    give: 'Opsig aftalen',
    giveSure: 'Opsig aftalen til {end}',
    intro:
      'Hver part kan opsige aftalen med {months, plural, one {en måneds} other {# måneders}} varsel. Begge parter ser det med det samme.',
    title: 'Opsigelse',
    withdraw: 'Træk opsigelsen tilbage',
  },
  observer: 'Observatør for {party}: {name}',
  organisation: 'Virksomhed',
  seat: 'Bestyrelsesplads hos {host}: {name}, {organisation}',
  text: 'Hvad fik medlemmerne at vide?',
  title: 'Stående pligter',
  toDuties: 'Pligter ved aktiviteter',
  unmet: 'Mangler',
}
