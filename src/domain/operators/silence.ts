/** Who is muted by an operator says nothing that others would hear or read, until the time is over. */
import type { PlayerFact } from '../entity.ts';
import type { PlayerVerb } from '../intent.ts';
import { type Approval, approve, type Demand, type Refusal, type RuleContext, refuse } from '../rule.ts';

/** Of a player; owned by their record, and set anew where they land. */
export const SILENCE_TIMER = 'silence';

/** Verbs by which a player's own words reach others there. What reaches others elsewhere goes through speakUp. */
const OWN_WORDS: ReadonlySet<PlayerVerb> = new Set([
  'say',
  'emote',
  'whisper',
  'answer',
  'title',
  'pronouns',
  'describe',
]);

export const isInOwnWords = (verb: PlayerVerb): boolean => OWN_WORDS.has(verb);

/** So many played seconds, rounded up. */
export function silenceTicks({ tickMs }: Pick<RuleContext['settings'], 'tickMs'>, seconds: number): number {
  const wanted = seconds * 1000 + tickMs - 1;
  return (wanted - (wanted % tickMs)) / tickMs;
}

/** Undefined when the player may speak. */
export function refuseSilenced(
  { tick, settings }: Pick<RuleContext, 'tick' | 'settings'>,
  { silencedUntil }: PlayerFact,
): Refusal | undefined {
  if (silencedUntil === undefined || silencedUntil <= tick) return undefined;
  const left = (silencedUntil - tick) * settings.tickMs;
  return refuse('operator/muted', { seconds: (left + 999 - ((left + 999) % 1000)) / 1000 });
}

export function withoutSilence(player: PlayerFact): PlayerFact {
  const { silencedUntil: _, ...rest } = player;
  return rest;
}

/** The time is over. */
export function endSilence(player: PlayerFact): Approval {
  if (player.silencedUntil === undefined) return approve({});
  return approve({
    changes: [withoutSilence(player)],
    happenings: [{ type: 'silence.ended', target: player.id, params: { player: player.name } }],
  });
}

/** What a realm that takes in a muted player has to set. */
export function silenceDemand({ tick }: Pick<RuleContext, 'tick'>, player: PlayerFact): readonly Demand[] {
  const { silencedUntil } = player;
  if (silencedUntil === undefined) return [];
  return [
    {
      type: 'set timer',
      owner: player.id,
      name: SILENCE_TIMER,
      ticks: Math.max(1, silencedUntil - tick),
    },
  ];
}
