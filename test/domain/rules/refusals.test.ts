/** Every refusal there is: what brings it about, that it changes nothing, and that it has words of its own. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../src/actors/universe/input.ts';
import { Universe } from '../../../src/actors/universe/universe.ts';
import { createRenderer } from '../../../src/adapters/prose/renderer.ts';
import { NO_PROGRESS_SPEC } from '../../../src/domain/ability-spec.ts';
import type { Conversation, StoryFact } from '../../../src/domain/entity.ts';
import type { Percept } from '../../../src/domain/percept.ts';
import { RULEBOOK } from '../../../src/domain/rulebook.ts';
import { newQuest } from '../../../src/domain/story.ts';
import type { ItemSpec, LocationSpec, UniverseSpec, WorldSpec } from '../../../src/domain/world-spec.ts';
import type { EntityId, PlayerId } from '../../../src/kernel/ids.ts';
import { hearGames } from '../../support/game-inputs.ts';
import { mute } from '../../support/operator-inputs.ts';
import { ALICE, BOB, command, join, smallMaking } from '../../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../../support/small-world.ts';
import { readSources } from '../../support/source-scan.ts';
import { shippedContent } from '../../support/transcript.ts';
import { openTavern, transition } from '../../support/voyage-inputs.ts';
import { THING_REFUSALS } from '../things/refusal-cases.ts';
import { DOOR_REFUSALS } from './door-refusal-cases.ts';
import { SOCIAL_REFUSALS } from './social-refusal-cases.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const quay = isle.locations['quay'] as LocationSpec;
const shell = isle.items['shell'] as ItemSpec;

/** The small universe with an anchor that is part of the quay. */
const SPEC: UniverseSpec = {
  ...SMALL_UNIVERSE,
  progress: {
    ...NO_PROGRESS_SPEC,
    attributes: [{ id: 'wits', name: 'attribute.wits', words: ['wits'], start: 5 }],
    skills: [
      { id: 'listening', name: 'skill.listening', words: ['listening'], attribute: 'wits', practisedBy: [] },
    ],
    origins: [{ attributes: { wits: 5 }, skills: {} }],
  },
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: {
      ...isle,
      locations: {
        ...isle.locations,
        quay: {
          ...quay,
          exits: [
            ...quay.exits,
            {
              direction: 'east',
              to: { world: 'isle', location: 'square' },
              when: { type: 'any', conditions: [] },
            },
          ],
          items: [...quay.items, { item: 'anchor', chance: { numerator: 1, denominator: 1 } }],
        },
      },
      items: { ...isle.items, anchor: { ...shell, id: 'anchor', words: ['anchor'], fixed: true } },
    },
  },
};

const KEY = ['ask warden about the key'];
const WHITE_STONE: Input = {
  kind: 'player.item',
  player: ALICE,
  item: {
    itemId: 'stone',
    name: 'white stone',
    itemType: 'curio',
    rarity: 'common',
    sourceRealm: 'elsewhere',
    transferable: true,
  },
};

type Case = {
  readonly code: string;
  readonly first?: readonly (string | Input)[];
  /** A quest of Alice's. */
  readonly quest?: StoryFact;
  /** What the warden waits for Alice to choose from. */
  readonly offers?: Conversation['choices'];
  readonly act: string | Input;
};

const OFFERS: Conversation['choices'] = [
  { choice: 'iron key', line: 'isle.offer.1' },
  { choice: 'brass key', line: 'isle.offer.2' },
];

