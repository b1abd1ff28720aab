/**
 * Whether what several players hold after a crash can have come from what they were shown before it, when each command
 * that was still on its way happened as a whole or not at all.
 */
import { type Belief, type Transfer, without } from './belief.ts';

export type Holdings = { readonly items: readonly string[]; readonly tokens: number };

export type Account = {
  readonly name: string;
  readonly belief: Belief;
  readonly found: Holdings;
  /** What a command still on its way may have taken up or put down. */
  readonly mayTake?: string | undefined;
  readonly mayDrop?: string | undefined;
  /** What may have changed hands by a command still on its way. */
  readonly mayGive?: { readonly to: string; readonly transfer: Transfer } | undefined;
  /** Tokens that a step may have brought beyond those shown. */
  readonly rewardMax: number;
};

type Gift = { readonly from: string; readonly to: string; readonly transfer: Transfer };

export function isExplained(accounts: readonly Account[]): boolean {
  const settled = settle(accounts);
  const open = accounts.flatMap(({ name, mayGive }): Gift[] =>
    mayGive === undefined ? [] : [{ from: name, ...mayGive }],
  );
  for (let story = 0; story < 2 ** open.length; story += 1) {
    const holdings = new Map(settled);
    for (const gift of open.filter((_, index) => (story >> index) % 2 === 1)) {
      move(holdings, gift.from, gift.transfer, -1);
      move(holdings, gift.to, gift.transfer, 1);
    }
    if (accounts.every((account) => isPossible(account, holdings.get(account.name)!))) return true;
  }
  return false;
}

/** Each belief, with every gift that its other side was shown and it was not. */
function settle(accounts: readonly Account[]): ReadonlyMap<string, Holdings> {
  const holdings = new Map<string, Holdings>(accounts.map(({ name, belief }) => [name, belief]));
  for (const giver of accounts) {
    for (const taker of accounts) {
      const given = giver.belief.given.get(taker.name) ?? [];
      const received = taker.belief.received.get(giver.name) ?? [];
      for (const transfer of given.slice(received.length)) move(holdings, taker.name, transfer, 1);
      for (const transfer of received.slice(given.length)) move(holdings, giver.name, transfer, -1);
    }
  }
  return holdings;
}

function move(holdings: Map<string, Holdings>, name: string, transfer: Transfer, sign: 1 | -1): void {
  const { items, tokens } = holdings.get(name)!;
  if ('tokens' in transfer) holdings.set(name, { items, tokens: tokens + sign * transfer.tokens });
  else if (sign === 1) holdings.set(name, { items: [...items, transfer.item], tokens });
  else holdings.set(name, { items: without(items, transfer.item), tokens });
}

function isPossible({ found, mayTake, mayDrop, rewardMax }: Account, { items, tokens }: Holdings): boolean {
  const allowed = [items];
  if (mayTake !== undefined) allowed.push([...items, mayTake]);
  if (mayDrop !== undefined) allowed.push(without(items, mayDrop));
  return (
    allowed.some((list) => isSame(list, found.items)) &&
    found.tokens >= tokens &&
    found.tokens <= tokens + rewardMax
  );
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return JSON.stringify(left.toSorted()) === JSON.stringify(right.toSorted());
}
