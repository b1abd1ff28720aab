import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Completion } from '../../../src/clients/terminal/completion.ts';
import { adviseOn } from '../../../src/clients/terminal/error-advice.ts';
import { historyPath, loadHistory, saveHistory } from '../../../src/clients/terminal/history-file.ts';
import { createPainter } from '../../../src/clients/terminal/painter.ts';
import { layOut } from '../../../src/clients/terminal/paragraph.ts';
import type { Prose } from '../../../src/protocol/prose.ts';

const prose = (...lines: string[]): Prose => ({ seq: 1, lines, style: 'room', tick: 1 });

test('[TC5] nothing that the world says can steer the terminal, and without colours there are no escapes', () => {
  const paragraph = { lines: ['Title', 'a \u001b[2J\u0007 b \u202Ec'], style: 'room' } as const;
  const plain = layOut(paragraph, { columns: undefined, paint: createPainter(false) });
  expect(plain).toBe('\nTitle\na [2J b c\n');
  const coloured = layOut(paragraph, { columns: 40, paint: createPainter(true) });
  expect(coloured).toBe('\n\u001b[1mTitle\u001b[22m\na [2J b c\n');
});

test('[TC9] parts of a line have a colour of their own, also across a break, and none without colours', () => {
  const line = 'You take the brass key.';
  const spans = [[{ start: 9, end: 22, style: 'item' as const }]];
  const paragraph = { lines: [line], spans, style: 'action' as const };
  const plain = layOut(paragraph, { columns: 20, paint: createPainter(false) });
  expect(plain).toBe('You take the brass\nkey.\n');
  const coloured = layOut(paragraph, { columns: 20, paint: createPainter(true) });
  expect(coloured).toBe('You take \u001b[33mthe brass\u001b[39m\n\u001b[33mkey\u001b[39m.\n');
});

test('[TC6] Tab finishes verbs at the start, and nouns seen lately after it, newest first', () => {
  const completion = new Completion();
  completion.notice(prose('The Harbor', "A brass Lantern lies here, near the keeper's ledger."));
  completion.noticeName('Lars-Erik');
  completion.know({ tick: 1, words: ['travel', 'examine', 'take', 'time', 'talk'] });
  expect(completion.complete('exam')).toEqual([['examine '], 'exam']);
  expect(completion.complete('t')[0]).toEqual(['take', 'talk', 'time', 'travel']);
  expect(completion.complete('take la')).toEqual([['Lars-Erik', 'lantern'], 'la']);
  expect(completion.complete('examine kee')).toEqual([['keeper'], 'kee']);
  expect(completion.complete('examine ')).toEqual([[], '']);
  expect(completion.complete('examine the')[0]).toEqual([]);
});

test('[TC10] Tab knows the words of the world, and what is about and carried, in the player’s language', () => {
  const completion = new Completion();
  expect(completion.complete('co')[0]).toEqual([]);
  const exit = { direction: 'north', label: 'norte', to: 'La plaza', door: 'none', portal: false } as const;
  const room = { place: 'isle/quay', name: 'El muelle', realm: 'isle', world: 'La isla', people: [] };
  const self = { name: 'Luz', level: 1, experience: 0, tokens: 0, inventory: ['una llave del faro'] };
  completion.know({
    tick: 1,
    words: ['coge', 'cómo voy'],
    room: { ...room, exits: [exit], items: [] },
    self,
  });
  completion.know({ tick: 2, room: { ...room, exits: [exit], items: ['un farol de tormenta'] } });
  expect(completion.complete('co')[0]).toEqual(['coge ']);
  expect(completion.complete('no')[0]).toEqual(['norte ']);
  expect(completion.complete('coge fa')[0]).toEqual(['farol de tormenta', 'faro']);
  expect(completion.complete('suelta lla')[0]).toEqual(['llave del faro']);
});

test('[TC7] the history keeps the last 500 lines, newest first, and a missing file is an empty one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-history-'));
  const path = historyPath({ XDG_STATE_HOME: folder });
  expect(path).toBe(join(folder, 'the-seed', 'history'));
  expect(loadHistory(path)).toEqual([]);
  const history = Array.from({ length: 600 }, (_, index) => `say ${600 - index}`);
  saveHistory(path, history);
  expect(readFileSync(path, 'utf8').split('\n')[0]).toBe('say 101');
  expect(loadHistory(path)).toEqual(history.slice(0, 500));
  // A file stands where a folder should: nothing is kept, and nothing is thrown.
  saveHistory(join(path, 'below', 'history'), history);
  rmSync(folder, { recursive: true });
});

test('[TC8] errors are told in words that help', () => {
  const notice = { code: 'session/name-in-use', message: 'm', name: 'Ada' };
  expect(adviseOn(notice)).toBe('Ada is playing already. Choose another name.');
  expect(adviseOn({ ...notice, waitMs: 12_300 })).toContain('free again in 13 seconds');
  expect(adviseOn({ code: 'some/thing', message: 'As the server says.' })).toBe('As the server says.');
});
