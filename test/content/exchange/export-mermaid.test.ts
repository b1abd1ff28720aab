/** Mermaid's own parser reads every diagram, whatever is said in the chart. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../../src/adapters/content-directory.ts';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';
import { exportMermaid } from '../../../src/content/exchange/export-mermaid.ts';
import { anyWrittenChart } from './any-written-chart.ts';

const { charts: SHIPPED } = loadCharts(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));
let parse: (text: string) => Promise<{ diagramType: string }>;

beforeAll(async () => {
  // Mermaid cleans texts with a package that needs a browser; what it would take away is no part of its grammar.
  const name = 'dompurify';
  const { default: cleaner } = await import(/* @vite-ignore */ name);
  Object.assign(cleaner, { addHook: () => {}, sanitize: (text: string) => text });
  const { default: mermaid } = await import('mermaid');
  parse = async (text) => (await mermaid.parse(text)) as { diagramType: string };
});

describe('a chart as a diagram of Mermaid', () => {
  it('[EX5] is one that Mermaid reads, for those that come along', async () => {
    for (const chart of SHIPPED)
      expect(await parse(exportMermaid(chart))).toMatchObject({ diagramType: 'stateDiagram' });
    await expect(parse('stateDiagram-v2\n  a --> : b')).rejects.toThrow();
  });

  it('[EX5] is one that Mermaid reads, whatever chart it is and whatever is said in it', async () => {
    const anyTape = fc.uint8Array({ minLength: 0, maxLength: 250, size: 'max' });
    const property = fc.asyncProperty(anyTape, async (tape) => {
      const text = exportMermaid(anyWrittenChart(tape));
      expect(await parse(text)).toMatchObject({ diagramType: 'stateDiagram' });
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it('[EX5] names every state and leads where the chart leads', () => {
    const keeper = SHIPPED.find(({ spec }) => spec.id === 'keeper');
    const text = exportMermaid(keeper as NonNullable<typeof keeper>);
    expect(text).toContain('state "minding" as s_minding');
    expect(text).toContain('[*] --> s_minding');
    expect(text).toContain('s_keeper_any --> s_attending : player asked / answers the question');
  });
});
