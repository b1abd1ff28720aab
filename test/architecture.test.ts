/** The rules that keep the rooms apart and the core deterministic, checked on the sources themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maskSource } from './support/mask-source.ts';
import {
  BANS,
  findBadNames,
  findBannedWords,
  findBarrels,
  findClimbingImports,
  findDeepFolders,
  findDefaultExports,
  findForbiddenEdges,
  findForbiddenPackages,
  findLongFiles,
  findUnknownRooms,
  importsOf,
  NODE,
  OUTSIDE,
  type RoomTable,
  readSources,
  roomOf,
  SERVED,
  type SourceFile,
} from './support/source-scan.ts';

const CORE = ['kernel', 'domain', 'content', 'machines', 'actors'];

const ROOMS: RoomTable = {
  kernel: { imports: [], packages: { 'node:crypto': ['digest.ts'] } },
  domain: { imports: ['kernel'], packages: { 'fastest-levenshtein': 'everywhere' } },
  content: {
    imports: ['kernel', 'domain'],
    packages: {
      yaml: 'everywhere',
      zod: 'everywhere',
      'fastest-levenshtein': 'everywhere',
      'intl-messageformat': 'everywhere',
      '@formatjs/icu-messageformat-parser': 'everywhere',
      '@xmldom/xmldom': 'everywhere',
      elkjs: 'everywhere',
      pluralize: 'everywhere',
    },
  },
  machines: { imports: ['kernel', 'domain', 'content'], packages: { xstate: 'everywhere' } },
  actors: { imports: ['kernel', 'domain', 'content', 'machines'], packages: { xstate: 'everywhere' } },
  protocol: { imports: ['kernel'], packages: { zod: 'everywhere' } },
  adapters: { imports: [...CORE, 'protocol'], packages: 'any' },
  clients: {
    imports: ['protocol'],
    packages: {
      'socket.io-client': 'everywhere',
      picocolors: 'everywhere',
      react: 'everywhere',
      'react-dom': ['dashboard/main.tsx', 'web/main.tsx'],
      '@xstate/store': ['dashboard/board-state.ts', 'web/game-state.ts'],
      '@xstate/store-react': 'everywhere',
      '@fontsource-variable/literata': ['dashboard/main.tsx', 'web/main.tsx'],
      three: [
        'dashboard/bodies.ts',
        'dashboard/dot-cloud.ts',
        'dashboard/flight-paths.ts',
        'dashboard/sky-camera.ts',
        'dashboard/sky-ground.ts',
        'dashboard/sky-labels.ts',
        'dashboard/sky-paints.ts',
        'dashboard/sky.ts',
      ],
      uplot: ['dashboard/open-plot.ts', 'dashboard/universe-graphs.tsx'],
      [NODE]: 'everywhere',
      [SERVED]: 'everywhere',
    },
  },
  'main.ts': { imports: [...CORE, 'protocol', 'adapters', 'cli', OUTSIDE], packages: 'any' },
  cli: { imports: [...CORE, 'protocol', 'adapters', 'clients', 'main.ts', OUTSIDE], packages: 'any' },
};

/** Rooms whose every run must be the same run. */
const DETERMINISTIC = ['kernel', 'domain', 'machines', 'actors'];

const root = new URL('../', import.meta.url).pathname;
const sources = readSources(`${root}src`);
const none: string[] = [];

