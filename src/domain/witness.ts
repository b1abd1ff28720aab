/** Who learns of an event, and in which words: the one who did it, the one it was done to, everybody else there. */
import { locationOf, type PlayerId } from '../kernel/ids.ts';
import type { PlayerFact } from './entity.ts';
import { isPlayerId, type ReadonlyFacts } from './facts.ts';
import type { GameEvent, Happening } from './game-event.ts';
import type { Percept, PerceptParam, PerceptStyle } from './percept.ts';
import type { RuleContext } from './rule.ts';
import { line } from './sentence.ts';
import { canSee } from './sight.ts';
import { ignores } from './social/ignoring.ts';
import type { WorldSpec } from './world-spec.ts';

/**
 * `true`: in the engine's own words; `as written`: the line that the event brings along, as content has it; `by form`:
 * one of the forms that content has for the event's `form`; `without text`: in the engine's words, and the words that
 * were spoken are not for that ear.
 */
type Telling = true | 'as written' | 'by form' | 'without text';
type Role = 'self' | 'target' | 'other' | 'indoors';
type Roles = { readonly [R in Role]?: Telling } & {
  readonly style: PerceptStyle;
  /** Who can't see where they are learns nothing of it. */
  readonly seen?: true;
};

/** Every event that players can perceive, by role; `where` keeps it to such places, and `indoors` is read under a roof instead. One for the whole realm is heard in every room unless it names one. */
export const TELLING: Readonly<
  Record<string, Roles & { readonly wholeRealm?: true; readonly where?: 'outdoors' | 'tidal' }>
