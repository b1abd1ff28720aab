/** Hands what a tick let the players perceive to their seats, as sentences and presence, in order. */
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { Percept, PlayerOutput, Presence } from '../../domain/percept.ts';
import { spokenOn } from '../../domain/social/spoken-on.ts';
import { locationOf, type PlayerId, type RoomId } from '../../kernel/ids.ts';
import { ERROR_MESSAGES } from '../../protocol/error-code.ts';
import type { Presence as PresenceMessage } from '../../protocol/presence.ts';
import type { Prose } from '../../protocol/prose.ts';
import type { Log } from '../log.ts';
import { foldAlike } from '../prose/fold-alike.ts';
import type { Renderers } from '../prose/renderers.ts';
import type { Seat } from './seat.ts';
import type { Seating } from './seating.ts';

export type Delivery = {
  readonly seating: Seating;
  readonly renderers: Renderers;
  readonly log: Log;
};

/** Never throws: what cannot be delivered to one player is logged, and the others still get theirs. */
export function deliverOutcome(outcome: TickOutcome, delivery: Delivery): void {
  const { seating, log } = delivery;
  const { tick } = outcome.record;
  seating.tick = tick;
  for (const seat of seating.seats()) seat.beginTick();
  for (const { type, target } of outcome.events) {
    const refused = type === 'player.turned-away' ? seating.seatOf(target as PlayerId) : undefined;
    if (refused !== undefined) seating.bidFarewell(refused, 'banned');
  }
  const told: Told = new WeakMap();
  for (const output of outcome.outputs) {
    const seat = seating.seatOf(output.player);
    if (seat === undefined) continue;
    try {
      deliverOutput({ output, seat, tick, told }, delivery);
    } catch (error) {
      log.error({ err: error, player: output.player, tick }, 'an output could not be delivered');
    }
  }
}

/** What was rendered in this tick: witnesses of one event share its parameters, and those of one language its sentence. */
type Told = WeakMap<object, Map<string, Omit<Prose, 'seq'>>>;

function deliverOutput(
  to: { readonly output: PlayerOutput; readonly seat: Seat; readonly tick: number; readonly told: Told },
  delivery: Delivery,
): void {
  const { output, seat, tick, told } = to;
  if (output.locale !== undefined) seat.locale = output.locale;
  for (const percept of foldAlike(output.percepts)) {
    if (percept.kind === 'room') seat.realm = percept.view.realm;
    const prose = proseFor(percept, { tick, locale: seat.locale, delivery, told });
    if (prose.lines.length > 0) seat.sendProse(prose);
  }
  if (output.presence !== undefined) seat.sendPresence(presenceMessage(output.presence));
  if (output.farewell !== undefined) delivery.seating.bidFarewell(seat, output.farewell);
  else delivery.seating.report(seat);
}

type Telling = { readonly tick: number; readonly locale: string; readonly delivery: Delivery };

function proseFor(percept: Percept, telling: Telling & { readonly told: Told }): Omit<Prose, 'seq'> {
  if (percept.kind === 'room') return renderProse(percept, telling);
  const known = telling.told.get(percept.params) ?? new Map<string, Omit<Prose, 'seq'>>();
  telling.told.set(percept.params, known);
  const name = `${telling.locale} ${percept.key} ${percept.style} ${percept.code ?? ''}`;
  const prose = known.get(name) ?? renderProse(percept, telling);
  known.set(name, prose);
  return prose;
}

/** A percept that cannot be rendered still gets its message, so that nobody waits for an answer in vain. */
function renderProse(percept: Percept, { tick, locale, delivery }: Telling): Omit<Prose, 'seq'> {
  const channel = spokenOn(percept);
  const stamp = { tick, ...(channel === undefined ? {} : { channel }) };
  const code = percept.kind === 'line' ? percept.code : undefined;
  try {
    const { lines, spans, style } = delivery.renderers.of(locale).render(percept);
    const styled = spans.some((ofLine) => ofLine.length > 0)
      ? { spans: spans.map((ofLine) => ofLine.map((span) => ({ ...span }))) }
      : {};
    return { lines: [...lines], ...styled, style, ...stamp, ...(code === undefined ? {} : { code }) };
  } catch (error) {
    delivery.log.error({ err: error, percept, tick }, 'a percept could not be rendered');
    return { lines: [ERROR_MESSAGES['server/internal']], style: 'error', tick, code: 'server/internal' };
  }
}

function presenceMessage(presence: Presence): Omit<PresenceMessage, 'seq'> {
  const { entered, left, location } = presence;
  const names = Object.fromEntries([...entered, ...left].map(({ id, name }) => [id, name]));
  return {
    entered: entered.map(({ id }) => id),
    left: left.map(({ id }) => id),
    location: location.startsWith('room:') ? locationOf(location as RoomId) : location,
    names,
  };
}