describe('the sources', () => {
  it('[AR1] live in known rooms', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(findUnknownRooms(readdirSync(`${root}src`), ROOMS)).toEqual(none);
  });

  const checks: [title: string, check: (file: SourceFile) => string[]][] = [
    ['[AR2] import only the rooms their own may', (file) => findForbiddenEdges(file, ROOMS)],
    ['[AR3] import only the packages their room may', (file) => findForbiddenPackages(file, ROOMS)],
    ['[AR4] import nothing from three folders up', findClimbingImports],
    ['[AR5] export names, no default', findDefaultExports],
    ['[AR6] hand on no exports of others', findBarrels],
    ['[AR7] have kebab-case names that say what they hold', findBadNames],
    ['[AR8] are of readable length', findLongFiles],
    ['[AR9] lie at most one folder deep in a room', findDeepFolders],
  ];
  it.each(checks)('%s', (_title, check) => {
    expect(sources.flatMap(check)).toEqual(none);
  });

  it('[AR10] keep the deterministic rooms free of clocks, luck, waiting and locales', () => {
    const core = sources.filter((file) => DETERMINISTIC.includes(roomOf(file.path)));
    expect(core.flatMap(findBannedWords)).toEqual(none);
  });

  it('[AR11] are held to the same edges by the editor', () => {
    const { overrides } = JSON.parse(readFileSync(`${root}biome.json`, 'utf8')) as BiomeConfig;
    for (const room of Object.keys(ROOMS).filter((name) => name !== 'main.ts' && name !== 'cli')) {
      const override = overrides.find(({ includes }) => includes.includes(`src/${room}/**`));
      const banned = override?.linter.rules.style.noRestrictedImports?.options.patterns[0]?.group ?? [];
      const wanted = Object.keys(ROOMS).filter(
        (name) => name !== room && !ROOMS[room]?.imports.includes(name),
      );
      const patterns = wanted.map((name) => (name === 'main.ts' ? '**/main.ts' : `**/${name}/**`));
      expect([room, ...banned].sort()).toEqual([room, ...patterns].sort());
    }
  });
});

type BiomeConfig = {
  overrides: {
    includes: string[];
    linter: { rules: { style: { noRestrictedImports?: { options: { patterns: { group: string[] }[] } } } } };
  }[];
};

const file = (path: string, text: string): SourceFile => ({ path, text });

