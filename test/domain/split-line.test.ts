/** Where a line ends one command and begins the next. */
import { describe, expect, it } from 'vitest';
import { compileGrammars } from '../../src/domain/parse-command.ts';
import { SEQUENCE_MAX, splitLine } from '../../src/domain/split-line.ts';
import { shippedContent } from '../support/transcript.ts';

const grammars = compileGrammars(shippedContent().universe);
const split = (line: string) => splitLine(grammars.source, line);

describe('lines', () => {
  it.each([
    ['take lantern then go north', ['take lantern', 'go north']],
    ['take lantern, and then go north', ['take lantern', 'go north']],
    ['take lantern. n', ['take lantern', 'n']],
    ['look; n; s.', ['look', 'n', 's.']],
    ['look', ['look']],
    ['...', ['...']],
    ['2.', ['2.']],
  ])('[LS1] full stops and words such as "then": %s', (line, commands) => {
    expect(split(line)).toEqual(commands);
  });

  it('[LS1] at most ten are read, and one more shows that there were more', () => {
    expect(split(Array(50).fill('n').join('. '))).toHaveLength(SEQUENCE_MAX + 1);
  });

  it.each([
    ['n, n, e', ['n', 'n', 'e']],
    ['take lantern, n', ['take lantern', 'n']],
    ['take lantern, key and rope', ['take lantern, key and rope']],
    ['drop lantern and take key', ['drop lantern', 'take key']],
    ['go north and up', ['go north', 'up']],
    ['ask archon about the lamp, and go', ['ask archon about the lamp, and go']],
    ['archon, the light', ['archon, the light']],
  ])('[LS2] commas and "and": %s', (line, commands) => {
    expect(split(line)).toEqual(commands);
  });

  it.each(['say Take it. Then go north.', '"Go. Then stay.', 'alias dn = d. n', ':waits. Then goes.'])(
    '[LS3] speech stays whole: %s',
    (line) => {
      expect(split(line)).toEqual([line]);
    },
  );

  it('[LS3] after other commands, too', () => {
    expect(split('n. say Here. Look.')).toEqual(['n', 'say Here. Look.']);
  });

  it('[LS1] in Spanish', () => {
    const spanish = grammars.own.get('es') ?? grammars.source;
    expect(splitLine(spanish, 'coge el farol y luego ve al norte')).toEqual(['coge el farol', 've al norte']);
  });
});
