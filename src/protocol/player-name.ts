/**
 * The rule for names that players choose: readable in any script, never invisible, never a word that the game
 * itself uses for somebody.
 */
import { z } from 'zod';

/** Both count characters as a reader would write them: Unicode code points after NFC. */
export const NAME_CHARACTERS_MIN = 2;
export const NAME_CHARACTERS_MAX = 24;

export type NameProblem =
  | 'name/too-short'
  | 'name/too-long'
  | 'name/bad-characters'
  | 'name/double-space'
  | 'name/no-letter'
  | 'name/reserved';

export type NameVerdict =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly code: NameProblem };

/** More than the longest valid name can need, so that a huge text is refused before anything looks at it. */
const NAME_UNITS_MAX = 200;

/** Words that sentences and commands use for people, the game or its staff. Compared without capitals. */
const RESERVED_NAMES: ReadonlySet<string> = new Set([
  ...[
    'you',
    'me',
    'myself',
    'self',
    'him',
    'her',
    'it',
    'them',
    'us',
    'here',
    'there',
    'all',
    'each',
    'every',
  ],
  ...[
    'everyone',
    'everybody',
    'everything',
    'anyone',
    'anybody',
    'anything',
    'someone',
    'somebody',
    'something',
  ],
  ...[
    'nobody',
    'no one',
    'none',
    'nothing',
    'other',
    'others',
    'player',
    'players',
    'keeper',
    'guest',
    'anonymous',
  ],
  ...[
    'system',
    'server',
    'admin',
    'administrator',
    'moderator',
    'operator',
    'root',
    'staff',
    'support',
    'the seed',
  ],
  ...['hub', 'cal', 'domingo', 'orchestrator', 'universe', 'null', 'undefined', 'true', 'false'],
  ...[
    'yo',
    'tú',
    'usted',
    'ustedes',
    'todos',
    'todas',
    'nadie',
    'alguien',
    'sistema',
    'servidor',
    'nada',
    'todo',
  ],
]);

const ALLOWED = /^[\p{L}\p{M}\p{Nd} '’_-]+$/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const LETTER = /\p{L}/u;

/** Trims and composes (NFC) the name and says what is wrong with it, if anything. */
export const judgeName = (raw: string): NameVerdict => {
  if (raw.length > NAME_UNITS_MAX) return { ok: false, code: 'name/too-long' };
  const name = raw.trim().normalize('NFC');
  const characters = [...name].length;
  if (characters < NAME_CHARACTERS_MIN) return { ok: false, code: 'name/too-short' };
  if (characters > NAME_CHARACTERS_MAX) return { ok: false, code: 'name/too-long' };
  if (!ALLOWED.test(name) || INVISIBLE.test(name)) return { ok: false, code: 'name/bad-characters' };
  if (name.includes('  ')) return { ok: false, code: 'name/double-space' };
  if (!LETTER.test(name)) return { ok: false, code: 'name/no-letter' };
  if (RESERVED_NAMES.has(foldName(name))) return { ok: false, code: 'name/reserved' };
  return { ok: true, name };
};

/** One spelling for all that look alike to a reader who ignores capitals and letter width. */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().normalize('NFC');

/** A name as it travels; the rules above are applied with judgeName, which tells which one was broken. */
export const playerNameSchema = z.string();
