/** A chart in any format that other tools read or people look at. */
import { exportMermaid } from './export-mermaid.ts';
import { exportScxml } from './export-scxml.ts';
import { exportSvg, type PictureChart } from './export-svg.ts';
import { exportXStateJson } from './export-xstate-json.ts';
import { exportXStateTs } from './export-xstate-ts.ts';

export const EXPORT_FORMATS = ['xstate-json', 'xstate-ts', 'scxml', 'mermaid', 'svg'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Text that ends with the end of a line; the same chart always gives the same. */
export const exportChart = (chart: PictureChart, format: ExportFormat): string | Promise<string> => {
  switch (format) {
    case 'xstate-json':
      return exportXStateJson(chart);
    case 'xstate-ts':
      return exportXStateTs(chart);
    case 'scxml':
      return exportScxml(chart);
    case 'mermaid':
      return exportMermaid(chart);
    case 'svg':
      return exportSvg(chart);
  }
};
