/** Policies of all files as one list in the order of asking: every name looked up, every contradiction said. */
import {
  FIXED_FIELDS,
  type FieldEdit,
  HUB_ACTIONS,
  inOrderOfAsking,
  isCountedInRealm,
  POLICIES_MAX,
  type PolicyCondition,
  type PolicyScope,
  type PolicySpec,
  type Quota,
  type Verdict,
} from '../domain/governance/policy.ts';
import { fits } from '../domain/governance/policy-request.ts';
import { PLAYER_VERBS } from '../domain/intent.ts';
import { foldLetters } from '../domain/text-fold.ts';
import { encodeCanonical } from '../kernel/canonical.ts';
import { parseDelay } from './chart/chart-delay.ts';
import { linkCondition, type Source, within } from './link-condition.ts';
import { createFindingLog } from './finding.ts';
import type { LinkContext } from './link-context.ts';
import { suggestName } from './nearest-name.ts';
import {
  type FieldEditSource,
  type PolicyConditionSource,
  type PolicySource,
  policiesSchema,
} from './policy-schema.ts';
import { readSetting } from './policy-setting.ts';
import type { SourceText } from './source-layout.ts';
import { readDoc } from './world-docs.ts';

type Linking = LinkContext & { readonly world?: string; readonly operator?: string };
type Linked = { readonly policy: PolicySpec; readonly enabled: boolean; readonly source: Source };

/** Undefined when there are none. An operator's policy stands for the one of content that has its id. */
export const linkPolicies = (
  sources: readonly SourceText[],
  context: LinkContext,
): readonly PolicySpec[] | undefined => {
  const linked = sources.flatMap((source): Linked[] => {
    if (source.role !== 'policies' || isSetting(source)) return [];
    const doc = readDoc(source, policiesSchema, context.log);
    if (doc === undefined) return [];
    const { world, operator } = source;
    const linking = {
      ...context,
      ...(world === undefined ? {} : { world }),
      ...(operator === undefined ? {} : { operator }),
    };
    const { file, value } = doc;
    if (operator !== undefined && (value.policies.length !== 1 || value.policies[0]?.id !== operator))
      context.log.error(
        file.at(['policies']),
        'link/file-name',
        `this holds "${operator}" and no other policy`,
      );
    return value.policies.map((policy, index) =>
      linkPolicy(policy, { file, path: ['policies', index] }, linking),
    );
  });
  const own = linked.filter(({ policy }) => policy.source !== 'operator');
  const operators = linked.filter(({ policy }) => policy.source === 'operator');
  for (const list of [own, operators]) checkTwins(list, context);
  const replaced = new Set(operators.map(({ policy }) => policy.id));
  const kept = own.filter(({ policy }) => !replaced.has(policy.id));
  const all = [...withSettings(kept, sources, context), ...operators];
  const atWork = all.filter(({ enabled }) => enabled);
  checkCounters(atWork, context);
  const beyond = atWork[POLICIES_MAX];
  if (beyond !== undefined) {
    const place = beyond.source.file.at(beyond.source.path);
    context.log.error(place, 'policy/too-many', `there are more than ${POLICIES_MAX} policies`);
  }
  return atWork.length === 0 ? undefined : inOrderOfAsking(atWork.map(({ policy }) => policy));
};

const isSetting = (source: SourceText): boolean =>
  source.role === 'policies' &&
  source.operator !== undefined &&
  readSetting(source, createFindingLog()) !== undefined;

/** As operators have set them: switched off or on, asked earlier or later. */
const withSettings = (
  own: readonly Linked[],
  sources: readonly SourceText[],
  { log }: LinkContext,
): readonly Linked[] => {
  const settings = sources.flatMap((source) => {
    if (source.role !== 'policies' || source.operator === undefined) return [];
    const read = readSetting(source, log);
    if (read?.value === undefined) return [];
    const { policy } = read.value;
    const place = read.file.at(['policy']);
    if (policy !== source.operator)
      log.error(place, 'link/file-name', `this is about "${source.operator}" and no other policy`);
    // What was set stays set when content drops the policy, and is there when it comes back.
    else if (!own.some((linked) => linked.policy.id === policy))
      log.warning(
        place,
        'policy/nothing-set',
        `no content has a policy "${policy}" whose settings these are`,
      );
    return [read.value];
  });
  return own.map((linked) => {
    const setting = settings.find(({ policy }) => policy === linked.policy.id);
    if (setting === undefined) return linked;
    const { enabled = linked.enabled, priority = linked.policy.priority } = setting;
    return { ...linked, enabled, policy: { ...linked.policy, priority } };
  });
};

