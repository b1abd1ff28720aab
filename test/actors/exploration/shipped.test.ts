/** The stories that come along: what the exploration finds in them is found in play. */
import { describe, expect, it } from 'vitest';
import { exploreChart, routeTo } from '../../../src/actors/exploration/explore-chart.ts';
import { explorableCharts } from '../../../src/actors/exploration/survey.ts';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../../src/adapters/content-directory.ts';
import { loadContent } from '../../../src/content/load-content.ts';
import { replayed } from './replayed.ts';

const content = loadContent(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));
if (!content.ok) throw new Error('the content that comes along has errors');
const { universe } = content;

const FEW_SITUATIONS = 12;

describe('the stories that come along', () => {
  it('[NX13] are all explored without a defect', () => {
    const charts = explorableCharts(universe);
    expect(charts.length).toBeGreaterThan(0);
    for (const id of charts) {
      const { defects } = exploreChart(universe, id, { width: 'narrow', bound: FEW_SITUATIONS });
      expect([id, ...defects]).toEqual([id]);
    }
  });

  it('[NX13] have endings that a player can come to: tea with Ines, and a watch that ends in different ways', () => {
    for (const id of ['tea_with_ines', 'eight_bells']) {
      const graph = exploreChart(universe, id, { width: 'narrow', onlyEndings: true, bound: 4000 });
      expect(graph.firstEndings.size).toBe(graph.endings.length);
      for (const [number, { from, steps }] of graph.firstEndings) {
        const { values, stories } = replayed(universe, [...routeTo(graph.nodes, from), ...steps]);
        const { state, kind } = graph.endings[number] as (typeof graph.endings)[number];
        const status = stories.find(({ chart }) => chart === id)?.status;
        // An ending inside the quest leaves it in that state; any other leaves nothing at work.
        if (values[id] === undefined) expect(status).not.toBe('active');
        else expect([kind, values[id]]).toEqual(['final', expect.stringContaining(state)]);
      }
    }
  });
});
