/** `npm run bench:city`: what two towns of citizens add to a tick of the two other worlds, a whole day of the story long. */
import { Universe } from '../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../src/actors/universe/universe-options.ts';
import { loadWorlds } from '../src/cli/load-worlds.ts';
import { measureInTurns } from './measure.ts';

/** An hour of the story. */
const WINDOW_TICKS = 600;
const HOURS = 24;

const { universe: spec } = loadWorlds().content;
const SUBJECTS = {
  'two realms': ['vetrellis', 'meridian'],
  'two realms and two towns': ['vetrellis', 'meridian', 'aldermouth', 'hethering'],
  'two realms, twice': ['vetrellis', 'meridian', 'vetrellis', 'meridian'],
};

const subjects = Object.entries(SUBJECTS).map(([name, worlds]) => {
  const realms = realmsOf([...new Set(worlds)], worlds.length);
  const universe = Universe.begin({ spec, options: { ...DEFAULT_OPTIONS, seed: 'bench', realms } });
  let awake = 0;
  const tick = () => {
    awake += universe.step([]).record.awakeCount;
  };
  // Until the machine has made its mind up about the code.
  for (let warm = 0; warm < WINDOW_TICKS; warm += 1) tick();
  return { name, tick, windowTicks: WINDOW_TICKS, awakePerTick: () => awake / universe.tick };
});
const measured = measureInTurns(subjects, HOURS);
const base = measured.get('two realms')?.medianMs ?? Number.NaN;
const rows = subjects.map(({ name, awakePerTick }) => {
  const { medianMs = Number.NaN, leastMs, mostMs } = measured.get(name) ?? {};
  return { name, medianMs, leastMs, mostMs, times: medianMs / base, awakePerTick: awakePerTick() };
});
if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else
  for (const { name, medianMs, times, awakePerTick } of rows)
    console.log(
      `${name.padEnd(26)} ${medianMs.toFixed(3)} ms a tick, ${times.toFixed(2)}x, ${awakePerTick.toFixed(2)} awake a tick`,
    );