> = {
  'player.joined': { other: true, style: 'presence' },
  'player.returned': { self: true, other: true, style: 'presence' },
  'player.faded': { other: true, style: 'presence' },
  'player.farewell': { self: true, other: true, style: 'presence' },
  'player.said': { self: true, other: true, style: 'speech' },
  'player.emoted': { self: true, other: true, style: 'emote' },
  'player.gestured': { self: 'by form', target: 'by form', other: 'by form', style: 'emote' },
  'player.whispered': { self: true, target: true, other: 'without text', style: 'speech' },
  'player.shouted': { self: true, other: true, style: 'speech' },
  'shout.heard': { other: true, style: 'speech' },
  'shout.faint': { other: 'without text', style: 'ambient' },
  'player.told': { self: true, style: 'speech' },
  'tell.heard': { target: true, style: 'speech' },
  'tell.kept': { target: true, style: 'system' },
  'tell.away': { target: true, style: 'system' },
  'player.chatted': { self: true, style: 'speech' },
  'channel.heard': { other: true, style: 'speech', wholeRealm: true },
  'friend.woke': { target: true, style: 'presence' },
  'player.followed': { self: true, target: true, style: 'presence' },
  'player.unfollowed': { self: true, target: true, style: 'presence' },
  'player.strayed': { self: true, style: 'presence' },
  'player.shook-off': { self: true, target: true, style: 'presence' },
  'player.trailed': { self: true, style: 'presence' },
  'player.went-away': { self: true, other: true, style: 'presence' },
  'player.came-back': { self: true, other: true, style: 'presence' },
  'player.left': { other: true, style: 'presence' },
  'player.arrived': { other: true, style: 'presence' },
  'player.taken-away': { other: true, style: 'presence' },
  'player.set-down': { other: true, style: 'presence' },
  'operator.kicked': { target: true, style: 'system' },
  'player.shut-out': { target: true, style: 'system' },
  'operator.muted': { target: true, style: 'system' },
  'operator.unmuted': { target: true, style: 'system' },
  'operator.messaged': { target: true, style: 'system' },
  'operator.teleported': { target: true, style: 'system' },
  'silence.ended': { target: true, style: 'system' },
  'announcement.heard': { other: true, style: 'system', wholeRealm: true },
  'player.took': { self: true, other: true, style: 'action' },
  'player.dropped': { self: true, other: true, style: 'action' },
  'player.gave': { self: true, target: true, other: true, style: 'action' },
  'player.paid': { self: true, target: true, other: true, style: 'action' },
  'player.threw': { self: true, other: true, style: 'action' },
  'player.showed': { self: true, target: true, other: true, style: 'action' },
  'player.acted': { other: 'as written', style: 'emote' },
  'player.opened': { self: true, other: true, style: 'action' },
  'player.closed': { self: true, other: true, style: 'action' },
  'player.unlocked': { self: true, other: true, style: 'action' },
  'player.locked': { self: true, other: true, style: 'action' },
  'player.put': { self: true, other: true, style: 'action' },
  'player.emptied': { self: true, other: true, style: 'action' },
  'player.put-on': { self: true, other: true, style: 'action' },
  'player.took-off': { self: true, other: true, style: 'action' },
  'player.opened-thing': { self: true, other: true, style: 'action' },
  'player.closed-thing': { self: true, other: true, style: 'action' },
  'player.unlocked-thing': { self: true, other: true, style: 'action' },
  'player.locked-thing': { self: true, other: true, style: 'action' },
  'player.ate': { self: true, other: true, style: 'action' },
  'player.drank': { self: true, other: true, style: 'action' },
  'player.lit': { self: true, other: true, style: 'action' },
  'player.put-out': { self: true, other: true, style: 'action' },
  'player.filled': { self: true, other: true, style: 'action' },
  'player.sat': { self: true, other: true, style: 'action' },
  'player.stood': { self: true, other: true, style: 'action' },
  'item.burned-low': { other: true, style: 'ambient' },
  'item.went-out': { other: true, style: 'ambient' },
  'door.opened': { other: true, style: 'ambient' },
  'door.closed': { other: true, style: 'ambient' },
  'door.unlocked': { other: true, style: 'ambient' },
  'door.locked': { other: true, style: 'ambient' },
  'door.relocked': { other: true, style: 'ambient' },
  'player.read': { other: true, style: 'action' },
  'player.chose': { self: true, other: true, style: 'action' },
  'player.answered': { self: true, other: true, style: 'speech' },
  'player.talked': { self: true, other: true, style: 'action' },
  'player.asked': { self: true, other: true, style: 'action' },
  'keeper.left': { other: true, style: 'presence' },
  'keeper.arrived': { other: true, style: 'presence' },
  'citizen.departed': { other: true, style: 'presence' },
  'citizen.arrived': { other: true, style: 'presence' },
  'keeper.gave': { target: true, other: true, style: 'action' },
  'keeper.took': { target: true, other: true, style: 'action' },
  'keeper.returned': { target: true, other: true, style: 'action' },
  'keeper.said': { target: 'as written', other: true, style: 'speech' },
  'keeper.spoke': { other: true, style: 'speech' },
  'keeper.conversed': { other: 'as written', style: 'speech' },
  'keeper.idled': { other: 'as written', style: 'ambient' },
  'place.stirred': { other: 'as written', style: 'ambient' },
  'story.narrated': { target: 'as written', other: 'as written', style: 'action', wholeRealm: true },
  'quest.started': { self: true, style: 'system' },
  'quest.noted': { self: true, style: 'system' },
  'quest.completed': { self: true, style: 'system' },
  'quest.failed': { self: true, style: 'system' },
  'quest.abandoned': { self: true, style: 'system' },
  'item.appeared': { other: true, style: 'ambient' },
  'item.spawned': { other: 'as written', style: 'ambient', seen: true },
  'item.vanished': { other: 'as written', style: 'ambient', seen: true },
  'player.advanced': { self: true, style: 'system' },
  'lore.learned': { self: true, style: 'system' },
  'player.achieved': { self: true, other: true, style: 'system' },
  'player.improved': { self: true, style: 'system' },
  'player.strengthened': { self: true, style: 'system' },
  'player.rewarded': { self: true, style: 'system' },
  'player.discovered': { self: true, style: 'system' },
  'player.esteemed': { self: true, style: 'system' },
  'player.departed': { self: true, other: true, style: 'presence' },
  'player.landed': { self: true, other: true, style: 'presence' },
  'player.turned-back': { self: true, style: 'system' },
  'player.invited': { self: true, style: 'system' },
  'player.declined': { self: true, style: 'system' },
  'player.came-home': { self: true, other: true, style: 'presence' },
  'item.brought-out': { self: true, other: true, style: 'action' },
  'item.left-behind': { self: true, style: 'action' },
  'item.granted': { self: true, style: 'system' },
  'cal.suggested-place': { self: true, style: 'system' },
  'cal.suggested-person': { self: true, style: 'system' },
  'domingo.adjusted': { other: true, style: 'ambient', wholeRealm: true },
  'clock.dawn': { other: true, style: 'ambient', wholeRealm: true },
  'clock.day': { other: true, style: 'ambient', wholeRealm: true },
  'clock.dusk': { other: true, style: 'ambient', wholeRealm: true },
  'clock.night': { other: true, style: 'ambient', wholeRealm: true },
  'clock.holiday': { other: 'as written', style: 'ambient', wholeRealm: true },
  'weather.clear': { other: true, style: 'ambient', wholeRealm: true, where: 'outdoors' },
  'weather.cloudy': { other: true, style: 'ambient', wholeRealm: true, where: 'outdoors' },
  'weather.rain': { other: true, indoors: true, style: 'ambient', wholeRealm: true, where: 'outdoors' },
  'weather.fog': { other: true, style: 'ambient', wholeRealm: true, where: 'outdoors' },
  'weather.storm': { other: true, indoors: true, style: 'ambient', wholeRealm: true, where: 'outdoors' },
  'tide.high': { other: true, style: 'ambient', wholeRealm: true, where: 'tidal' },
  'tide.low': { other: true, style: 'ambient', wholeRealm: true, where: 'tidal' },
};