const CASES: readonly Case[] = [
  { code: 'operator/muted', first: [mute('Alice', 30)], act: 'say hello' },
  { code: 'quests/unknown', act: 'quests moon' },
  { code: 'hint/nothing', act: 'hint' },
  { code: 'hint/none', quest: newQuest('storm', ALICE), act: 'hint' },
  { code: 'abandon/what', act: 'abandon' },
  { code: 'abandon/bound', quest: newQuest('storm', ALICE), act: 'abandon storm' },
  { code: 'lore/unknown', act: 'lore moon' },
  { code: 'train/what', act: 'train' },
  { code: 'train/unknown', act: 'train juggling' },
  { code: 'train/no-points', act: 'train listening' },
  { code: 'train/mastered', act: 'train wits' },
  { code: 'command/empty', act: '  ' },
  { code: 'command/unknown', act: 'xyzzy' },
  { code: 'command/too-many', act: 'n. s. n. s. n. s. n. s. n. s. n' },
  { code: 'again/nothing', act: 'again' },
  { code: 'oops/nothing', act: 'oops shell' },
  { code: 'pronoun/nothing', act: 'take it' },
  { code: 'alias/how', act: 'alias k =' },
  { code: 'alias/name', act: 'alias k! = take key' },
  { code: 'alias/taken', act: 'alias n = take key' },
  { code: 'alias/long', act: `alias k = ${'x'.repeat(201)}` },
  {
    code: 'alias/too-many',
    first: Array.from({ length: 40 }, (_, n) => `alias a${n} = look`),
    act: 'alias k = look',
  },
  { code: 'alias/unknown', act: 'unalias k' },
  { code: 'go/where', act: 'go' },
  { code: 'go/where', act: 'go to the moon' },
  { code: 'go/no-exit', act: 'west' },
  { code: 'go/no-exit', act: 'x west' },
  { code: 'go/blocked', act: 'east' },
  { code: 'go/locked', act: 'up' },
  { code: 'noun/unknown', act: 'take moon' },
  { code: 'noun/missing', act: 'take' },
  { code: 'noun/missing', act: 'drop' },
  { code: 'noun/missing', act: 'give' },
  { code: 'noun/missing', act: 'give bob' },
  { code: 'noun/missing', act: 'read' },
  { code: 'noun/missing', act: 'x' },
  { code: 'noun/missing', first: ['n'], act: 'ask' },
  { code: 'noun/ambiguous', first: [WHITE_STONE], act: 'x white' },
  { code: 'noun/none', first: ['take all'], act: 'take all' },
  { code: 'noun/one-only', act: 'read shell and rope' },
  { code: 'noun/too-few', act: 'take two shells' },
  { code: 'take/fixed', act: 'take anchor' },
  { code: 'take/held', first: ['take shell'], act: 'take shell' },
  { code: 'take/no-more', first: ['take shell'], act: 'take two shells' },
  { code: 'take/somebody', act: 'take warden' },
  { code: 'drop/not-held', act: 'drop moon' },
  { code: 'drop/not-held', act: 'give shell to bob' },
  { code: 'drop/not-held', act: 'unlock up with moon' },
  { code: 'give/nobody', first: ['take shell'], act: 'give shell to zoe' },
  { code: 'gesture/self', act: 'touch me' },
  { code: 'gesture/self', first: ['take shell'], act: 'show shell to alice' },
  { code: 'gesture/self', first: ['take shell'], act: 'throw shell at me' },
  { code: 'gesture/person', act: 'push warden' },
  { code: 'gesture/way', act: 'shake north' },
  { code: 'show/whom', act: 'show shell' },
  { code: 'give/self', first: ['take shell'], act: 'give shell to alice' },
  { code: 'give/self', act: 'give me 5 tokens' },
  { code: 'give/unwanted', first: ['take rope'], act: 'give rope to warden' },
  { code: 'give/what', first: ['take shell'], act: 'give shell' },
  { code: 'pay/not-enough', act: 'give 500 tokens to bob' },
  { code: 'pay/nothing', act: 'give 0 tokens to bob' },
  { code: 'open/no-door', act: 'open north' },
  { code: 'open/no-door', act: 'open rope' },
  { code: 'open/no-door', first: ['n'], act: 'open door' },
  { code: 'open/open', first: [...KEY, 'open up'], act: 'open up' },
  { code: 'open/locked', act: 'open up' },
  { code: 'close/closed', act: 'close up' },
  { code: 'unlock/no-key', act: 'unlock up' },
  { code: 'unlock/no-key', first: [...KEY, 'unlock up', 'drop key'], act: 'lock up' },
  { code: 'unlock/unlocked', first: [...KEY, 'unlock up'], act: 'unlock up' },
  { code: 'unlock/wrong-key', first: ['take rope'], act: 'unlock up with rope' },
  { code: 'lock/locked', act: 'lock up' },
  { code: 'talk/nobody', act: 'talk to zoe' },
  { code: 'talk/nobody', act: 'talk to me' },
  { code: 'talk/silent', act: 'talk to walker' },
  { code: 'talk/player', act: 'ask bob about the key' },
  { code: 'choose/nothing', act: '2' },
  { code: 'choose/nothing', act: 'choose the key' },
  { code: 'choose/which', offers: OFFERS, act: 'choose' },
  { code: 'choose/no-such', offers: OFFERS, act: '3' },
  { code: 'choose/no-such', offers: OFFERS, act: 'answer moon' },
  { code: 'choose/ambiguous', offers: OFFERS, act: 'choose key' },
  { code: 'choose/aloud', offers: [], act: 'choose' },
  { code: 'answer/nobody', act: 'answer yes' },
  { code: 'answer/nothing', offers: [], act: 'answer' },
  { code: 'read/nothing', act: 'read shell' },
  { code: 'say/nothing', act: 'say' },
  { code: 'emote/nothing', act: 'emote' },
  { code: 'travel/no-portal', act: 'travel' },
  { code: 'travel/no-portal', act: 'enter the moon' },
  { code: 'accept/nothing', act: 'accept' },
  { code: 'travel/unreachable', first: ['n', 'e'], act: 'travel to atlantis' },
  {
    code: 'travel/unreachable',
    act: { kind: 'player.transition', player: ALICE, from: 'isle', to: 'atlantis', narrativeContext: '' },
  },
  {
    code: 'voyage/abroad',
    first: [openTavern(), ...Array.from({ length: 9 }, () => hearGames('tavern')), transition(ALICE)],
    act: 'look',
  },
  {
    code: 'reputation/unknown-faction',
    act: { kind: 'player.reputation', player: ALICE, faction: 'moonlings', change: 5 },
  },
  { code: 'language/unknown', act: 'language klingon' },
];