const checkTwins = (list: readonly Linked[], { log }: LinkContext): void => {
  const first = new Map<string, Source>();
  for (const { policy, source } of list) {
    const twin = first.get(policy.id);
    const place = source.file.at([...source.path, 'id']);
    if (twin === undefined) first.set(policy.id, source);
    else log.error(place, 'link/duplicate-id', `"${policy.id}" is already in ${twin.file.path}`);
  }
};

const checkCounters = (list: readonly Linked[], { log }: LinkContext): void => {
  const first = new Map<string, Quota>();
  for (const { policy, source } of list) {
    const { quota } = policy;
    if (quota === undefined) continue;
    const other = first.get(quota.counter);
    const windowOf = ({ per, by }: Quota) => encodeCanonical([per, by]);
    if (other === undefined) first.set(quota.counter, quota);
    else if (windowOf(other) !== windowOf(quota)) {
      const place = source.file.at([...source.path, 'quota']);
      const message = `another policy counts "${quota.counter}" otherwise`;
      log.error(place, 'policy/counter', message, 'give both the same `per` and `by`, or another `counter`');
    }
  }
};

const linkPolicy = (policy: PolicySource, source: Source, context: Linking): Linked => {
  const { id, enabled = true, priority, when = [] } = policy;
  const quota = linkQuota(policy, source, context);
  const scope = linkScope(policy, source, context);
  const spec: PolicySpec = {
    id,
    source: context.operator !== undefined ? 'operator' : context.world === undefined ? 'universe' : 'world',
    priority,
    scope,
    when: when.map((condition, index) => linkWhen(condition, within(source, 'when', index), context)),
    ...(quota === undefined ? {} : { quota }),
    verdict: linkVerdict(policy, source, context),
  };
  checkReach(spec, source, context);
  return { policy: spec, enabled, source };
};

const linkScope = ({ scope }: PolicySource, source: Source, { world, log }: Linking): PolicyScope => {
  const home = world === undefined ? {} : { world };
  if (scope === 'global') return home;
  const { realm: realms, role: roles, command: commands, entity: entities } = scope;
  const known: readonly string[] = [...PLAYER_VERBS, ...HUB_ACTIONS];
  commands?.forEach((command, index) => {
    if (known.some((name) => fits(command, name))) return;
    const place = source.file.at([...source.path, 'scope', 'command', index]);
    const message =
      command === 'operator.policy'
        ? 'changing policies is under no policy, so that a mistake can be undone'
        : `nobody can ask for "${command}"`;
    log.error(place, 'policy/unknown-command', message, suggestName(command, known));
  });
  return {
    ...home,
    ...(realms === undefined ? {} : { realms }),
    ...(roles === undefined ? {} : { roles: roles.map(foldLetters) }),
    ...(commands === undefined ? {} : { commands }),
    ...(entities === undefined ? {} : { entities: entities.map(foldPlayer) }),
  };
};

/** Players are named as people write names. */
const foldPlayer = (entity: string): string => (entity.startsWith('player:') ? foldLetters(entity) : entity);

const linkWhen = (condition: PolicyConditionSource, source: Source, context: Linking): PolicyCondition => {
  const { request, if: about, not, all, any } = condition;
  if (not !== undefined) return { type: 'not', condition: linkWhen(not, within(source, 'not'), context) };
  for (const type of ['all', 'any'] as const) {
    const conditions = { all, any }[type];
    if (conditions === undefined) continue;
    const link = (part: PolicyConditionSource, index: number) =>
      linkWhen(part, within(source, type, index), context);
    return { type, conditions: conditions.map(link) };
  }
  if (about !== undefined) {
    const linking = { ...context, worldId: context.world ?? '' };
    return { type: 'world', condition: linkCondition(about, within(source, 'if'), linking) };
  }
  if (request === undefined) throw new Error('the schema lets no other condition pass');
  const { field, is, says, at_least: atLeast, at_most: atMost } = request;
  return {
    type: 'request',
    field,
    ...(is === undefined ? {} : { is: typeof is === 'string' ? [is] : is }),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    ...(says === undefined ? {} : { says: says.map(foldLetters) }),
  };
};