const ROLES: readonly Role[] = ['self', 'target', 'other', 'indoors'];

/** Keys of all texts that events are told with: `player.took.self`. What is told as written is not among them. */
export const TELLING_KEYS: readonly string[] = Object.entries(TELLING).flatMap(([type, roles]) =>
  ROLES.filter((role) => roles[role] === true || roles[role] === 'without text').map(
    (role) => `${type}.${role}`,
  ),
);

export type Witnessed = { readonly player: PlayerId; readonly percept: Percept };

/**
 * What present players perceive of it, sorted by player id after actor and target. Who can't see where they are is told
 * that somebody did something.
 */
export function witnesses(
  facts: ReadonlyFacts,
  event: GameEvent | Happening,
  { locations }: Pick<WorldSpec, 'locations'>,
  sees: (player: PlayerFact) => boolean = () => true,
): Witnessed[] {
  const roles = Object.hasOwn(TELLING, event.type) ? TELLING[event.type] : undefined;
  if (roles === undefined) return [];
  const told: Witnessed[] = [];
  const tell = (player: PlayerId, role: Role) => {
    const viewer = facts.player(player);
    if (viewer !== undefined && ignores(viewer, event)) return;
    const isHere = viewer !== undefined && event.room === viewer.place;
    const isBlind = role !== 'self' && isHere && event.type !== LAST_SEEN && !sees(viewer);
    if (isBlind && roles.seen) return;
    const params = isBlind ? inTheDark(event.params, role === 'target') : event.params;
    const read = inOwnLanguage(params, viewer?.locale);
    told.push({ player, percept: perceptOf({ ...event, params: read }, role, roles) });
  };
  const { actor, target } = event;
  if (roles.self && actor !== undefined && isPlayerId(actor)) tell(actor, 'self');
  if (roles.target && target !== undefined && target !== actor && isPlayerId(target)) tell(target, 'target');
  if (!roles.other) return told;
  for (const other of bystanders(facts, event, roles.wholeRealm === true)) {
    const hasOwnLine =
      (other.id === actor && roles.self !== undefined) || (other.id === target && roles.target !== undefined);
    if (hasOwnLine || other.id === actor) continue;
    const place = locations[locationOf(other.place)];
    if (roles.where === undefined || place?.[roles.where] === true) tell(other.id, 'other');
    else if (roles.indoors && place?.outdoors === false) tell(other.id, 'indoors');
  }
  return told;
}

/** The same, by the light that there is. */
export function witnessesIn(context: RuleContext, event: GameEvent | Happening): Witnessed[] {
  return witnesses(context.facts, event, context.world, (viewer) => canSee(context, viewer));
}

/** What takes the light away is seen in it. */
const LAST_SEEN = 'item.went-out';

const SOMEBODY: PerceptParam = { text: 'view.somebody' };
const SOMETHING: PerceptParam = { text: 'view.something' };
const PEOPLE: readonly string[] = ['actor', 'target', 'keeper', 'player'];

/** Nobody and nothing is made out; what is put into one’s own hands is felt. */
function inTheDark(params: Happening['params'], isFelt: boolean): Happening['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, param]) => {
      if (PEOPLE.includes(name)) return [name, SOMEBODY];
      const isThing = typeof param === 'object' && ('item' in param || (name === 'items' && 'list' in param));
      return [name, isThing && !isFelt ? SOMETHING : param];
    }),
  );
}

/** A line whose words are for readers of one language is another for everybody else. */
function inOwnLanguage(params: Happening['params'], locale: string | undefined): Happening['params'] {
  const { line } = params;
  if (typeof line !== 'object' || !('reads' in line)) return params;
  return { ...params, line: line.reads === locale ? line.words : line.otherwise };
}

/** Whoever is in its room; without one it is for its target alone, or for everybody when it has none either. */
function bystanders(
  facts: ReadonlyFacts,
  { room, target }: GameEvent | Happening,
  wholeRealm: boolean,
): readonly PlayerFact[] {
  if (room !== undefined) return facts.presentIn(room);
  return wholeRealm && target === undefined ? facts.players().filter(({ present }) => present) : [];
}

function perceptOf(event: Happening, role: Role, roles: Roles): Percept {
  const { type, params } = event;
  if (roles[role] === 'by form') return line(`${params['form']}.${role}`, params, roles.style);
  if (roles[role] === 'without text') return line(`${type}.${role}`, withoutText(params), roles.style);
  const written = roles[role] === 'as written' ? params['line'] : undefined;
  if (typeof written === 'object' && 'text' in written) return line(written.text, params, roles.style);
  if (typeof written === 'object' && 'phrase' in written)
    return line(written.phrase, { ...params, ...written.of }, roles.style);
  return line(`${type}.${role}`, params, roles.style);
}

function withoutText({ text: _, ...params }: Happening['params']): Happening['params'] {
  return params;
}