describe('each check finds what it is for', () => {
  it('[AR1] a folder that no row of the table names', () => {
    expect(findUnknownRooms(['kernel', 'engine', 'toString'], ROOMS)).toEqual([
      expect.stringContaining('src/engine: no such room'),
      expect.stringContaining('src/toString: no such room'),
    ]);
  });

  it.each([
    ['domain/rule.ts', "import { load } from '../content/load.ts';", 'content'],
    ['domain/rules/take.ts', "import type { Chart } from '../../machines/chart.ts';", 'machines'],
    ['kernel/ids.ts', "export { x } from '../domain/x.ts';", 'domain'],
    ['actors/hub.ts', "const { open } = await import('../adapters/open.ts');", 'adapters'],
    ['actors/hub.ts', "type Open = typeof import('../adapters/open.ts');", 'adapters'],
    ['protocol/ping.ts', "import '../actors/hub.ts';", 'actors'],
    ['clients/terminal/play.ts', 'import {\n  a,\n  b,\n} from "../../adapters/a.ts";', 'adapters'],
    ['adapters/http.ts', "import { main } from '../main.ts';", 'main.ts'],
    ['domain/rule.ts', "import pkg from '../../package.json' with { type: 'json' };", OUTSIDE],
  ])('[AR2] %s with %s', (path, text, room) => {
    expect(findForbiddenEdges(file(path, text), ROOMS)).toEqual([
      expect.stringContaining(`must not import ${room};`),
    ]);
  });

  it('[AR2] and lets the allowed edges pass', () => {
    const text =
      "import { a } from './a.ts';\nimport { b } from '../rules/b.ts';\nimport { c } from '../../kernel/c.ts';";
    expect(findForbiddenEdges(file('domain/rules/take.ts', text), ROOMS)).toEqual(none);
    expect(findForbiddenEdges(file('cli/seed.ts', "import pkg from '../../package.json';"), ROOMS)).toEqual(
      none,
    );
  });

  it.each([
    ['kernel/philox.ts', "import { randomInt } from 'node:crypto';", 'node:crypto'],
    ['domain/rule.ts', "import { z } from 'zod';", 'zod'],
    ['domain/rule.ts', "import fs from 'fs';", 'fs'],
    ['content/load.ts', "import { readFile } from 'node:fs/promises';", 'node:fs'],
    ['content/load.ts', "import x from '@formatjs/fast-memoize';", '@formatjs/fast-memoize'],
    ['machines/realm.ts', "import { createActor } from 'xstate/actors';\nimport 'pino';", 'pino'],
    ['protocol/ping.ts', "import x from '/socket.io/socket.io.js';", SERVED],
  ])('[AR3] %s with %s', (path, text, name) => {
    expect(findForbiddenPackages(file(path, text), ROOMS)).toEqual([
      expect.stringContaining(`must not import ${name}`),
    ]);
  });

  it('[AR3] and lets the allowed packages pass', () => {
    expect(
      findForbiddenPackages(file('kernel/digest.ts', "import { createHash } from 'node:crypto';"), ROOMS),
    ).toEqual(none);
    expect(
      findForbiddenPackages(
        file('clients/play.ts', "import { createInterface } from 'node:readline';"),
        ROOMS,
      ),
    ).toEqual(none);
    expect(findForbiddenPackages(file('adapters/log.ts', "import pino from 'pino';"), ROOMS)).toEqual(none);
  });

  it('[AR4] an import that climbs three folders', () => {
    expect(findClimbingImports(file('domain/a/b.ts', "import { x } from '../../../x.ts';"))).toHaveLength(1);
    expect(findClimbingImports(file('domain/a/b.ts', "import { x } from '../../x.ts';"))).toEqual(none);
  });

  it.each(['export default 3;', 'export default class A {}', 'const a = 1;\nexport { a as default };'])(
    '[AR5] %s',
    (text) => {
      expect(findDefaultExports(file('domain/a.ts', text))).toHaveLength(1);
    },
  );

  it.each([
    ['domain/index.ts', "export { a } from './a.ts';"],
    ['domain/rules/index.ts', "export type { A } from './a.ts';"],
    ['domain/all-rules.ts', "export * from './a.ts';"],
    ['domain/all-rules.ts', "export * as a from './a.ts';"],
  ])('[AR6] %s with %s', (path, text) => {
    expect(findBarrels(file(path, text))).toHaveLength(1);
  });

  it.each([
    'domain/takeItem.ts',
    'domain/Take.ts',
    'domain/take_item.ts',
    'domain/Rules/take.ts',
    'domain/-take.ts',
  ])('[AR7] %s is not kebab-case', (path) => {
    expect(findBadNames(file(path, ''))).toEqual([expect.stringContaining('kebab-case')]);
  });

  it.each(['utils', 'helpers', 'types', 'manager', 'common', 'text-utils', 'session-manager'])(
    '[AR7] %s says nothing',
    (name) => {
      expect(findBadNames(file(`domain/${name}.ts`, ''))).toEqual([
        expect.stringContaining('one noun or verb'),
      ]);
      expect(findBadNames(file(`domain/${name}/take.ts`, ''))).toHaveLength(1);
      expect(findBadNames(file('domain/take-item.ts', ''))).toEqual(none);
    },
  );

  it('[AR8] a file of more than 320 lines', () => {
    expect(findLongFiles(file('domain/a.ts', 'x\n'.repeat(321)))).toEqual([
      expect.stringContaining('321 lines'),
    ]);
    expect(findLongFiles(file('domain/a.ts', 'x\n'.repeat(320)))).toEqual(none);
  });

  it('[AR9] a folder inside a folder of a room', () => {
    expect(findDeepFolders(file('domain/rules/items/take.ts', ''))).toHaveLength(1);
    expect(findDeepFolders(file('domain/rules/take.ts', ''))).toEqual(none);
  });
});

