/** The worlds that come along with one more keeper, who stands where players begin and says what its chart says. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_CONTENT, temporaryFolder } from './seed-process.ts';

const CHARACTER = `id: greeter
name: the greeter
words: [greeter]
description: Somebody with a list.
faction: tide_court
chart: greeter
schedule:
  - { from: "00:00", to: "24:00", location: harbor }
idle: { every_seconds: [3600, 3600], lines: [The greeter turns a page.] }
`;

/** Awake for ever once somebody has talked to it. */
export const GREETER = `schema: the-seed/chart@1
id: greeter
version: 1
vocabulary: keeper
meta: { uid: greeter }
initial: asleep
ignore: [someone came, player asked, player gave]
on:
  player talked:
    - target: { state: awake }
      actions: [{ type: say, params: { line: “The old greeting.” } }]
      meta: { uid: greet }
states:
  asleep:
    meta: { uid: asleep }
  awake:
    meta: { uid: awake }
    on:
      dawn came:
        - target: { state: asleep }
          meta: { uid: nod-off }
`;

export type GreeterContent = {
  readonly directory: string;
  /** Saves the chart as an editor does. */
  readonly save: (text: string) => void;
};

export function greeterContent(): GreeterContent {
  const directory = join(temporaryFolder(), 'content');
  cpSync(SHIPPED_CONTENT, directory, { recursive: true });
  writeFileSync(join(directory, 'worlds/vetrellis/characters/greeter.yaml'), CHARACTER);
  const save = (text: string) => writeFileSync(join(directory, 'charts/greeter.chart.yaml'), text);
  save(GREETER);
  return { directory, save };
}
