/** A port that is taken is told as something that the operator can mend. */
import { CommandError } from './command-error.ts';

export function portError(
  error: unknown,
  { port, host, option }: { port: number; host: string; option: string },
): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  const advice = `choose another one with ${option}; 0 takes any free one`;
  return new CommandError('start/port-in-use', `port ${port} of ${host} is taken: ${advice}`);
}
