/** What comes along to be done can be done by whoever comes second, in a world that remembers the first. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playTranscript } from '../support/transcript.ts';

const FOLDER = new URL('../transcripts/', import.meta.url);
const ACT = /^(?:>|@ )/;

/** What the play does from the moment at which somebody has joined, and who that is. */
function deedsOf(name: string): { readonly before: readonly string[]; readonly deeds: readonly string[] } {
  const acts = readFileSync(new URL(`${name}.transcript`, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => ACT.test(line));
  const joining = acts.findIndex((act) => / joins$/.test(act));
  return { before: acts.slice(0, joining), deeds: acts.slice(joining + 1) };
}

/** The same is done by Ada, and by Bob from seven o’clock on another morning, when she has gone. */
function playedByTwo(name: string): string {
  const { before, deeds } = deedsOf(name);
  const bobs = deeds.map((act) => act.replace(/^>/, 'Bob>'));
  const acts = [
    ...before,
    '@ Ada joins',
    ...deeds,
    '@ Ada leaves',
    '@ wait until 07:00',
    '@ Bob joins',
    ...bobs,
  ];
  return playTranscript(`# Twice\n\n${acts.join('\n\n')}\n`).played;
}

describe('a quest of the shipped worlds', () => {
  it.each([
    { name: 'the-signal', title: 'The Signal' },
    { name: 'keepers-wisdom', title: 'Keeper’s Wisdom' },
    { name: 'eight-bells', title: 'Eight Bells' },
    { name: 'the-reply', title: 'A Reply by Lamp' },
  ])('[QS1] $title is seen through by one player, and then by another', ({ name, title }) => {
    const lines = playedByTwo(name).split('\n');
    const done = lines.filter((line) => line.includes(`seen it through: ${title}`));
    expect(done).toEqual([`You have seen it through: ${title}.`, `Bob| You have seen it through: ${title}.`]);
  });
});
