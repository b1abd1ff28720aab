/** Lines that nobody wrote out: what a grammar makes of what is so, and how it reads at the edge. */
import { expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { createRenderer } from '../../src/adapters/prose/renderer.ts';
import { acquaintanceOf } from '../../src/domain/acquaintance.ts';
import type { Entity, PlayerFact, StoryFact } from '../../src/domain/entity.ts';
import { keeperId } from '../../src/domain/named-keeper.ts';
import { newQuest } from '../../src/domain/story.ts';
import { type WarblerSpec, warble } from '../../src/domain/warbler.ts';
import type { KeeperSpec, UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import { QUAY_FACTS } from '../support/acting.ts';
import type { EntityId } from '../../src/kernel/ids.ts';
import { ALICE, command, join, smallMaking } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aKeeper, anItem, aPlayer, factsOf, ruleContext } from '../support/some-facts.ts';
import { shippedContent } from '../support/transcript.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const plain = (line: string, more: object = {}) => ({ line, uses: [], weight: 1, ...more });

const GRAMMAR: WarblerSpec = {
  id: 'talk',
  begin: 'line',
  symbols: {
    line: [
      { line: 'both', uses: ['weather', 'player'], weight: 3 },
      { line: 'thing', uses: ['an_item'], weight: 1 },
      { line: 'secret', uses: [], weight: 1, when: { type: 'flag', flag: 'knows' } },
    ],
    weather: [plain('wind'), plain('calm'), { line: 'more', uses: ['weather'], weight: 2 }],
  },
};

const renderer = createRenderer({
  texts: {
    en: {
      both: '“{weather},” says the warden to {player}.',
      thing: '“I see {an_item},” says the warden.',
      secret: 'The warden winks.',
      wind: 'Wind',
      calm: 'No wind',
      more: '{weather}, and {weather}',
      'isle.item.shell.a': 'a shell',
      'isle.item.shell.the': 'the shell',
    },
    es: {
      both: '«{weather}», le dice a {player} el guarda.',
      wind: 'Viento',
      calm: 'Calma',
      more: 'Y {weather}',
    },
  },
  locale: 'en',
});

function lines(count: number, { player = aPlayer(), grammar = GRAMMAR, holding = false } = {}) {
  const shell = holding ? [anItem({ place: player.id })] : [];
  const facts = factsOf([...QUAY_FACTS.filter(({ kind }) => kind !== 'item'), player, ...shell]);
  let last = '';
  return Array.from({ length: count }, (_, tick) => {
    const made = warble(ruleContext({ facts, tick }), grammar, { keeper: aKeeper(), player, avoid: [last] });
    last = made?.derivation ?? '';
    return made;
  });
}

const read = (made: ReturnType<typeof warble>) =>
  made === undefined
    ? []
    : renderer.render({ kind: 'line', key: made.line.phrase, params: made.line.of, style: 'speech' }).lines;

it('[WL1] a line is put together from alternatives, and the same luck gives the same line', () => {
  const made = lines(40);
  expect(made).toEqual(lines(40));
  const texts = made.flatMap(read);
  expect(texts).toContain('“Wind,” says the warden to Ada.');
  expect(texts.every((text) => text.startsWith('“') && !text.includes('['))).toBe(true);
});

it('[WL2] no line comes twice running, and none comes when there is only that one', () => {
  const derivations = lines(200).map((made) => made?.derivation);
  for (const [index, derivation] of derivations.entries())
    expect(derivation === derivations[index + 1] && derivation !== undefined).toBe(false);
  const one: WarblerSpec = { id: 'one', begin: 'line', symbols: { line: [plain('wind')] } };
  expect(lines(4, { grammar: one }).map((made) => made?.derivation)).toEqual([
    'one:0',
    undefined,
    'one:0',
    undefined,
  ]);
});

it('[WL3] an alternative whose condition does not hold, or whose slot stays empty, is not taken', () => {
  const phrases = (more: Parameters<typeof lines>[1]) =>
    new Set(lines(80, more).map((made) => made?.line.phrase));
  expect(phrases({})).toEqual(new Set(['both']));
  expect(phrases({ player: aPlayer({ flags: ['knows'] }) })).toEqual(new Set(['both', 'secret']));
  expect(phrases({ holding: true })).toEqual(new Set(['both', 'thing']));
  expect(lines(80, { holding: true }).flatMap(read)).toContain('“I see a shell,” says the warden.');
});

it('[WL7] a line may be about quests, something legendary, and what the keeper saw the player do', () => {
  const charts = Object.fromEntries(
    ['light', 'count', 'loaf'].map((id) => [
      id,
      { ...SMALL_UNIVERSE.charts['keeper']!, id, title: `chart.${id}` },
    ]),
  );
  const universe: UniverseSpec = { ...SMALL_UNIVERSE, charts };
  const slots = ['quest', 'quest_done', 'quest_failed', 'legendary', 'deed'];
  const grammar: WarblerSpec = {
    id: 'news',
    begin: 'line',
    symbols: { line: slots.map((slot) => ({ line: slot, uses: [slot], weight: 1 })) },
    deeds: { read_it: 'deeds.read_it', took_it: 'deeds.took_it', burned_it: 'deeds.burned_it' },
  };
  const player = aPlayer();
  const keeper = aKeeper();
  const said = (more: readonly Entity[]) => {
    const facts = factsOf([...QUAY_FACTS.filter(({ kind }) => kind !== 'item'), player, ...more]);
    const made = Array.from({ length: 60 }, (_, tick) =>
      warble(ruleContext({ facts, tick, universe }), grammar, { keeper, player, avoid: [] }),
    );
    return new Set(made.map((one) => (one === undefined ? 'nothing' : JSON.stringify(one.line.of))));
  };
  const quest = (id: string, status: StoryFact['status']) => ({ ...newQuest(id, player.id), status });
  const context = ruleContext({ facts: factsOf(QUAY_FACTS) });
  const stranger = acquaintanceOf(context, { keeper: keeper.id, player: player.id });
  const deeds = [
    { deed: 'read_it', minute: 1, weight: 0 },
    { deed: 'took_it', minute: 1, weight: 0, toldBy: 'walker' },
    { deed: 'sang', minute: 1, weight: 0 },
  ];
  expect(said([])).toEqual(new Set(['nothing']));
  expect(said([anItem({ place: player.id })])).toEqual(new Set(['nothing']));
  expect(
    said([
      quest('light', 'active'),
      quest('count', 'completed'),
      quest('loaf', 'failed'),
      anItem({ place: player.id, rarity: 'legendary' }),
      { ...stranger, deeds },
    ]),
  ).toEqual(
    new Set([
      '{"quest":{"text":"chart.light"}}',
      '{"quest_done":{"text":"chart.count"}}',
      '{"quest_failed":{"text":"chart.loaf"}}',
      '{"legendary":{"item":"shell","world":"isle"}}',
      '{"deed":{"phrase":"deeds.read_it","of":{}}}',
    ]),
  );
});

it('[WL4] what leads back to itself comes to an end all the same', () => {
  const winding: WarblerSpec = {
    ...GRAMMAR,
    symbols: {
      line: [{ line: 'more', uses: ['weather'], weight: 1 }],
      weather: [{ line: 'more', uses: ['weather'], weight: 3 }, plain('wind')],
    },
  };
  expect(lines(50, { grammar: winding }).every((made) => made !== undefined)).toBe(true);
  const endless: WarblerSpec = {
    ...winding,
    symbols: { line: [{ line: 'more', uses: ['line'], weight: 1 }] },
  };
  expect(lines(3, { grammar: endless })).toEqual([undefined, undefined, undefined]);
});

it('[WL5] keepers speak by grammars where a line may stand, each player is told something new', () => {
  const warden = isle.keepers['warden'] as KeeperSpec;
  const spec: UniverseSpec = {
    ...SMALL_UNIVERSE,
    worlds: {
      ...SMALL_UNIVERSE.worlds,
      isle: {
        ...isle,
        warblers: { talk: GRAMMAR },
        keepers: { ...isle.keepers, warden: { ...warden, puzzled: { warble: 'talk' } } },
      },
    },
  };
  const universe = Universe.begin(smallMaking({ npcs: 0 }, { spec }));
  universe.step([join(ALICE, 'Alice')]);
  const said = Array.from({ length: 12 }, () => {
    const { events } = universe.step([command(ALICE, 'ask warden about cheese')]);
    return JSON.stringify(
      events.find(({ type, actor }) => type === 'keeper.said' && actor === keeperId('warden'))?.params[
        'line'
      ],
    );
  });
  for (const [index, line] of said.entries()) {
    expect(line).toContain('"phrase":"both"');
    expect(line).not.toBe(said[index + 1]);
  }
});

it('[WL6] every grammar of the shipped worlds reads without holes, in every language', () => {
  const { universe, texts } = shippedContent();
  for (const world of Object.values(universe.worlds)) {
    for (const grammar of Object.values(world.warblers ?? {})) {
      const player: PlayerFact = aPlayer({ flags: ['met_archon'] });
      const item = anItem({ spec: 'lantern', world: 'vetrellis', place: player.id });
      const keeper = aKeeper({ spec: Object.keys(world.keepers)[0] as string });
      const stories = ['the_signal', 'keepers_wisdom', 'the_reply'].map((id, index) => ({
        ...newQuest(id, player.id),
        status: (['active', 'completed', 'failed'] as const)[index] as StoryFact['status'],
      }));
      const legend = anItem({
        ...{ id: 'item:vetrellis/key_of_meridian/1' as EntityId, spec: 'key_of_meridian' },
        ...{ world: 'vetrellis', place: player.id, rarity: 'legendary' },
      });
      const facts = factsOf([...QUAY_FACTS.filter(({ kind }) => kind !== 'item'), player, item, legend]);
      for (const story of stories) facts.put(story);
      const stranger = acquaintanceOf(ruleContext({ facts, universe }), {
        keeper: keeper.id,
        player: player.id,
      });
      const seen = Object.keys(grammar.deeds ?? {}).map((deed) => ({ deed, minute: 0, weight: 0 }));
      facts.put({ ...stranger, deeds: seen });
      const used = new Set<string>();
      for (const locale of Object.keys(texts)) {
        const shown = createRenderer({ texts, locale });
        for (let tick = 0; tick < 200; tick += 1) {
          const context = { ...ruleContext({ facts, tick, universe }), world };
          const made = warble(context, grammar, { keeper, player, avoid: [] });
          expect(made).toBeDefined();
          if (made === undefined) continue;
          used.add(made.line.phrase);
          const percept = {
            kind: 'line',
            key: made.line.phrase,
            params: made.line.of,
            style: 'ambient',
          } as const;
          const [text = '', ...rest] = shown.render(percept).lines;
          expect([text.length > 10, rest, /\[|\]|\{|\}| {2}|,\.|\.\./.test(text), text]).toEqual([
            true,
            [],
            false,
            text,
          ]);
        }
      }
      // Every alternative was read but those that need a journey.
      const lines = grammar.symbols[grammar.begin] ?? [];
      const unread = lines.filter(({ line, uses }) => !used.has(line) && !uses.includes('came_from'));
      expect(unread).toEqual([]);
    }
  }
});
