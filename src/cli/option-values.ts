/** What options of commands may be set to: each checks the text that was typed and says what it wants instead. */
import { InvalidArgumentError } from 'commander';
import { parseMemoryLimit } from '../adapters/router/memory-limit.ts';

export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most) {
      throw new InvalidArgumentError(`give a whole number from ${least} to ${most}.`);
    }
    return number;
  };
export const seconds = (text: string): number => {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0)
    throw new InvalidArgumentError('give a number of seconds above 0.');
  return number;
};
export const port = whole(0, 65_535);
export const memory = (text: string): number => {
  const bytes = parseMemoryLimit(text);
  if (bytes === undefined) throw new InvalidArgumentError('give a size such as 512M or 2G.');
  return bytes;
};
export const webAddress = (text: string): string => {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? '')) {
    throw new InvalidArgumentError('give an address such as http://127.0.0.1:8888.');
  }
  return text;
};

/** Without those that were left out. */
export const given = <Options extends Readonly<Record<string, unknown>>>(
  options: Options,
): Partial<Options> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<Options>;
