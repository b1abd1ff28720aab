/** `seed why` on a chain of reactions over two realms and a game. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import { openSqliteJournal } from '../../src/adapters/sqlite/journal.ts';
import { why } from '../../src/cli/why.ts';
import { publish, register } from '../support/game-inputs.ts';
import { reactingMaking, withReactions } from '../support/reacting-world.ts';

const CONTENT = withReactions({
  'vetrellis/tells': 'when: { event: "game:bell_rung" }\nthen: [{ tell: { world: meridian, event: bell } }]',
  'meridian/answers':
    'when: { event: "own:bell" }\nthen: [{ narrate: { text: A bell. } }, { publish: { event: bell_heard, to: salvage } }]',
});

test('[RX15] why goes from the last effect back to the first cause', () => {
  const data = mkdtempSync(join(tmpdir(), 'seed-why-'));
  const journal = openSqliteJournal(join(data, 'journal.sqlite'));
  const { spec, options } = reactingMaking(CONTENT);
  const live = openLiveUniverse({ spec, options, journal, content: CONTENT });
  live.submit(register('salvage'));
  live.submit(publish('salvage', 'bell_rung'));
  let last = '';
  while (last === '') {
    const { events } = live.advance();
    last = events.find(({ params }) => params['event_type'] === 'bell_heard')?.id ?? '';
  }
  live.halt('over');
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => printed.push(String(line)));
  expect(why(last, { data })).toBe(0);
  const types = printed
    .join('\n')
    .split('\n')
    .map((line) => line.replace(/^[> ]*(\S+) +(\S+).*$/, '$1 $2'));
  expect(types).toEqual([
    'i1.1 game.publish',
    'e10.hub.0 game.event',
    'e11.vetrellis.0 reaction.fired',
    'e11.vetrellis.1 reaction.told',
    'e21.meridian.0 own:bell',
    'e21.meridian.1 reaction.fired',
    'e21.meridian.3 reaction.published',
    'e30.hub.1 game.event',
    'nothing came',
  ]);
  rmSync(data, { recursive: true });
});
