/** What stands beside and below the story, as rows. */
import { describe, expect, test } from 'vitest';
import { createPainter } from '../../../src/clients/terminal/painter.ts';
import {
  layOutSide,
  layOutStatus,
  layOutTyped,
  regionsOf,
  type Standing,
} from '../../../src/clients/terminal/pane-layout.ts';
import { paneWords } from '../../../src/clients/terminal/pane-words.ts';
import { Story } from '../../../src/clients/terminal/story.ts';
import { cellsOf } from '../../../src/clients/terminal/word-wrap.ts';

const paint = createPainter(false);
const say = paneWords('en');
const side = (standing: Standing, columns = 30, rows = 40) =>
  layOutSide(standing, { columns, rows }, { say, paint });

const exit = (label: string, to: string, door: 'none' | 'open' | 'closed' | 'locked' = 'none') => ({
  direction: label,
  label,
  to,
  door,
  portal: false,
});
const ROOM = {
  place: 'isle/quay',
  name: 'The Quay',
  realm: 'isle',
  world: 'The Isle',
  exits: [
    exit('north', 'The Square'),
    exit('west', 'The Shed', 'locked'),
    { ...exit('in', 'The Hall of the Long Table'), portal: true },
  ],
  items: ['a shell', 'a rope', 'a shell'],
  people: [{ id: 'keeper:ann', name: 'Ann', kind: 'keeper' as const }],
};
const SELF = { name: 'Ada', level: 2, experience: 30, tokens: 1, inventory: ['a lamp'] };
const SKY = {
  day: 3,
  clock: '07:06',
  phase: 'daylight',
  season: 'spring',
  weather: 'It is raining.',
  tide: 'The tide is low.',
};
const STANDING: Standing = {
  room: ROOM,
  self: SELF,
  sky: SKY,
  quests: [
    { id: 'a', title: 'The Bell', status: 'active', notes: ['Find it.', 'It is under the water.'] },
    { id: 'b', title: 'The Net', status: 'completed', notes: [] },
  ],
};

