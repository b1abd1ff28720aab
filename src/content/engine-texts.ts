/**
 * The texts that the engine itself asks for: every key that `locales/en.yaml` must hold, and every argument that
 * such a text may use. The sentences are content; only their names stand here.
 */
import { DAY_PHASES, STANDINGS } from '../domain/condition.ts';
import { DIRECTIONS } from '../domain/world-spec.ts';

/** Who hears of it: the one who did it, the one it was done to, everybody else who is there. */
const EVENTS: Readonly<Record<string, readonly ('self' | 'target' | 'other')[]>> = {
  'player.joined': ['self', 'other'],
  'player.returned': ['self', 'other'],
  'player.faded': ['other'],
  'player.farewell': ['self', 'other'],
  'player.said': ['self', 'other'],
  'player.emoted': ['self', 'other'],
  'player.left': ['other'],
  'player.arrived': ['other'],
  'player.took': ['self', 'other'],
  'player.dropped': ['self', 'other'],
  'player.gave': ['self', 'target', 'other'],
  'player.paid': ['self', 'target', 'other'],
  'player.opened': ['self', 'other'],
  'player.closed': ['self', 'other'],
  'player.unlocked': ['self', 'other'],
  'player.locked': ['self', 'other'],
  'door.relocked': ['other'],
  'player.read': ['other'],
  'player.talked': ['self', 'other'],
  'player.asked': ['self', 'other'],
  'keeper.left': ['other'],
  'keeper.arrived': ['other'],
  'keeper.gave': ['target', 'other'],
  'keeper.returned': ['target', 'other'],
  'player.rewarded': ['self'],
  'player.discovered': ['self'],
  'player.esteemed': ['self'],
  'player.departed': ['self', 'other'],
  'player.landed': ['self', 'other'],
  'player.turned-back': ['self'],
  'item.left-behind': ['self'],
  'item.granted': ['self'],
  'clock.dawn': ['other'],
  'clock.day': ['other'],
  'clock.dusk': ['other'],
  'clock.night': ['other'],
  'cal.suggested-place': ['self'],
  'cal.suggested-person': ['self'],
  'domingo.adjusted': ['other'],
  inventory: ['self'],
  who: ['self'],
  time: ['self'],
  score: ['self'],
  exits: ['self'],
  help: ['self'],
  wait: ['self'],
};

const VIEWS = ['view.exits', 'view.exit', 'view.no-exits', 'view.items', 'view.keepers', 'view.people', 'universe.welcome'];

const REFUSALS = [
  'command.unknown', 'command.empty',
  'go.where', 'go.no-exit', 'go.locked', 'go.closed',
  'noun.unknown', 'noun.missing', 'noun.ambiguous',
  'take.fixed', 'take.held', 'take.somebody',
  'drop.not-held',
  'give.nobody', 'give.self', 'give.unwanted', 'give.what',
  'pay.not-enough', 'pay.nothing',
  'open.no-door', 'open.open', 'open.locked', 'close.closed',
  'unlock.no-key', 'unlock.unlocked', 'unlock.wrong-key', 'lock.locked',
  'talk.nobody', 'talk.silent', 'read.nothing', 'say.nothing', 'emote.nothing',
  'travel.no-portal', 'travel.unreachable', 'travel.under-way',
  'rule.failed',
];

/** Every key that `locales/en.yaml` must hold, sorted. */
export const ENGINE_TEXT_KEYS: readonly string[] = [
  ...Object.entries(EVENTS).flatMap(([event, viewers]) => viewers.map((viewer) => `${event}.${viewer}`)),
  ...VIEWS,
  ...DIRECTIONS.flatMap((direction) => [`direction.${direction}`, `direction.from.${direction}`, `direction.to.${direction}`]),
  ...STANDINGS.map((standing) => `standing.${standing}`),
  ...DAY_PHASES.map((phase) => `phase.${phase}`),
  ...REFUSALS.map((code) => `refusal.${code}`),
].sort();

/** Every argument that some engine text is given. */
export const ENGINE_TEXT_ARGUMENTS: readonly string[] = [
  'actor', 'target', 'player', 'keeper', 'item', 'an_item', 'direction', 'from_direction', 'to_direction', 'text',
  'amount', 'purse', 'realm', 'realms', 'place', 'places', 'portal', 'faction', 'standing', 'standings', 'items',
  'people', 'count', 'clock', 'phase', 'door', 'exits', 'description', 'word', 'suggestion', 'verb', 'percent',
];

/** What dialogue is given: the name of the player spoken to. */
export const SPEECH_ARGUMENTS: readonly string[] = ['player'];
