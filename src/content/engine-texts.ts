/**
 * The texts that the engine itself asks for: every key that `locales/en.yaml` must hold, and every argument that
 * such a text may use. The sentences are content; only their names stand here.
 */
import { DAY_PHASES, STANDINGS } from '../domain/condition.ts';
import { TELLING_KEYS } from '../domain/witness.ts';
import { DIRECTIONS } from '../domain/world-spec.ts';

/** What a player asks about themselves and the world. */
const VIEWS = ['inventory', 'who', 'time', 'score', 'examine', 'help', 'wait'];

const OTHERS = [
  'view.exits',
  'view.exit',
  'view.no-exits',
  'view.items',
  'view.keepers',
  'view.people',
  'view.more',
  'view.several',
  'universe.welcome',
  'score.standing',
  'examine.person',
  'examine.granted',
];

const REFUSALS = [
  'command.unknown',
  'command.empty',
  'go.where',
  'go.no-exit',
  'go.locked',
  'noun.unknown',
  'noun.missing',
  'noun.ambiguous',
  'take.fixed',
  'take.held',
  'take.somebody',
  'drop.not-held',
  'give.nobody',
  'give.self',
  'give.unwanted',
  'give.what',
  'pay.not-enough',
  'pay.nothing',
  'open.no-door',
  'open.open',
  'open.locked',
  'close.closed',
  'unlock.no-key',
  'unlock.unlocked',
  'unlock.wrong-key',
  'lock.locked',
  'talk.nobody',
  'talk.silent',
  'talk.player',
  'read.nothing',
  'say.nothing',
  'emote.nothing',
  'travel.no-portal',
  'travel.unreachable',
  'reputation.unknown-faction',
  'realm.failed',
  'rule.failed',
];

/** Every key that `locales/en.yaml` must hold, sorted. */
export const ENGINE_TEXT_KEYS: readonly string[] = [
  ...TELLING_KEYS,
  ...VIEWS.map((view) => `${view}.self`),
  ...OTHERS,
  ...DIRECTIONS.flatMap((direction) => [
    `direction.${direction}`,
    `direction.from.${direction}`,
    `direction.to.${direction}`,
  ]),
  ...STANDINGS.map((standing) => `standing.${standing}`),
  ...DAY_PHASES.map((phase) => `phase.${phase}`),
  ...REFUSALS.map((code) => `refusal.${code}`),
].sort();

/** Every argument that some engine text is given. */
export const ENGINE_TEXT_ARGUMENTS: readonly string[] = [
  'actor',
  'target',
  'player',
  'keeper',
  'item',
  'an_item',
  'direction',
  'direction_id',
  'from_direction',
  'to_direction',
  'text',
  'amount',
  'purse',
  'realm',
  'realms',
  'place',
  'places',
  'portal',
  'faction',
  'standing',
  'standings',
  'items',
  'people',
  'count',
  'clock',
  'phase',
  'door',
  'exits',
  'description',
  'word',
  'suggestion',
  'verb',
  'verbs',
  'percent',
  'day',
  'met',
  'rarity',
  'message',
  'speech',
];

/** What dialogue is given: the name of the player spoken to. */
export const SPEECH_ARGUMENTS: readonly string[] = ['player'];
