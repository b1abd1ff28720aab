/** A record of the chronicle for programs: with its body as a value, not as a text inside a text. */
import type { ChronicleRecord } from '../actors/chronicle/chronicle.ts';

export const recordAsJson = ({ body, ...record }: ChronicleRecord): object => ({
  ...record,
  body: JSON.parse(body),
});