const inputOf = (act: string | Input): Input => (typeof act === 'string' ? command(ALICE, act) : act);

function perceivedBy(
  universe: Universe,
  player: PlayerId,
  input: Input,
): { percepts: Percept[]; events: string[] } {
  const { outputs, events } = universe.step([input]);
  return {
    percepts: outputs.filter((output) => output.player === player).flatMap(({ percepts }) => percepts),
    events: events.map(({ type }) => type),
  };
}

/** Alice and Bob on the quay with the warden and some of the crowd. */
function begin(): Universe {
  const universe = Universe.begin(smallMaking({ npcs: 40 }, { spec: SPEC }));
  universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
  return universe;
}

/** What has to be before the refusal. */
function stageOf({ first = [], offers, quest }: Omit<Case, 'code' | 'act'>): Universe {
  const universe = begin();
  for (const step of first) universe.step([inputOf(step)]);
  if (offers !== undefined) wait(universe, offers);
  if (quest !== undefined) universe.realm('isle')?.facts.put(quest);
  return universe;
}

/** As if the warden had asked or offered it. */
function wait(universe: Universe, choices: Conversation['choices']): void {
  const facts = universe.realm('isle')?.facts;
  const alice = facts?.player(ALICE);
  if (facts === undefined || alice === undefined) throw new Error('no Alice');
  facts.put({ ...alice, conversation: { with: 'keeper:warden' as EntityId, choices } });
}

const sentence = createRenderer({ texts: shippedContent().texts, locale: 'en' });

