/** Policies over HTTP: what is at work, what is used up of it, and changes of one, which are inputs like every other. */
import type { Response } from 'express';
import type { PolicyInput } from '../../actors/governance/policy-input.ts';
import { planPolicy } from '../../actors/live-content/swap-worlds.ts';
import type { Universe } from '../../actors/universe/universe.ts';
import { type ListedPolicy, listPolicies } from '../../content/list-policies.ts';
import { editPolicyText, writeSetting } from '../../content/policy-setting.ts';
import { operatorPolicyPath } from '../../content/source-layout.ts';
import type { QuotaBy } from '../../domain/governance/policy.ts';
import type { Tally } from '../../domain/governance/tally.ts';
import { compareIds } from '../../kernel/ids.ts';
import { answerError } from './admin-access.ts';
import { type CommandUniverse, carryOut, signed } from './admin-commands.ts';
import type { Asked, Handler } from './bind-routes.ts';

type PolicyOptions = { readonly universe: Universe; readonly live: CommandUniverse };

const COUNTERS_MAX = 100;

export function adminPolicies({ universe, live }: PolicyOptions): ReadonlyMap<string, Handler> {
  const list = () => listPolicies(universe.worlds.sources);
  const change = (asked: Asked, response: Response, text: string | null) => {
    const policy = asked.params['id'] ?? '';
    // Found out before anything is recorded, and outside of any tick: loading content takes its time.
    const plan = planPolicy(universe, { policy, text });
    const input: PolicyInput = { kind: 'operator.policy', ...signed(asked), policy, text };
    if (plan.ok) carryOut(live, input, response);
    else response.status(409).json({ code: plan.code, message: plan.reason });
  };
  return new Map<string, Handler>([
    [
      'listPolicies',
      (_asked, response) => {
        const policies = [...list()].sort((left, right) => right.priority - left.priority);
        response.json({ policies: policies.map((policy) => shown(policy, universe)) });
      },
    ],
    [
      'getPolicy',
      ({ params }, response) => {
        const policies = list().filter(({ id }) => id === params['id']);
        if (policies.length === 0) answerError(response, 404, 'policy/unknown');
        else response.json({ policies: policies.map((policy) => shown(policy, universe)) });
      },
    ],
    [
      'setPolicy',
      (asked, response) => {
        const policy = list().findLast(({ id }) => id === asked.params['id']);
        if (policy === undefined) answerError(response, 404, 'policy/unknown');
        else change(asked, response, withSettings(policy, asked, universe));
      },
    ],
    ['writePolicy', (asked, response) => change(asked, response, String(asked.body['text']))],
    ['resetPolicy', (asked, response) => change(asked, response, null)],
  ]);
}

/** Of what an operator wrote, the text; of what content has, its settings, so that its translations stay. */
function withSettings({ id, origin, setting }: ListedPolicy, { body }: Asked, { worlds }: Universe): string {
  const { enabled, priority } = body as { readonly enabled?: boolean; readonly priority?: number };
  const given = {
    ...(enabled === undefined ? {} : { enabled }),
    ...(priority === undefined ? {} : { priority }),
  };
  if (origin === 'operator') return editPolicyText(worlds.sources[operatorPolicyPath(id)] ?? '', given);
  return writeSetting({ ...setting, policy: id, ...given });
}

function shown(policy: ListedPolicy, universe: Universe) {
  const { id, origin, world = null, state, priority, setting, file, line, written } = policy;
  const { quota } = written;
  const counters =
    quota === undefined || state !== 'at work'
      ? []
      : countersOf({ by: quota.by, counter: quota.counter ?? id }, universe);
  const set = setting && {
    ...(setting.enabled === undefined ? {} : { enabled: setting.enabled }),
    ...(setting.priority === undefined ? {} : { priority: setting.priority }),
  };
  return {
    id,
    origin,
    world,
    state,
    priority,
    setting: set ?? null,
    file,
    line,
    written,
    counters: counters.slice(0, COUNTERS_MAX),
    counted: counters.length,
  };
}

/** The fullest first. */
function countersOf({ by, counter }: { by: QuotaBy; counter: string }, universe: Universe) {
  const { tick, realms, hub } = universe;
  const found: (readonly [string, Tally | undefined])[] = [];
  if (by === 'player')
    for (const { facts } of realms)
      for (const player of facts.players()) found.push([player.id, player.tallies?.[counter]]);
  else if (by === 'realm')
    for (const { facts } of realms) found.push([facts.realm().id, facts.realm().tallies?.[counter]]);
  else found.push(...hub.governance.counted(by, counter));
  return found
    .flatMap(([who, tally]) =>
      tally === undefined || tally.until <= tick
        ? []
        : [{ who, count: tally.count, until_tick: tally.until }],
    )
    .sort((left, right) => right.count - left.count || compareIds(left.who, right.who));
}
