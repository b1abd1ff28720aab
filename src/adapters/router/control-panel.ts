/** The part of the first page for those who run the platform or write for it: what there is, and how it is. */
import type { GameFact } from '../../domain/games/game.ts';
import type { DescribedService } from '../bridge/service-links.ts';
import { escapeHtml } from '../http/escape-html.ts';

export type ControlPanel = {
  readonly status: string;
  readonly tick: number;
  readonly services: readonly DescribedService[];
  /** Those that are there. */
  readonly games: readonly GameFact[];
  /** Address and what is there. */
  readonly links: readonly (readonly [href: string, what: string])[];
};

export function renderControlPanel({ status, tick, services, games, links }: ControlPanel): string {
  return `<h2>Control panel</h2>
<p>The universe is ${escapeHtml(status)}, at tick ${tick}.</p>
<ul>
${links.map(([href, what]) => `<li><a href="${escapeHtml(href)}">${escapeHtml(href)}</a>: ${escapeHtml(what)}</li>`).join('\n')}
</ul>
<h3>Services</h3>
${table(
  ['name', 'language', 'where', 'health', 'circuit'],
  services.map(({ name, language, host, port, health, circuit }) => [
    name,
    language,
    `${host}:${port}`,
    health,
    circuit,
  ]),
  'No service is registered with the bridge.',
)}
<h3>Games</h3>
${table(
  ['game', 'realm', 'developer', 'state', 'events'],
  games.map(({ id, realm, developer, state, published }) => [id, realm, developer, state, String(published)]),
  'No game of somebody else’s is registered.',
)}
`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[], otherwise: string): string {
  if (rows.length === 0) return `<p>${otherwise}</p>`;
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>
${line(heads, 'th')}
${rows.map((row) => line(row, 'td')).join('\n')}
</table>`;
}