describe('refusals', () => {
  it.each(CASES)('[RF1] $code is what comes of: $act', ({ code, act, ...before }) => {
    const universe = stageOf(before);
    const { percepts, events } = perceivedBy(universe, ALICE, inputOf(act));
    const refusals = percepts.filter((percept) => percept.kind === 'line' && percept.code !== undefined);
    expect(refusals.map((percept) => percept.kind === 'line' && percept.code)).toEqual([code]);
    expect(events.filter((type) => type.startsWith('player.') || type.endsWith('.failed'))).toEqual([]);
  });

  it('[RF2] rule/failed: a rule that throws is contained, and its player is told so', () => {
    const failures: string[] = [];
    const making = smallMaking(
      {},
      {
        rulebook: {
          ...RULEBOOK,
          score: () => {
            throw new Error('a bug');
          },
        },
        onFailure: ({ where }) => failures.push(where),
      },
    );
    const universe = Universe.begin(making);
    universe.step([join(ALICE, 'Alice')]);
    const { percepts } = perceivedBy(universe, ALICE, command(ALICE, 'score'));
    expect(percepts).toMatchObject([{ code: 'rule/failed', key: 'refusal.rule.failed' }]);
    expect(failures).toEqual(['rule score']);
  });

  it('[RF2] realm/failed: a realm that has failed tells its players', () => {
    const universe = Universe.begin(smallMaking({}, { onFailure: () => {} }));
    universe.step([join(ALICE, 'Alice')]);
    const realm = universe.realm('isle');
    if (realm === undefined) throw new Error('no isle');
    realm.timers.takeDue = () => {
      throw new Error('a bug');
    };
    universe.step([]);
    const { percepts } = perceivedBy(universe, ALICE, command(ALICE, 'look'));
    expect(percepts).toMatchObject([{ code: 'realm/failed', key: 'refusal.realm.failed' }]);
  });
});

describe('all refusals in the sources', () => {
  const sources = readSources(new URL('../../../src', import.meta.url).pathname).filter(({ path }) =>
    /^(?:domain|actors)\//.test(path),
  );
  // Others may say refuse of something that is no player's.
  const refusing = sources.filter(({ text }) => /\brefuse\b[^;]*\} from '[./]*\/rule\.ts'/.test(text));
  const quoted = (pattern: RegExp, among = sources): readonly string[] => [
    ...new Set(among.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, code = '']) => code))),
  ];
  const keysOf = (locale: string): readonly string[] =>
    Object.keys(shippedContent().texts[locale] ?? {}).filter((key) => key.startsWith('refusal.'));
  const codes = keysOf('en').map((key) => key.replace(/^refusal\.(\w+)\.(.+)$/, '$1/$2'));

  it('[RF3] have a case that is played, here or in the table of what they belong to', () => {
    // Said when something of ours breaks, which no line of a player's can bring about: see RF2.
    const broken = ['rule/failed', 'realm/failed'];
    // Said by a policy before any rule is asked, and played in GV14.
    const governed = ['governance/denied'];
    const played = [...CASES, ...DOOR_REFUSALS, ...THING_REFUSALS, ...SOCIAL_REFUSALS].map(
      ({ code }) => code,
    );
    expect(codes.length).toBeGreaterThan(150);
    expect(
      codes.filter((code) => !played.includes(code) && ![...broken, ...governed].includes(code)),
    ).toEqual([]);
    expect(played.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('[RF4] are written out where they are said, and have a text; and no text has no refusal', () => {
    expect(quoted(/refuse\(\s*(`[^`]*`)/g, refusing)).toEqual([]);
    const refused = quoted(/refuse\(\s*'([^']+)'/g, refusing);
    expect(refused.length).toBeGreaterThan(150);
    expect(refused.filter((code) => !codes.includes(code))).toEqual([]);
    const written = quoted(/'([a-z]+\/[a-z-]+)'/g);
    expect(codes.filter((code) => !written.includes(code))).toEqual([]);
  });

  it.each(Object.keys(shippedContent().texts))('[RF4] have a text in the locale %s', (locale) => {
    expect([...keysOf(locale)].sort()).toEqual([...keysOf('en')].sort());
  });

  it.each(CASES)('[RF5] read as a sentence: $code for $act', ({ code: _, act, ...before }) => {
    const universe = stageOf(before);
    const { percepts } = perceivedBy(universe, ALICE, inputOf(act));
    const refusal = percepts.find((percept) => percept.kind === 'line' && percept.code !== undefined);
    const lines = refusal === undefined ? [] : sentence.render(refusal).lines;
    // Names of the small universe are not in the shipped texts and stay keys in brackets.
    const words = lines.join('\n').replace(/\[(?:isle|deep)\.[\w.]+\]/g, 'Thing');
    expect(words).toMatch(/^[A-Z“][^[\]]*[.?!]$/);
    expect(words).not.toMatch(/ {2}|undefined/);
  });
});
