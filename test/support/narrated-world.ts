/** The small universe with a warden who has a grammar for everything that it does not understand. */
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import type { WarblerSpec } from '../../src/domain/warbler.ts';
import type { KeeperSpec, UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import { SMALL_UNIVERSE } from './small-world.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const warden = isle.keepers['warden'] as KeeperSpec;
const plain = (line: string) => ({ line, uses: [], weight: 1 });

const TALK: WarblerSpec = {
  id: 'talk',
  begin: 'line',
  symbols: {
    line: [{ line: 'talk.line', uses: ['weather', 'player'], weight: 1 }],
    weather: [plain('talk.wind'), plain('talk.calm'), plain('talk.rain'), plain('talk.fog')],
  },
};

export const NARRATED_TEXTS = {
  en: {
    'talk.line': '“{weather},” says the warden to {player}.',
    'talk.wind': 'Wind',
    'talk.calm': 'No wind',
    'talk.rain': 'Rain',
    'talk.fog': 'Fog',
    'isle.keeper.warden.name': 'the warden',
    'isle.location.quay.name': 'the quay',
    'narration.spoken': '{keeper} says, “{words}{end}”',
    'narrator.role': 'You are {keeper} at {place}.',
    'narrator.task': 'Like this: {line}',
  },
};

export const NARRATED_UNIVERSE: UniverseSpec = {
  ...SMALL_UNIVERSE,
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: {
      ...isle,
      warblers: { talk: TALK },
      keepers: {
        ...isle.keepers,
        warden: {
          ...warden,
          puzzled: { warble: 'talk' },
          idle: { everySeconds: [600, 900], lines: [{ warble: 'talk' }] },
        },
      },
    },
  },
};

/** What makes the warden speak by its grammar. */
export const PUZZLING = 'ask warden about cheese';

/** Events of these types, as `type` and what they are about. */
export function told(outcomes: readonly TickOutcome[], types: readonly string[]) {
  return outcomes.flatMap(({ events }) => events).filter(({ type }) => types.includes(type));
}

/** Lines that the warden said to somebody who asked for them. */
export const linesSaid = (outcomes: readonly TickOutcome[]) =>
  told(outcomes, ['keeper.said'])
    .map(({ params }) => params['line'])
    .filter((line) => !JSON.stringify(line).includes('greeting'));
