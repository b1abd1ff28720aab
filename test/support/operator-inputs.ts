/** The inputs that operators make, for tests about the engine. */
import type { OperatorInput } from '../../src/actors/operators/operator-input.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import type { GameEvent } from '../../src/domain/game-event.ts';
import { SMALL_OPTIONS } from './scripted-run.ts';

const OPERATOR = 'Ada';
const idOf = (name: string) => playerIdOf(SMALL_OPTIONS.seed, name);

export const kick = (name: string, reason = 'shouting'): OperatorInput => ({
  kind: 'operator.kick',
  request: `kick-${name}`,
  operator: OPERATOR,
  player: idOf(name),
  reason,
});

export const mute = (name: string, seconds: number, reason = 'shouting'): OperatorInput => ({
  kind: 'operator.mute',
  request: `mute-${name}`,
  operator: OPERATOR,
  player: idOf(name),
  reason,
  seconds,
});

export const unmute = (name: string): OperatorInput => ({
  kind: 'operator.unmute',
  request: `unmute-${name}`,
  operator: OPERATOR,
  player: idOf(name),
});

export const message = (name: string, text: string): OperatorInput => ({
  kind: 'operator.message',
  request: `message-${name}`,
  operator: OPERATOR,
  player: idOf(name),
  text,
});

export const ban = (name: string, reason = 'shouting'): OperatorInput => ({
  kind: 'operator.ban',
  request: `ban-${name}`,
  operator: OPERATOR,
  player: idOf(name),
  name,
  reason,
});

export const unban = (name: string): OperatorInput => ({
  kind: 'operator.unban',
  request: `unban-${name}`,
  operator: OPERATOR,
  player: idOf(name),
  name,
});

export const teleport = (name: string, realm: string, location: string): OperatorInput => ({
  kind: 'operator.teleport',
  request: `teleport-${name}`,
  operator: OPERATOR,
  player: idOf(name),
  realm,
  location,
});

export const broadcast = (text: string): OperatorInput => ({
  kind: 'operator.broadcast',
  request: 'broadcast',
  operator: OPERATOR,
  text,
});

export const note = (what: 'pause' | 'resume' | 'step', ticks = 0): OperatorInput => ({
  kind: 'operator.note',
  request: `note-${what}`,
  operator: OPERATOR,
  what,
  ticks,
});

/** The events that answer operators, without what every event has. */
export const operatorEvents = (outcomes: readonly TickOutcome[]): Pick<GameEvent, 'type' | 'params'>[] =>
  outcomes
    .flatMap(({ events }) => events)
    .filter(({ type }) => type.startsWith('operator.'))
    .map(({ type, params }) => ({ type, params }));
