/**
 * Says anew what policies make of requests, from their text and from all requests so far, by the shortest way there is: no
 * counters are kept, every window is told again from its beginning. Shares nothing with the engine.
 */
export type WrittenPolicy = {
  readonly id: string;
  readonly priority: number;
  readonly scope: 'global' | { readonly command: readonly string[] };
  readonly when?: readonly { readonly request: { readonly field: string; readonly is: string } }[];
  readonly quota?: { readonly count: number; readonly ticks: number; readonly by: Asker | 'everyone' };
  readonly verdict: 'permit' | 'deny' | 'mutate';
  readonly mask?: string;
};
export type Asker = 'player' | 'game' | 'service' | 'outside';
export type Asked = {
  readonly tick: number;
  readonly by: Asker;
  readonly who: string;
  readonly command: string;
  readonly fields: Readonly<Record<string, string>>;
};

export class Referee {
  readonly #policies: readonly WrittenPolicy[];
  readonly #log: { readonly policy: string; readonly who: string; readonly tick: number }[] = [];

  constructor(policies: readonly WrittenPolicy[]) {
    this.#policies = [...policies].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  }

  /** `deny shouts`, one each. */
  decide({ tick, by, who, command, fields }: Asked): string[] {
    const said: string[] = [];
    const passed: (readonly [string, string])[] = [];
    let words = fields;
    for (const policy of this.#policies) {
      const { id, scope, when = [], quota, verdict, mask } = policy;
      if (scope !== 'global' && !scope.command.includes(command)) continue;
      if (quota?.by === 'everyone' ? by === 'player' : quota !== undefined && quota.by !== by) continue;
      if (!when.every(({ request }) => words[request.field] === request.is)) continue;
      if (quota !== undefined) {
        const whose = quota.by === 'everyone' ? 'everyone' : who;
        const isFull = this.#used(id, whose, { tick, ticks: quota.ticks }) >= quota.count;
        if (!isFull) passed.push([id, whose]);
        if (isFull === (verdict === 'permit')) continue;
      }
      if (verdict === 'mutate') {
        const text = words['text'];
        const after = text?.split(mask ?? '').join('*'.repeat(mask?.length ?? 0));
        if (text === undefined || after === undefined || after === text) continue;
        words = { ...words, text: after };
      }
      said.push(`${verdict} ${id}`);
      if (verdict === 'deny') return said;
      if (verdict === 'permit') break;
    }
    for (const [policy, whose] of passed) this.#log.push({ policy, who: whose, tick });
    return said;
  }

  #used(policy: string, who: string, { tick, ticks }: { tick: number; ticks: number }): number {
    let begin = Number.NEGATIVE_INFINITY;
    let used = 0;
    for (const entry of this.#log) {
      if (entry.policy !== policy || entry.who !== who) continue;
      if (entry.tick >= begin + ticks) {
        begin = entry.tick;
        used = 0;
      }
      used += 1;
    }
    return tick >= begin + ticks ? 0 : used;
  }
}

/** As a writer would put it. */
export function written({ quota, mask, ...policy }: WrittenPolicy): string {
  return JSON.stringify({
    ...policy,
    ...(quota === undefined
      ? {}
      : { quota: { count: quota.count, per: `${quota.ticks} ticks`, by: quota.by } }),
    ...(policy.verdict === 'deny' ? { reason: 'No.' } : {}),
    ...(policy.verdict === 'mutate' ? { edits: [{ mask: { field: 'text', words: [mask] } }] } : {}),
  });
}
