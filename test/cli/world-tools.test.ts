/** What a writer begins with: a new world, and what it looks like. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import {
  readContentDirectory,
  readWorldDirectory,
  SHIPPED_CONTENT_DIRECTORY,
} from '../../src/adapters/content-directory.ts';
import { CommandError } from '../../src/cli/command-error.ts';
import { mapWorld } from '../../src/cli/map-world.ts';
import { newWorld } from '../../src/cli/new-world.ts';
import { validate } from '../../src/cli/validate.ts';
import { lendWords } from '../../src/content/lend-words.ts';
import { load } from '../content/small-universe.ts';
import { playTranscript } from '../support/transcript.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.restoreAllMocks();
});

function folder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'seed-world-'));
  ends.push(() => rmSync(parent, { recursive: true }));
  return join(parent, 'mine');
}

/** What the command printed, and its exit code. */
function printed(run: () => number): { readonly code: number; readonly text: string } {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  return { code: run(), text: lines.join('\n') };
}

const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof CommandError) return error.code;
    throw error;
  }
  return 'none';
};

const PLAY = `# A new world, to the other side of its door

@ Ada joins

...
“You have just missed it,” says the ferrywoman. “Twenty years ago. Ada, is it?”

> north

The green door is locked. There is a hook beside it, for a key, and no key on the hook.

> take broom

You take the birch broom.

> give broom to ferrywoman

...
The ferrywoman gives you a flat iron key.
...

> north

...
The Ferry House
...
`;

/** From `> take broom` on once more, by somebody who came later. */
const PLAY_OF_TWO = `${PLAY}
@ Bob joins

...

@ wait 300 ticks

...
Bob| Somebody has leaned the broom against the post again.
...

Bob> take broom

Bob| You take the birch broom.

Bob> give broom to ferrywoman

...
Bob| The ferrywoman gives you a flat iron key.
...

Bob> north

...
Bob| The Ferry House
...
`;

describe('a new world', () => {
  it('[NW1] is a content directory without a finding, and can be played to the end', () => {
    const directory = folder();
    expect(printed(() => newWorld(directory, { id: 'salt_marsh' })).text).toContain('--watch');
    expect(printed(() => validate(directory, {}))).toEqual({
      code: 0,
      text: expect.stringMatching(/0 errors, 0 warnings, worlds: salt_marsh$/),
    });
    const content = load(readWorldDirectory(directory).files);
    expect(content.texts['en']?.['salt_marsh.name']).toBe('Salt Marsh');
    const { played, written } = playTranscript(PLAY, content);
    expect(played).toBe(written);
  });

  it('[NW5] has its errand ready again for whoever comes second', () => {
    const directory = folder();
    printed(() => newWorld(directory, { id: 'salt_marsh' }));
    const { played, written } = playTranscript(PLAY_OF_TWO, load(readWorldDirectory(directory).files));
    expect(played).toBe(written);
  });

  it('[NW2] writes over nothing, and wants an id that can be one', () => {
    const directory = folder();
    printed(() => newWorld(directory, { id: 'isle', name: 'An “Isle”: "quoted"', json: true }));
    expect(refusal(() => newWorld(directory, { id: 'isle' }))).toBe('world/directory-in-use');
    expect(refusal(() => newWorld(`${directory}-2`, { id: 'Isle 2' }))).toBe('world/bad-id');
    writeFileSync(`${directory}-file`, '');
    expect(refusal(() => newWorld(`${directory}-file/x`, { id: 'isle' }))).toBe('world/unwritable');
    load(readWorldDirectory(directory).files);
  });

  it('[NW3] is lent sentences, words and charts as long as it has none of its own', () => {
    const directory = folder();
    printed(() => newWorld(directory, { id: 'isle' }));
    const lent = readWorldDirectory(directory).files;
    expect(Object.keys(lent)).toContain('locales/en/events.yaml');
    expect(Object.keys(lent)).toContain('charts/keeper.chart.yaml');
    expect(Object.keys(lent)).not.toContain('charts/the_reply.chart.yaml');
  });
});

describe('what is lent to a content directory', () => {
  const STORY = `schema: the-seed/chart@1
id: the_reply
version: 1
vocabulary: quest
meta: { uid: the_reply, title: The Answer }
initial: open
states:
  open:
    meta: { uid: open }
    entry: [{ type: offer, params: { choice: leave, line: Go. } }]
    on: { chose leave: [{ target: { state: over }, meta: { uid: go } }] }
  over: { type: final, meta: { uid: over } }
`;
  const lexicon = (directory: string) =>
    parse(readWorldDirectory(directory).files['lexicon/en/stories.yaml'] ?? '') ?? {};

  it('[NW4] is words only for the quests and choices that it has', () => {
    const directory = folder();
    printed(() => newWorld(directory, { id: 'isle' }));
    expect(lexicon(directory)).toEqual({});
    mkdirSync(join(directory, 'worlds/isle/charts'));
    writeFileSync(join(directory, 'worlds/isle/charts/the_reply.chart.yaml'), STORY);
    expect(lexicon(directory)).toEqual({
      quests: { the_reply: ['lamp', 'by'] },
      choices: { leave: ['board', 'boathook', 'alone'] },
    });
    load(readWorldDirectory(directory).files);
  });

  it('[NW4] is as it was written where the directory has all of it', () => {
    const whole = readContentDirectory(SHIPPED_CONTENT_DIRECTORY);
    const loans = Object.fromEntries(Object.entries(whole).filter(([path]) => path.startsWith('lexicon/')));
    expect(lendWords(loans, whole)).toEqual(loans);
  });
});

describe('a map', () => {
  const parsed = (file: string) =>
    new DOMParser({
      onError: (_level, message) => {
        throw new Error(message);
      },
    }).parseFromString(readFileSync(file, 'utf8'), 'image/svg+xml');

  it('[MA1] is a well-formed picture of each world, the same each time, with every room, keeper, lock and portal', () => {
    const out = `${folder()}.svg`;
    printed(() => mapWorld(undefined, { out }));
    const first = readFileSync(out.replace('.svg', '-vetrellis.svg'), 'utf8');
    printed(() => mapWorld(undefined, { out }));
    expect(readFileSync(out.replace('.svg', '-vetrellis.svg'), 'utf8')).toBe(first);
    parsed(out.replace('.svg', '-meridian.svg'));
    for (const words of ['Vetrellis Harbor', 'Archon', 'needs lighthouse key', 'down → The Meridian'])
      expect(first).toContain(words);
  });

  it('[MA2] of one world is printed; which one is asked for when there are several', () => {
    expect(printed(() => mapWorld(undefined, { world: 'meridian' })).text).toMatch(/^<svg [\s\S]*<\/svg>$/);
    expect(refusal(() => mapWorld(undefined, {}))).toBe('map/which');
    expect(refusal(() => mapWorld(undefined, { world: 'meridan' }))).toBe('world/unknown');
    expect(refusal(() => mapWorld(undefined, { world: 'meridian', out: '/nowhere/map.svg' }))).toBe(
      'map/unwritable',
    );
    expect(existsSync('/nowhere')).toBe(false);
  });
});
