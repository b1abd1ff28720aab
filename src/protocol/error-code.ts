/** Every code that the edge itself can send, with the sentence that goes with it. Refusals by the game are prose. */

import { TEXT_LENGTH_MAX } from './command.ts';
import { NAME_CHARACTERS_MAX, NAME_CHARACTERS_MIN } from './player-name.ts';

export const ERROR_MESSAGES = {
  'message/unknown': 'This server knows the messages join, command and message.',
  'message/malformed': 'The message does not have the expected shape.',
  'message/binary': 'This server reads text messages only, not binary ones.',
  'message/too-large': `A message may hold at most ${TEXT_LENGTH_MAX} characters of text.`,
  'message/errors-suppressed': 'There were more errors than this server reports one by one.',
  'command/empty': 'The command is empty.',
  'command/bad-characters': 'The command contains control characters or half characters.',
  'command/not-joined': 'Join with a name first.',
  'command/too-fast': 'Too many commands at once: this one was dropped.',
  'name/too-short': `A name needs at least ${NAME_CHARACTERS_MIN} characters.`,
  'name/too-long': `A name has at most ${NAME_CHARACTERS_MAX} characters.`,
  'name/bad-characters': "A name is made of letters, digits, single spaces and the characters ' - _.",
  'name/double-space': 'A name has no two spaces in a row.',
  'name/no-letter': 'A name needs at least one letter.',
  'name/reserved': 'The game uses this word itself. Choose another name.',
  'locale/unknown': 'The world cannot be read in this language.',
  'session/name-in-use': 'Somebody of this name is in the universe already. Choose another name.',
  'session/banned': 'The operators of this universe do not let this player in.',
  'session/already-joined': 'This connection plays a player already.',
  'session/too-many-joins': 'Too many attempts to join. Wait a few seconds.',
  'server/internal': 'Something went wrong in the server. It was logged.',
  'universe/busy': 'The universe is busy. Try again in a moment.',
  'universe/not-running': 'The universe is not running at the moment.',
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof ERROR_MESSAGES;