const linkQuota = ({ id, quota }: PolicySource, source: Source, { log }: Linking): Quota | undefined => {
  if (quota === undefined) return undefined;
  const { count, per: written, by, counter = id } = quota;
  const per = parseDelay(written);
  if (per === undefined || per.unit === 'world minutes') {
    const place = source.file.at([...source.path, 'quota', 'per']);
    log.error(place, 'policy/window', 'this is no span of played time', 'write "30s", "5m" or "12 ticks"');
    return undefined;
  }
  return { count, per, by, counter };
};

const linkVerdict = (
  policy: PolicySource,
  source: Source,
  { texts, log, world, operator }: Linking,
): Verdict => {
  const { id, verdict, reason, edits } = policy;
  const place = (key: string) => source.file.at([...source.path, key], 'key');
  const idle = (key: 'reason' | 'edits', of: string) => {
    if (policy[key] !== undefined)
      log.error(place(key), 'policy/idle', `"${key}" belongs to a policy that says ${of}`);
  };
  if (verdict !== 'deny') idle('reason', 'deny');
  if (verdict !== 'mutate') idle('edits', 'mutate');
  if (verdict === 'permit') return { type: 'permit' };
  if (verdict === 'mutate') {
    if (edits === undefined)
      log.error(place('verdict'), 'schema/missing', '"edits" is missing', 'say what is to be changed');
    const link = (edit: FieldEditSource, index: number) =>
      linkEdit(edit, within(source, 'edits', index), log);
    return { type: 'mutate', edits: (edits ?? []).map(link) };
  }
  if (reason === undefined) {
    log.error(place('verdict'), 'schema/missing', '"reason" is missing', 'say why, to whoever is denied');
    return { type: 'deny', reason: '' };
  }
  // An operator's words are their own: no translation of those that they stand for would say the same.
  const owner = operator === undefined ? '' : 'operator.';
  const key = `${world === undefined ? '' : `${world}.`}policy.${owner}${id}.reason`;
  if (!texts.entries().has(key)) texts.keep(key, within(source, 'reason'), 'name', reason);
  return { type: 'deny', reason: key };
};

const linkEdit = (edit: FieldEditSource, source: Source, log: LinkContext['log']): FieldEdit => {
  const { set, clamp, truncate, mask } = edit;
  const [type = ''] = Object.keys(edit);
  const { field } = set ?? clamp ?? truncate ?? mask ?? { field: '' };
  const place = source.file.at([...source.path, type, 'field']);
  if (FIXED_FIELDS.includes(field))
    log.error(place, 'policy/fixed-field', `"${field}" says what the request is, and stays as it is`);
  if (set !== undefined) return { type: 'set', ...set };
  if (truncate !== undefined) return { type: 'truncate', ...truncate };
  if (mask !== undefined) return { type: 'mask', field, words: mask.words.map(foldLetters) };
  const { min = 0, max = 0 } = clamp ?? {};
  if (min > max)
    log.error(source.file.at([...source.path, type]), 'number/order', `${min} is more than ${max}`);
  return { type: 'clamp', field, min, max };
};

/** A policy that could never be asked about anything says so. */
const checkReach = ({ scope, when, quota }: PolicySpec, source: Source, { log }: Linking): void => {
  const { commands } = scope;
  if (commands === undefined) return;
  const ofPlayers = commands.some((command) => PLAYER_VERBS.some((verb) => fits(command, verb)));
  const ofHub = commands.some((command) => command.includes('.') || command === '*');
  if (quota !== undefined && !(isCountedInRealm(quota.by) ? ofPlayers : ofHub)) {
    const place = source.file.at([...source.path, 'quota', 'by']);
    const message = `no such command is counted by ${quota.by}`;
    const fix = ofPlayers
      ? 'count players by player or realm'
      : 'count at the hub by game, operator, service or everyone';
    log.error(place, 'policy/counter', message, fix);
  }
  when.forEach((condition, index) => {
    if (ofPlayers || condition.type !== 'world') return;
    const place = source.file.at([...source.path, 'when', index, 'if']);
    const message = 'at the hub there is no player and no sky, so this never holds';
    log.error(place, 'policy/no-world', message, 'ask about the request');
  });
};
