/** Which content file is what, told by its path alone. */
import { compareText, type FindingLog, startOf } from './finding.ts';
import { suggestName } from './nearest-name.ts';
import { ID_PATTERN } from './schema-parts.ts';

/** The language that world files are written in, and that every text exists in. */
export const SOURCE_LOCALE = 'en';

export const WORLD_FOLDERS = [
  'locations',
  'characters',
  'items',
  'lore',
  'warbler',
  'exchanges',
  'reactions',
] as const;
export type WorldFolder = (typeof WORLD_FOLDERS)[number];

export type SourceRole =
  | { readonly role: 'universe' | 'achievements' }
  | { readonly role: 'manifest' | 'citizens'; readonly world: string }
  | { readonly role: WorldFolder; readonly world: string; readonly stem: string }
  | { readonly role: 'prose' | 'world words'; readonly world: string; readonly locale: string }
  | { readonly role: ChartRole; readonly world: string; readonly stem: string }
  | { readonly role: ChartRole | 'reactions'; readonly stem: string }
  | { readonly role: 'locale' | 'lexicon'; readonly locale: string }
  /** `operator`: the id of the one policy in it, which an operator has set while a universe ran. */
  | { readonly role: 'policies'; readonly world?: string; readonly operator?: string }
  | { readonly role: 'policy test'; readonly world?: string };

/** `<id>.chart.yaml`, and what stands beside it. */
const CHART_ROLES = {
  chart: 'chart',
  layout: 'chart layout',
  notes: 'chart notes',
  'chart-test': 'chart test',
} as const;
type ChartRole = (typeof CHART_ROLES)[keyof typeof CHART_ROLES];

export type SourceText = { readonly path: string; readonly text: string } & SourceRole;

/** In order of path; files that nothing reads are left out with a warning. */
export const layOutSources = (
  sources: Readonly<Record<string, string>>,
  log: FindingLog,
): readonly SourceText[] =>
  Object.entries(sources)
    .sort(([left], [right]) => compareText(left, right))
    .flatMap(([path, text]) => {
      const role = roleOf(path);
      if (role !== undefined) return [{ path, text, ...role }];
      log.warning(startOf(path), 'file/unexpected', 'nothing reads this file', suggestPath(path));
      return [];
    });

/** Whether a file belongs to what can be written anew while a universe runs, charts, scenarios and what stands beside charts apart. */
export const isWorldPath = (path: string): boolean => {
  const source = roleOf(path);
  if (source === undefined || source.role === 'policy test') return false;
  if (Object.values<string>(CHART_ROLES).includes(source.role)) return false;
  return source.role !== 'policies' || source.operator === undefined;
};

/** Where a policy stands that an operator has set. */
export const operatorPolicyPath = (policy: string): string => `policies/operator/${policy}.yaml`;

export const LOCALE_PATTERN = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

const roleOf = (path: string): SourceRole | undefined => {
  const segments = path.replace(/\.ya?ml$/, '').split('/');
  if (!/\.ya?ml$/.test(path)) return undefined;
  const [top = '', world = '', folder = '', stem = ''] = segments;
  if ((top === 'locales' || top === 'lexicon') && isLocalePath(segments.slice(1))) {
    return { role: top === 'locales' ? 'locale' : 'lexicon', locale: world };
  }
  if (segments.length === 2 && top === 'charts') return chartRoleOf(world);
  if (segments.length === 2 && top === 'reactions' && ID_PATTERN.test(world))
    return { role: 'reactions', stem: world };
  if (top === 'policies') return policyRoleOf(segments.slice(1));
  if (top !== 'worlds') return undefined;
  if (segments.length === 2 && (world === 'universe' || world === 'achievements')) return { role: world };
  if (!ID_PATTERN.test(world)) return undefined;
  if (segments.length === 3 && (folder === 'manifest' || folder === 'citizens'))
    return { role: folder, world };
  if ((folder === 'prose' || folder === 'lexicon') && isLocalePath(segments.slice(3)))
    return { role: folder === 'prose' ? 'prose' : 'world words', world, locale: stem };
  if (segments.length !== 4) return undefined;
  if (folder === 'policies') {
    const role = policyRoleOf([stem]);
    return role?.role === 'policies' || role?.role === 'policy test' ? { ...role, world } : role;
  }
  if (folder === 'charts') {
    const role = chartRoleOf(stem);
    return role === undefined ? undefined : { ...role, world };
  }
  const known = WORLD_FOLDERS.find((name) => name === folder);
  return known === undefined ? undefined : { role: known, world, stem };
};

/** `<locale>`, or `<locale>/<topic>` where the texts of a language are spread over several files. */
const isLocalePath = ([locale = '', topic, ...rest]: readonly string[]): boolean =>
  LOCALE_PATTERN.test(locale) && (topic === undefined || ID_PATTERN.test(topic)) && rest.length === 0;

/** `keeper.chart`, without the ending. */
const chartRoleOf = (name: string): { readonly role: ChartRole; readonly stem: string } | undefined => {
  const [stem = '', kind = '', ...rest] = name.split('.');
  if (!ID_PATTERN.test(stem) || rest.length > 0 || !Object.hasOwn(CHART_ROLES, kind)) return undefined;
  return { role: CHART_ROLES[kind as keyof typeof CHART_ROLES], stem };
};

/** `<name>`, `<name>.policy-test`, or `operator/<id>`. */
const policyRoleOf = ([first = '', second, ...rest]: readonly string[]): SourceRole | undefined => {
  if (rest.length > 0) return undefined;
  if (second !== undefined) {
    const isOperators = first === 'operator' && ID_PATTERN.test(second);
    return isOperators ? { role: 'policies', operator: second } : undefined;
  }
  const [stem = '', kind, ...more] = first.split('.');
  if (!ID_PATTERN.test(stem) || more.length > 0) return undefined;
  if (kind === undefined) return { role: 'policies' };
  return kind === 'policy-test' ? { role: 'policy test' } : undefined;
};

const suggestPath = (path: string): string | undefined => {
  const segments = path.split('/');
  if (segments.length === 4)
    return suggestName(segments[2] ?? '', [...WORLD_FOLDERS, 'prose', 'lexicon', 'charts', 'policies']);
  if (segments.length === 2)
    return suggestName(segments[0] ?? '', [
      'worlds',
      'locales',
      'lexicon',
      'charts',
      'reactions',
      'policies',
    ]);
  return undefined;
};
