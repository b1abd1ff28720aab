/** The part of the first page for those who run the platform or write for it: what there is, and how it is. */
import type { UniverseOverview } from '../../actors/universe/universe-overview.ts';
import type { GameFact } from '../../domain/games/game.ts';
import type { DescribedService } from '../bridge/service-links.ts';
import { escapeHtml } from '../http/escape-html.ts';
import type { RouterHealth } from './router.ts';

export type ControlPanel = {
  readonly overview: UniverseOverview;
  readonly health: RouterHealth;
  readonly services: readonly DescribedService[];
  /** Those that are there. */
  readonly games: readonly GameFact[];
  /** Address and what is there. */
  readonly links: readonly Link[];
  /** What else is open beside the main port, by its address: `ws://127.0.0.1:8765`. */
  readonly ports: readonly Link[];
};
export type Link = readonly [href: string, what: string];

type Mood = 'good' | 'bad' | 'unsure';
type Card = {
  readonly title: string;
  readonly href?: string;
  readonly state?: readonly [text: string, mood: Mood];
  readonly about: string;
};

const MEBIBYTE = 1024 * 1024;
const OF_SERVICE: Readonly<Record<DescribedService['health'], Mood>> = {
  up: 'good',
  down: 'bad',
  unknown: 'unsure',
};
const OF_GAME: Readonly<Record<GameFact['state'], Mood>> = {
  registered: 'unsure',
  active: 'good',
  lagging: 'unsure',
  suspended: 'bad',
  left: 'bad',
};

/** `address` is where the reader has found this server: other ports are looked for on the same machine. */
export function renderControlPanel(panel: ControlPanel, address: string): string {
  return `<h2 id="panel">Control panel</h2>
${figures(panel)}
<p class="soft">As it was when this page was made: load it again for how it is now.</p>
<h3>What is where</h3>
${cards([...panel.links, ...panel.ports.map(([url, what]) => [onMachineOf(address, url), what] as const)].map(place))}
<h3>Services</h3>
${panel.services.length === 0 ? '<p>No service is registered with the bridge.</p>' : cards(panel.services.map(describeService))}
<h3>Games</h3>
${panel.games.length === 0 ? '<p>No game of somebody else’s is registered.</p>' : cards(panel.games.map(describeGame))}
`;
}

function figures({ overview, health, services, games }: ControlPanel): string {
  const { used, limit } = health.memory;
  const up = services.filter((service) => service.health === 'up').length;
  const here = overview.realms.flatMap(({ roster }) => roster).filter(({ present }) => present).length;
  const mebibytes = (bytes: number) => Math.round(bytes / MEBIBYTE);
  const rows: readonly Link[] = [
    ['Universe', overview.status],
    ['Tick', String(overview.tick)],
    ['Realms', String(overview.realms.length)],
    ['Players here', `${here} of ${overview.stats.total_players}`],
    ['Games', String(games.length)],
    ['Services up', `${up} of ${services.length}`],
    ['Memory', `${mebibytes(used)}${limit === null ? '' : ` of ${mebibytes(limit)}`} MiB`],
  ];
  const cell = ([name, value]: Link) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`;
  return `<dl class="figures">\n${rows.map(cell).join('\n')}\n</dl>`;
}

/** What a browser opens is a link. */
const place = ([address, about]: Link): Card => ({
  title: address,
  ...(address.startsWith('/') ? { href: address } : {}),
  about,
});

const describeService = ({ name, language, host, port, health, circuit }: DescribedService): Card => ({
  title: name,
  href: `/proxy/${name}/`,
  state: circuit === 'closed' ? [health, OF_SERVICE[health]] : ['left alone for a while', 'bad'],
  about: `${language}, at ${host}:${port}`,
});

const describeGame = ({ id, realm, developer, state, published }: GameFact): Card => ({
  title: id,
  state: [state, OF_GAME[state]],
  about: [realm, ...(developer === '' ? [] : [`by ${developer}`]), `${published} events`].join(', '),
});

function cards(all: readonly Card[]): string {
  const card = ({ title, href, state, about }: Card) => {
    const name = escapeHtml(title);
    const head = href === undefined ? `<code>${name}</code>` : `<a href="${escapeHtml(href)}">${name}</a>`;
    const mood = state === undefined ? '' : ` <span class="state ${state[1]}">${escapeHtml(state[0])}</span>`;
    return `<li>${head}${mood}<small>${escapeHtml(about)}</small></li>`;
  };
  return `<ul class="cards">\n${all.map(card).join('\n')}\n</ul>`;
}

function onMachineOf(address: string, url: string): string {
  const shown = new URL(url);
  const { hostname } = new URL(address);
  return `${shown.protocol}//${hostname}:${shown.port}`;
}
