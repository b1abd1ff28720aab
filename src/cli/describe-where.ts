/** One answer to `seed where` in words. */
import type { WhereAnswer } from '../actors/whereabouts/where-is.ts';

export function describeWhere(answer: WhereAnswer): string {
  const { citizen, at, since, cause, halted } = answer;
  const { name, trade, home } = citizen;
  const lines = [
    `${name}, ${trade}, lives in ${home.place.name} (${citizen.id}, ${home.realm})`,
    `tick ${at.tick}, day ${at.day} ${at.clock}: ${situation(answer)}`,
    since.tick === 0 && cause === null
      ? 'since the beginning'
      : `since tick ${since.tick}, day ${since.day} ${since.clock}`,
  ];
  if (cause !== null)
    lines.push(`by ${cause.event} ${cause.type}; \`seed why ${cause.event}\` says what it came of`);
  if (halted !== null)
    lines.push(`the realm failed in tick ${halted.tick} (${halted.event}): nothing has moved since`);
  return lines.join('\n');
}

const DOING = {
  home: 'at home',
  work: 'at work',
  table: 'at a meal',
  company: 'in company',
  gate: 'at the gate',
} as const;
const HEADING = {
  home: 'home',
  work: 'to work',
  table: 'to eat',
  company: 'for company',
  gate: 'to the gate',
} as const;

function situation({ activity, realm, place, way, envelope }: WhereAnswer): string {
  if (envelope !== null) {
    const { from, to, gate, due, isReturning } = envelope;
    const path = `from ${from.name}, by ${gate.name}, to ${to.name}`;
    const back = isReturning ? `; ${to.name} has failed, and it is on its way back` : '';
    return `abroad, in an envelope ${path}${back}; it is handed on at the end of tick ${due}`;
  }
  const where = `${realm?.name} (${realm?.id})`;
  if (way !== null)
    return `in ${where}, on the way ${HEADING[way.heading]}, from ${way.from.name} to ${way.to.name}`;
  if (activity === 'way' || activity === 'envelope') return `in ${where}`;
  return `in ${where}, ${place?.name}: ${DOING[activity]}`;
}
