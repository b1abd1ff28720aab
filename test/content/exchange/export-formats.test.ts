/** What goes out as XState JSON, TypeScript and SCXML is what those formats say it should be. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../../src/adapters/content-directory.ts';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';
import type { LinkedChart } from '../../../src/content/chart/read-chart.ts';
import { exportScxml } from '../../../src/content/exchange/export-scxml.ts';
import { exportXStateJson } from '../../../src/content/exchange/export-xstate-json.ts';
import { exportXStateTs } from '../../../src/content/exchange/export-xstate-ts.ts';
import type { ChartState } from '../../../src/domain/chart.ts';
import { anyWrittenChart } from './any-written-chart.ts';

const { charts: SHIPPED } = loadCharts(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));
const keeper = SHIPPED.find(({ spec }) => spec.id === 'keeper') as LinkedChart;
const anyTape = fc.uint8Array({ minLength: 0, maxLength: 180, size: 'max' });

const idsOf = (state: ChartState): readonly string[] => [state.id, ...state.states.flatMap(idsOf)];
const RICH = anyWrittenChart(Uint8Array.from({ length: 400 }, (_, index) => (index * 167 + 83) % 256));

describe('a chart as JSON for XState', () => {
  it('[EX6] is a machine that XState itself accepts, with every state under its id', () => {
    const property = fc.property(anyTape, (tape) => {
      const chart = anyWrittenChart(tape);
      const machine = createMachine(JSON.parse(exportXStateJson(chart)));
      // XState looks up every target when it is asked for the transitions.
      for (const id of idsOf(chart.spec.root))
        expect(machine.getStateNodeById(`#${id}`).transitions.size).toBeGreaterThanOrEqual(0);
    });
    fc.assert(property, { numRuns: 20 });
  });

  it('[EX6] has the uids, the version and the vocabulary in `meta`', () => {
    const machine = JSON.parse(exportXStateJson(keeper));
    expect(machine).toMatchObject({ id: 'keeper', version: '1', initial: 'minding' });
    expect(machine.meta).toEqual({ schema: 'the-seed/chart@1', vocabulary: 'keeper', uid: 'keeper' });
    expect(machine.states.walking.after['6s'][0]).toEqual({
      guard: { type: 'is elsewhere' },
      target: '#walking',
      reenter: true,
      actions: [{ type: 'walk' }],
      meta: { uid: 'step' },
    });
  });
});

describe('a chart as TypeScript', () => {
  it('[EX3] is free of errors in the strictest reading', () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-types-'));
    const root = new URL('../../../', import.meta.url).pathname;
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(root, 'node_modules/xstate'), join(folder, 'node_modules/xstate'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const files = [...SHIPPED, RICH].map((chart, index) => {
      const file = join(folder, `chart-${index}.ts`);
      writeFileSync(file, exportXStateTs(chart));
      return file;
    });
    const flags = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--noUnusedLocals',
      '--noUncheckedIndexedAccess',
      '--skipLibCheck',
    ];
    const target = ['--target', 'es2024', '--module', 'nodenext', '--erasableSyntaxOnly', '--types', ''];
    try {
      execFileSync(
        process.execPath,
        [join(root, 'node_modules/typescript/bin/tsc'), ...flags, ...target, ...files],
        {
          encoding: 'utf8',
        },
      );
    } catch (error) {
      throw new Error((error as { stdout: string }).stdout);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** What SCXML lets stand in what. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  scxml: ['datamodel', 'state'],
  datamodel: ['data'],
  state: ['onentry', 'onexit', 'transition', 'state', 'parallel', 'final', 'history'],
  parallel: ['onentry', 'onexit', 'transition', 'state', 'parallel', 'final', 'history'],
  final: ['onentry', 'onexit'],
  history: ['transition'],
  onentry: ['raise', 'assign', 'send', 'cancel'],
  onexit: ['raise', 'assign', 'send', 'cancel'],
  transition: ['raise', 'assign', 'send'],
  send: ['param'],
};
const EVENT = /^(?:[A-Za-z_:][\w:-]*|\d[\w:-]*)(?:\.[\w:-]+)*$/;

function checkScxml(chart: LinkedChart): void {
  const document = new DOMParser({
    onError: (_, message) => expect(message).toMatch(/replacement character/),
  }).parseFromString(exportScxml(chart), 'text/xml');
  const ids = idsOf(chart.spec.root);
  const found: string[] = [];
  const visit = (element: Element): void => {
    const children = Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
    const own = children.filter(({ namespaceURI }) => namespaceURI === 'http://www.w3.org/2005/07/scxml');
    for (const child of own) expect(INSIDE[element.localName ?? '']).toContain(child.localName);
    const value = (name: string) => element.getAttribute(name);
    if (['state', 'parallel', 'final', 'history'].includes(element.localName ?? ''))
      found.push(value('id') ?? '');
    if (element.localName === 'transition') {
      const isHistorys = (element.parentNode as Element).localName === 'history';
      expect(
        isHistorys ? value('target') : (value('event') ?? value('cond') ?? value('target')),
      ).toBeTruthy();
      for (const id of value('target')?.split(' ') ?? []) expect(ids).toContain(id);
    }
    if (value('initial') !== null) expect(ids).toContain(value('initial'));
    if (value('event') !== null) expect(value('event')).toMatch(EVENT);
    if (value('delay') !== null) expect(value('delay')).toMatch(/^\d+s$/);
    own.forEach(visit);
  };
  visit(document.documentElement as Element);
  expect(found).toEqual(ids);
}

describe('a chart as SCXML', () => {
  it('[EX7] keeps to what SCXML lets stand in what', () => {
    SHIPPED.forEach(checkScxml);
    fc.assert(
      fc.property(anyTape, (tape) => checkScxml(anyWrittenChart(tape))),
      { numRuns: 20 },
    );
  });

  it('[EX7] tells time by events of its own, which leaving the state takes back', () => {
    const text = exportScxml(keeper);
    expect(text).toContain('<send id="after.walking.0" event="after.walking.0" delay="6s"/>');
    expect(text).toContain('<cancel sendid="after.walking.0"/>');
    expect(text).toContain(
      `<transition event="after.walking.0" cond='holds("is elsewhere")' target="walking" type="external" seed:uid="step">`,
    );
  });
});
