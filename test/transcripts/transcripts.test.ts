/** Plays that read like a page of the game: every line that anybody reads, word for word. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playTranscript } from '../support/transcript.ts';

const directory = new URL('./', import.meta.url);
const names = readdirSync(directory)
  .filter((name) => name.endsWith('.transcript'))
  .sort();
/** Set to write what was played into the files, where it is not what they say. */
const updates = process.env['UPDATE_TRANSCRIPTS'] === '1';

const titleOf = (text: string): string => /^# (\[PL\d+\] .+)$/m.exec(text)?.[1] ?? 'no title with a rule id';

describe('transcripts', () => {
  it.each(names.map((name) => ({ name, title: titleOf(readFileSync(new URL(name, directory), 'utf8')) })))(
    '$title',
    ({ name }) => {
      const file = new URL(name, directory);
      const { title, written, played } = playTranscript(readFileSync(file, 'utf8'));
      expect(title).toMatch(/^\[PL\d+\] /);
      if (updates) writeFileSync(file, played);
      else expect(played).toBe(written);
    },
  );

  it('[PL1] each has a number of its own', () => {
    const titles = names.map((name) => titleOf(readFileSync(new URL(name, directory), 'utf8')));
    const ids = titles.map((title) => title.split(' ')[0]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});
