/** Where transitions lead: every named state exists, and can be gone to from where the transition is. */
import { suggestName } from '../nearest-name.ts';
import type { YamlPath } from '../yaml-file.ts';
import type { ChartLinking } from './chart-linking.ts';
import type { TargetSource } from './chart-schema.ts';
import { type ChartNode, commonAncestor, isWithin } from './chart-tree.ts';

/** Undefined after a finding. */
export const stateNamed = (
  name: string,
  path: YamlPath,
  { file, log, tree }: ChartLinking,
): ChartNode | undefined => {
  const node = tree.byId.get(name);
  if (node !== undefined) return node;
  const fix = suggestName(name, tree.byId.keys());
  log.error(file.at(path), 'chart/unknown-state', `there is no state "${name}"`, fix);
  return undefined;
};

/** Ids of the states, in the order in which they are written. `path` leads to the target itself. */
export const linkTarget = (
  target: TargetSource | undefined,
  { from, path }: { readonly from: ChartNode; readonly path: YamlPath },
  linking: ChartLinking,
): readonly string[] => {
  const names =
    target?.state === undefined
      ? (target?.states ?? []).map((name, index) => ({ name, path: [...path, 'states', index] }))
      : [{ name: target.state, path: [...path, 'state'] }];
  const found = names.flatMap((written) => {
    const node = stateNamed(written.name, written.path, linking);
    return node === undefined ? [] : [{ node, path: written.path }];
  });
  for (const to of found) checkRegions(from, to, linking);
  for (const [index, to] of found.entries())
    for (const other of found.slice(0, index)) checkTogether(other.node, to, linking);
  return found.map(({ node }) => node.id);
};

type Destination = { readonly node: ChartNode; readonly path: YamlPath };

/** A transition from one region into another would end and begin anew all the others. */
const checkRegions = (from: ChartNode, { node, path }: Destination, { file, log }: ChartLinking): void => {
  const both = commonAncestor(from, node);
  if (both.kind !== 'parallel' || both === from || both === node) return;
  const message = `"${node.id}" is in another region of "${both.id}" than "${from.id}"`;
  const fix = `target "${both.id}" to begin it anew, or \`raise\` an event that the other region hears`;
  log.error(file.at(path), 'chart/target-region', message, fix);
};

const checkTogether = (first: ChartNode, { node, path }: Destination, { file, log }: ChartLinking): void => {
  const nested = isWithin(first, node) || isWithin(node, first);
  if (!nested && commonAncestor(first, node).kind === 'parallel') return;
  const message = `"${first.id}" and "${node.id}" are never active together`;
  log.error(
    file.at(path),
    'chart/target-conflict',
    message,
    'name one state in each region of a parallel state',
  );
};
