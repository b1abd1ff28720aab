/** The token of the administrators, from the environment and nowhere else. */
import { CommandError } from './command-error.ts';

const TOKEN_LENGTH_MIN = 16;
const TOKEN_LENGTH_MAX = 1000;

/** Undefined when there is none. @throws CommandError start/weak-admin-token, for one that can be guessed */
export function adminToken({ ADMIN_TOKEN: token }: NodeJS.ProcessEnv): string | undefined {
  if (token === undefined || token === '') return undefined;
  if (/^\S+$/.test(token) && token.length >= TOKEN_LENGTH_MIN && token.length <= TOKEN_LENGTH_MAX)
    return token;
  const message = `ADMIN_TOKEN needs at least ${TOKEN_LENGTH_MIN} characters, and no spaces among them`;
  throw new CommandError('start/weak-admin-token', message);
}
