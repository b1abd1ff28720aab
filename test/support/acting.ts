/** Carries out single actions of charts on facts of a test's own, by the laws that a realm applies to rulings. */
import { breach } from '../../src/domain/conservation.ts';
import type { DoorFact, Entity } from '../../src/domain/entity.ts';
import { Facts } from '../../src/domain/facts.ts';
import type { Approval } from '../../src/domain/rule.ts';
import { ACTION_RULES } from '../../src/domain/vocabulary/action-rules.ts';
import type { ActionName, ActionParams } from '../../src/domain/vocabulary/actions.ts';
import type { Moment } from '../../src/domain/vocabulary/moment.ts';
import type { UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import type { EntityId, PlayerId, RoomId } from '../../src/kernel/ids.ts';
import { SMALL_UNIVERSE } from './small-world.ts';
import { aKeeper, anItem, aPlayer, aRealm, ruleContext } from './some-facts.ts';

export const ADA = 'player:ada' as PlayerId;
export const WARDEN = 'keeper:warden' as EntityId;
export const SHELL = 'item:isle/shell/1' as EntityId;
export const KEY = 'item:isle/brass_key/1' as EntityId;
export const QUAY = 'room:quay' as RoomId;
export const SQUARE = 'room:square' as RoomId;

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;

/** The small universe with two quests, one of them without a title, a grammar and lore. */
export const QUEST_UNIVERSE: UniverseSpec = {
  ...SMALL_UNIVERSE,
  charts: {
    ...SMALL_UNIVERSE.charts,
    light: { ...SMALL_UNIVERSE.charts['keeper']!, id: 'light', vocabulary: 'quest', title: 'chart.light' },
  },
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: {
      ...isle,
      lore: [
        {
          id: 'old_shell',
          title: 'isle.lore.old_shell.title',
          text: 'isle.lore.old_shell.text',
          words: ['caracola'],
          foundBy: [],
        },
      ],
      warblers: {
        mutter: {
          id: 'mutter',
          begin: 'line',
          symbols: { line: [{ line: 'isle.mutter', uses: [], weight: 1 }] },
        },
      },
    },
  },
};

const door = (id: string, more: Pick<DoorFact, 'place' | 'direction'>): DoorFact => ({
  id: `door:${id}` as EntityId,
  kind: 'door',
  state: 'locked',
  ...more,
});

/** Ada and the warden on the quay with a shell on the ground, a key in the warden's hands and a locked door. */
export const QUAY_FACTS: readonly Entity[] = [
  aRealm(),
  aPlayer(),
  aKeeper(),
  aKeeper({ id: 'keeper:walker-00001' as EntityId, spec: 'walker', crowd: true, place: SQUARE }),
  anItem(),
  anItem({ id: KEY, spec: 'brass_key', place: WARDEN }),
  door('quay/up', { place: QUAY, direction: 'up' }),
  door('tower/down', { place: 'room:tower' as RoomId, direction: 'down' }),
];

export type Stage = {
  readonly facts: Facts;
  /** Carries the action out; what the ruling says is in its answer. */
  readonly act: <Name extends ActionName>(
    name: Name,
    params: ActionParams<Name>,
    moment?: Partial<Moment>,
  ) => Approval;
};

/** `more` goes before what is on the quay by itself; by default actions are those of the warden about Ada. */
export function stage(more: readonly Entity[] = [], { tick = 0 }: { tick?: number } = {}): Stage {
  const facts = new Facts(aRealm().id);
  for (const entity of [...QUAY_FACTS, ...more]) facts.put(entity);
  const context = ruleContext({ facts, tick, universe: QUEST_UNIVERSE });
  return {
    facts,
    act: (name, params, moment = {}) => {
      const asked: Moment = { self: WARDEN, keeper: WARDEN, player: ADA, memory: {}, ...moment };
      const ruling = ACTION_RULES[name](context, asked, params as never);
      if (!ruling.ok) throw new Error(`${name} was refused: ${ruling.code}`);
      const licence = { mayCreateItems: name === 'spawn', mayRemoveItems: name === 'despawn' };
      const broken = breach(facts, ruling, licence);
      if (broken !== undefined) throw new Error(`${name}: ${broken}`);
      for (const change of ruling.changes) facts.put(change);
      for (const id of ruling.removals) facts.remove(id);
      return ruling;
    },
  };
}

/** The types of what happened. */
export const happened = ({ happenings }: Approval): readonly string[] => happenings.map(({ type }) => type);

export const isNothing = ({ changes, removals, happenings, percepts, demands }: Approval): boolean =>
  [changes, removals, happenings, percepts, demands].every(({ length }) => length === 0);
