/** What stands twice where once is meant: times, choices, events that are let pass and handled all the same. */
import { CHOICES_MAX } from '../../domain/entity.ts';
import type { YamlPath } from '../yaml-file.ts';
import { parseDelay } from './chart-delay.ts';
import type { ChartLinking } from './chart-linking.ts';
import type { ActionSource } from './chart-schema.ts';
import { type ChartNode, upwards } from './chart-tree.ts';
import { transitionsOf } from './chart-walk.ts';

export const checkDoubles = (linking: ChartLinking): void => {
  for (const node of linking.tree.nodes) {
    checkDelays(node, linking);
    checkIgnored(node, linking);
    const { source, path } = node;
    checkChoices(source.entry, [...path, 'entry'], linking);
    checkChoices(source.exit, [...path, 'exit'], linking);
    for (const { transition, path: at } of transitionsOf(source, path))
      checkChoices(transition.actions, [...at, 'actions'], linking);
  }
};

const checkDelays = ({ source, path }: ChartNode, { file, log }: ChartLinking): void => {
  const before = new Map<string, string>();
  for (const written of Object.keys(source.after ?? {})) {
    const delay = parseDelay(written);
    if (delay === undefined) continue;
    const time = `${delay.amount} ${delay.unit}`;
    const same = before.get(time);
    if (same === undefined) before.set(time, written);
    else {
      const message = `"${written}" is as long as "${same}", and which of them comes first is not said`;
      const place = file.at([...path, 'after', written], 'key');
      log.warning(place, 'chart/same-delay', message, `put both lists under "${same}"`);
    }
  }
};

const checkIgnored = (node: ChartNode, { file, log }: ChartLinking): void => {
  const { source, path } = node;
  for (const [index, event] of (source.ignore ?? []).entries()) {
    const place = file.at([...path, 'ignore', index]);
    const handler = upwards(node).find((around) => Object.hasOwn(around.source.on ?? {}, event));
    if (handler !== undefined) {
      const message = `"${event}" is handled here all the same, by "${handler.id}"`;
      const fix = 'leave it out here, or handle it under `on` with a transition that does nothing';
      log.warning(place, 'chart/ignored-and-handled', message, fix);
    } else if (source.ignore?.indexOf(event) !== index)
      log.warning(place, 'chart/ignored-and-handled', `"${event}" is ignored here already`, 'leave it out');
  }
};

const checkChoices = (
  actions: readonly ActionSource[] | undefined,
  path: YamlPath,
  { file, log }: ChartLinking,
): void => {
  const offered = new Set<unknown>();
  for (const [index, { type, params }] of (actions ?? []).entries()) {
    const choice = params?.['choice'];
    if (type === 'withdraw choices') offered.clear();
    if (type !== 'offer' || typeof choice !== 'string') continue;
    const place = file.at([...path, index, 'params', 'choice']);
    if (offered.has(choice)) {
      const message = `"${choice}" is offered twice, and only this line of it stays`;
      log.warning(place, 'chart/same-choice', message, 'give each choice a name of its own');
    }
    offered.add(choice);
    if (offered.size <= CHOICES_MAX) continue;
    const message = `no more than ${CHOICES_MAX} choices can be offered at a time`;
    log.warning(place, 'chart/too-many-choices', message, 'put some of them into a state of their own');
  }
};