/** One line of code that each ban must catch exactly once. */
const PLANTS = {
  math: [
    'Math.random()',
    'Math.pow(2, 3)',
    'Math.sin(x)',
    'Math.sqrt(2)',
    'const { random } = Math;',
    'Math["cos"](1)',
    'Math.PI',
  ],
  power: ['2 ** 8', 'size **= 2'],
  Date: ['Date.now()', 'new Date()'],
  performance: ['performance.now()'],
  setTimeout: ['setTimeout(wake, 10)'],
  setInterval: ['globalThis.setInterval(wake, 10)'],
  setImmediate: ['setImmediate(wake)'],
  queueMicrotask: ['queueMicrotask(wake)'],
  async: ['async function wake() {}'],
  await: ['for await (const line of lines) wake(line);'],
  Promise: ['type Later = Promise<void>;'],
  dynamicImport: ['const later = import("./wake.ts");'],
  localeCompare: ['left.localeCompare(right)'],
  toLocale: ['score.toLocaleString()', 'name.toLocaleUpperCase()'],
  Intl: ['new Intl.NumberFormat()'],
  unicodeCase: ['name.toUpperCase()', 'names.map((name) => name.toLowerCase())'],
  worker: ['new Worker(url)'],
  fetch: ['fetch(url)'],
  crypto: ['crypto.randomUUID()', 'globalThis.crypto.getRandomValues(bytes)'],
  process: ['process.env.SEED', 'process.hrtime.bigint()'],
  console: ['console.log(seed)'],
  garbage: ['new WeakRef(actor)'],
} satisfies Record<keyof typeof BANS, string[]>;

describe('[AR10] the ban on', () => {
  it.each(Object.entries(PLANTS).flatMap(([ban, plants]) => plants.map((plant) => [ban, plant] as const)))(
    '%s catches %s and names what to use instead',
    (ban, plant) => {
      const [, instead] = BANS[ban as keyof typeof BANS];
      const text = `const a = 1;\n${plant}\n`;
      expect(findBannedWords(file('domain/a.ts', text))).toEqual([
        expect.stringMatching(/^src\/domain\/a\.ts:2 /),
      ]);
      expect(findBannedWords(file('domain/a.ts', text))[0]).toContain(instead);
    },
  );

  it('words leaves comments, strings, templates and patterns alone', () => {
    const text = [
      '/** Never await a Promise. */ // Date',
      'const a = "Math.random() \\" Date";',
      "const b = 'it\\'s Date';",
      'const c = `Date ${first + `await ${second}`} async`;',
      'const d = /[/"\']Date/.test(e) ? f / g : h / i;',
      'const dated = updateDate + Math.imul(1, 2) + Math.floor(3);',
    ].join('\n');
    expect(findBannedWords(file('domain/a.ts', text))).toEqual(none);
  });

  it('words sees the code inside a template and after a pattern', () => {
    expect(
      findBannedWords(file('domain/a.ts', 'const a = `at ${ { now: Date.now() }.now } Date`;')),
    ).toHaveLength(1);
    expect(findBannedWords(file('domain/a.ts', 'const a = /"/.test(b); const c = Date; // "'))).toHaveLength(
      1,
    );
    for (const value of ['(b + c)', 'words[0]!', 'count++']) {
      expect(findBannedWords(file('domain/a.ts', `const a = ${value} / Date / 2;`))).toHaveLength(1);
    }
  });
});

describe('[AR12] masking a source', () => {
  it('keeps every offset and line', () => {
    const text = '#!/usr/bin/env node\nconst a = `x${1}\n`; /* y\n */ b("z");';
    const masked = maskSource(text);
    expect(masked).toHaveLength(text.length);
    expect(masked.split('\n').map((line) => line.length)).toEqual(
      text.split('\n').map((line) => line.length),
    );
    expect(masked.replace(/ +/g, ' ')).toBe(' \nconst a = ` ${1}\n`; \n b(" ");');
  });

  it('reads imports with their lines, and none from comments or strings', () => {
    const text = "// from 'x'\nconst a = \"import 'y'\";\nimport b from 'z';\nArray.from('w');\n";
    expect(importsOf(file('domain/a.ts', text))).toEqual([{ specifier: 'z', line: 3 }]);
  });
});