describe('the side pane', () => {
  test('[TC11] shows the place, its ways with their doors, who and what is there, what is carried and what is to do', () => {
    expect(side(STANDING)).toEqual([
      'The Quay',
      'The Isle',
      '',
      'Ways out',
      '  north  The Square',
      '  west   The Shed (locked)',
      '  in     The Hall of the Long',
      '         Table',
      '         (to another world)',
      '',
      'People',
      '  Ann',
      '',
      'Things',
      '  a shell (2)',
      '  a rope',
      '',
      'You carry',
      '  a lamp',
      '',
      'Quests',
      '  The Bell',
      '    It is under the water.',
    ]);
  });

  test('[TC11] says where nothing is carried and nothing leads on, and is empty before a place is known', () => {
    const bare = { room: { ...ROOM, exits: [], items: [], people: [] } };
    expect(side(bare)).toEqual([
      'The Quay',
      'The Isle',
      '',
      'Ways out',
      '  none',
      '',
      'You carry',
      '  nothing',
    ]);
    expect(side({ self: SELF })).toEqual([]);
  });

  test('[TC12] never has more rows or cells than there are; the longest list is cut, and says by how much', () => {
    const hoard = Array.from({ length: 40 }, (_, index) => `a thing of the kind number ${index + 1} 物物物`);
    const full = { ...STANDING, self: { ...SELF, inventory: hoard } };
    for (const rows of [1, 3, 8, 15, 22, 60]) {
      for (const columns of [30, 38]) {
        const shown = side(full, columns, rows);
        expect(shown.length).toBeLessThanOrEqual(rows);
        expect(Math.max(...shown.map(cellsOf))).toBeLessThanOrEqual(columns);
      }
    }
    const shown = side(full, 34, 30);
    const carried = shown.indexOf('You carry');
    const more = shown.find((row) => row.startsWith('  and '));
    const kept = shown.slice(carried).filter((row) => row.startsWith('  a thing')).length;
    expect(more).toBe(`  and ${40 - kept} more`);
    expect(shown).toContain('  west   The Shed (locked)');
    expect(shown).toContain('  The Bell');
  });

  test('[TC12] what the world says cannot steer the terminal from there', () => {
    const evil = {
      ...ROOM,
      name: 'Q\u001b[2Juay',
      exits: [exit('no\u0007rth', 'S\u001b]0;x\u0007q')],
      items: ['a\u202E shell'],
    };
    const rows = side({ room: evil, self: { ...SELF, inventory: ['\u009b31m'] } });
    const status = layOutStatus(
      { room: evil, self: SELF, sky: { ...SKY, clock: '\u001b[H' } },
      { columns: 100, say },
    );
    expect([...rows, status].join('')).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  test('[TC13] is in the language of the player, and in English where it has no words', () => {
    const spanish = layOutSide(
      { room: { ...ROOM, items: [], people: [] } },
      { columns: 30, rows: 30 },
      {
        say: paneWords('es'),
        paint,
      },
    );
    expect(spanish).toContain('Salidas');
    expect(spanish).toContain('  west   The Shed (con llave)');
    expect(paneWords('fr')('carried')).toBe('You carry');
    expect(paneWords(undefined)('more', 3)).toBe('and 3 more');
  });
});

describe('the status line', () => {
  test('[TC14] is exactly as wide as the screen, and drops the weather before the level', () => {
    const wide = layOutStatus(STANDING, { columns: 120, say });
    expect(wide).toMatch(
      /^ The Quay, The Isle +Level 2 · 1 token · 07:06, daylight · spring · It is raining · The tide is low $/,
    );
    expect(layOutStatus(STANDING, { columns: 60, say })).toMatch(
      /^ The Quay, The Isle +Level 2 · 1 token · 07:06, daylight $/,
    );
    for (const columns of [30, 60, 100, 120, 200])
      expect(cellsOf(layOutStatus(STANDING, { columns, say }))).toBe(columns);
    expect(layOutStatus({}, { columns: 100, say }).trim()).toBe('');
  });
});

describe('the typed line', () => {
  test.each([
    [{ prompt: '> ', line: 'look', cursor: 4 }, 20, '> look', 6],
    [{ prompt: '> ', line: 'look', cursor: 0 }, 20, '> look', 2],
    [{ prompt: '> ', line: 'abcdefghij', cursor: 10 }, 8, '> fghij', 7],
    [{ prompt: '> ', line: 'abcdefghij', cursor: 2 }, 8, '> abcde', 4],
    [{ prompt: '> ', line: '物物物物', cursor: 4 }, 8, '> 物物', 6],
  ])('[TC15] %j in %i columns', (typed, columns, text, column) => {
    expect(layOutTyped(typed, columns)).toEqual({ text, column });
  });
});

describe('the regions', () => {
  test('[TC16] are there from 100 columns and 24 rows on, and fill the screen without overlapping', () => {
    expect(regionsOf({ columns: 99, rows: 50 })).toBeUndefined();
    expect(regionsOf({ columns: 200, rows: 23 })).toBeUndefined();
    for (const columns of [100, 118, 130, 200]) {
      const { story, side } = regionsOf({ columns, rows: 24 })!;
      // A free column, the rule, and a space before the pane.
      expect(story.columns + 3 + side.columns).toBeLessThanOrEqual(columns);
      expect(story.columns).toBeGreaterThanOrEqual(60);
      expect([story.rows, side.rows]).toEqual([22, 22]);
    }
  });
});

describe('the story in panes', () => {
  const told = (from: number, to: number): Story => {
    const story = new Story(paint);
    story.page({ columns: 40, rows: 5 });
    for (let index = from; index <= to; index += 1)
      story.add({ lines: [`line ${index}`], style: 'action' }, false);
    return story;
  };
  const size = { columns: 40, rows: 5 };

  test('[TC17] stands at the bottom; a page back goes back, and stays where it is while more comes', () => {
    const story = told(1, 9);
    expect(story.page(size)).toEqual(['line 5', 'line 6', 'line 7', 'line 8', 'line 9']);
    story.turn(-1, 5);
    const before = story.page(size);
    expect(before).toEqual(['line 2', 'line 3', 'line 4', 'line 5', 'line 6']);
    story.add({ lines: ['line 10'], style: 'action' }, false);
    expect(story.page(size)).toEqual(before);
    story.turn(-9, 5);
    expect(story.page(size)[0]).toBe('line 1');
    story.goToEnd();
    expect(story.page(size).at(-1)).toBe('line 10');
    expect(told(1, 2).page(size)).toEqual(['', '', '', 'line 1', 'line 2']);
  });

  test('[TC17] what was shown in panes alone is written once when they go', () => {
    const story = told(1, 3);
    expect(story.takeUnwritten().flatMap(({ lines }) => lines)).toEqual(['line 1', 'line 2', 'line 3']);
    expect(story.takeUnwritten()).toEqual([]);
    story.add({ lines: ['by line'], style: 'action' }, true);
    story.add({ lines: ['in panes'], style: 'action' }, false);
    expect(story.takeUnwritten().flatMap(({ lines }) => lines)).toEqual(['in panes']);
  });
});
