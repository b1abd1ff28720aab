/** What hands, ears and feet find out, what comes of throwing and showing, and how many verbs there are. */
import { expect, it } from 'vitest';
import type { Entity } from '../../../src/domain/entity.ts';
import { GESTURE_VERBS, variantsOf } from '../../../src/domain/gesture.ts';
import { type Intent, PLAYER_VERBS, type PlayerVerb } from '../../../src/domain/intent.ts';
import type { Approval } from '../../../src/domain/rule.ts';
import { RULEBOOK } from '../../../src/domain/rulebook.ts';
import type { UniverseSpec, WorldSpec } from '../../../src/domain/world-spec.ts';
import type { PlayerId, RoomId } from '../../../src/kernel/ids.ts';
import { isNothing as isEmpty } from '../../support/acting.ts';
import { SMALL_UNIVERSE } from '../../support/small-world.ts';
import { aKeeper, anItem, aPlayer, aRealm, factsOf, ruleContext } from '../../support/some-facts.ts';
import { shippedContent } from '../../support/transcript.ts';

const ADA = aPlayer({ flags: ['heard'] });
const BO = aPlayer({ id: 'player:bo' as PlayerId, name: 'Bo' });
const HELD = anItem({ place: ADA.id });
const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;

/** The shell has something to say to whoever listens, and the quay to whoever sings. */
const ANSWERING: UniverseSpec = {
  ...SMALL_UNIVERSE,
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: {
      ...isle,
      items: {
        ...isle.items,
        shell: {
          ...isle.items['shell']!,
          reactions: {
            listen: {
              base: 'shell.listen',
              conditions: [
                { when: { type: 'flag', flag: 'heard' }, add: 'shell.listen.1' },
                { when: { type: 'flag', flag: 'deaf' }, add: 'shell.listen.2' },
              ],
            },
          },
        },
      },
      locations: {
        ...isle.locations,
        quay: {
          ...isle.locations['quay']!,
          reactions: { sing: { base: 'quay.sing', conditions: [] } },
        },
      },
    },
  },
};

function act(
  verb: PlayerVerb,
  asked: Omit<Intent, 'verb' | 'actor'> = {},
  {
    entities = [HELD],
    universe = ANSWERING,
    tick = 0,
  }: { entities?: readonly Entity[]; universe?: UniverseSpec; tick?: number } = {},
): Approval {
  const facts = factsOf([aRealm(), ADA, BO, aKeeper(), ...entities]);
  const ruling = RULEBOOK[verb](ruleContext({ facts, tick, universe }), { verb, actor: ADA.id, ...asked });
  if (!ruling.ok) throw new Error(ruling.code);
  return ruling;
}

const keys = ({ percepts }: Approval): readonly string[] =>
  percepts.map(({ percept }) => (percept.kind === 'line' ? percept.key : percept.kind));
const types = ({ happenings }: Approval): readonly string[] => happenings.map(({ type }) => type);

it('[GS1] a thing answers with what content says, and with what holds of the rest', () => {
  expect(keys(act('listen', { noun: ['shell'] }))).toEqual(['shell.listen', 'shell.listen.1']);
});

it('[GS1] a place answers where nothing in particular is meant', () => {
  expect(keys(act('sing'))).toEqual(['quay.sing']);
  expect(keys(act('sing', {}, { universe: SMALL_UNIVERSE }))[0]).toMatch(/^gesture\.sing\.alone\.[12]$/);
});

it('[GS2] the engine answers in each of its ways, and in the same one for the same player and tick', () => {
  const at = (tick: number) => keys(act('touch', { noun: ['shell'] }, { tick })).join();
  const told = Array.from({ length: 40 }, (_, tick) => at(tick));
  expect([...new Set(told)].sort()).toEqual(['gesture.touch.item.1', 'gesture.touch.item.2']);
  expect(Array.from({ length: 40 }, (_, tick) => at(tick))).toEqual(told);
});

it.each(GESTURE_VERBS.filter((verb) => verb !== 'climb'))(
  '[GS3] %s changes nothing, is answered, and is seen done',
  (verb) => {
    const onThing = variantsOf(verb, 'item') > 0;
    const ruling = act(verb, onThing ? { noun: ['shell'] } : {});
    expect(ruling.percepts.length).toBeGreaterThan(0);
    expect(isEmpty({ ...ruling, percepts: [], happenings: [] })).toBe(true);
    const seen = onThing ? `gesture.${verb}.seen_item` : `gesture.${verb}.seen`;
    expect(ruling.happenings).toMatchObject([
      { type: 'player.acted', actor: ADA.id, room: ADA.place, params: { line: { text: seen } } },
    ]);
  },
);

it('[GS4] who sings sings, whatever it is called', () => {
  expect(keys(act('sing', { noun: ['moon'] }))).toEqual(['quay.sing']);
  expect(types(act('sing', { noun: ['shell'] }))).toEqual(['player.acted']);
});

it('[GS5] climbing north is going there, and climbing a shell is not', () => {
  const north = act('climb', { noun: ['n'], direction: 'north' });
  expect(types(north).slice(0, 2)).toEqual(['player.left', 'player.arrived']);
  expect(types(act('climb', { noun: ['square'] })).slice(0, 2)).toEqual(['player.left', 'player.arrived']);
  expect(types(act('climb', { noun: ['shell'] }))).toEqual(['player.acted']);
});

it('[GS6] what is thrown at somebody lies in the room', () => {
  const thrown = act('throw', { noun: ['shell'], preposition: 'at', second: ['bo'] });
  expect(thrown.changes).toEqual([{ ...HELD, place: 'room:quay' as RoomId }]);
  expect(thrown.happenings).toMatchObject([
    { type: 'player.threw', params: { text: 'somebody', target: 'Bo' } },
  ]);
});

it('[GS7] showing the key to the warden asks about it', () => {
  const key = anItem({
    id: 'item:isle/brass_key/1' as Entity['id'],
    spec: 'brass_key',
    place: ADA.id,
  } as never);
  const shown = act('show', { noun: ['key'], preposition: 'to', second: ['warden'] }, { entities: [key] });
  expect(shown.happenings).toMatchObject([
    { type: 'player.showed', target: 'keeper:warden' },
    { type: 'player.asked', target: 'keeper:warden', params: { text: 'key' } },
  ]);
});

it('[GS7] the warden would rather have the shell, and makes nothing of the rope', () => {
  expect(keys(act('show', { noun: ['warden', 'shell'] }))).toEqual(['show.wanted']);
  const rope = anItem({ id: 'item:isle/rope/1' as Entity['id'], spec: 'rope', place: ADA.id } as never);
  const shown = act('show', { noun: ['rope'], second: ['warden'] }, { entities: [rope] });
  expect(keys(shown)).toEqual(['show.nothing']);
});

it('[GS7] a player sees what they are shown, and it stays where it is', () => {
  const shown = act('show', { noun: ['shell'], second: ['bo'] });
  expect(shown.changes).toEqual([]);
  expect(shown.happenings).toMatchObject([{ type: 'player.showed', target: BO.id }]);
});

it('[GS8] there are eighty verbs, and no language lacks a word for any', () => {
  expect(PLAYER_VERBS.length).toBeGreaterThanOrEqual(80);
  const { lexicons } = shippedContent().universe;
  for (const lexicon of Object.values(lexicons))
    expect(
      PLAYER_VERBS.filter(
        (verb) => (lexicon.verbs[verb] ?? Object.keys(verb === 'social' ? lexicon.socials : {})).length === 0,
      ),
    ).toEqual([]);
});
