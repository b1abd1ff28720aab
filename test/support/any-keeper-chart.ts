/** Random keeper charts as files: states of a small pool of uids, nested and timed at random, so that two of them share some. */
import fc from 'fast-check';
import { stringify } from 'yaml';

const POOL = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const EVENTS = ['player talked', 'someone came', 'player left', 'player asked', 'player gave', 'player said'];

type Choices = { readonly next: (count: number) => number };

/** `id` names the chart and its file; versions are drawn, and every one leads on from all before it. */
export const anyKeeperChart = (id: string): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: 4, maxLength: 120, size: 'max' }).map((bytes) => {
    let at = 0;
    const next = (count: number): number => {
      const byte = bytes[at % bytes.length] ?? 0;
      at += 1;
      return (byte + Math.floor(at / bytes.length) * 31) % count;
    };
    return writeChart(id, { next });
  });

function writeChart(id: string, choices: Choices): string {
  const version = 2 + choices.next(90);
  const used = POOL.filter(() => choices.next(4) > 0);
  const uids = used.length === 0 ? ['a'] : used;
  const tree = nest(uids, choices, 0);
  const type = choices.next(5) === 0 ? 'boolean' : 'integer';
  return stringify({
    schema: 'the-seed/chart@1',
    id,
    version,
    vocabulary: 'keeper',
    meta: { uid: id },
    context: { talks: { type, default: type === 'boolean' ? false : 0 } },
    ignore: EVENTS,
    initial: Object.keys(tree)[0],
    states: tree,
    migration: {
      from: Array.from({ length: version - 1 }, (_, index) => index + 1),
      removed: Object.fromEntries(
        [...POOL, 'dark', 'bright']
          .filter((uid) => !uids.includes(uid) && choices.next(8) > 0)
          .map((uid) => [uid, choices.next(4) === 0 ? id : (uids[choices.next(uids.length)] as string)]),
      ),
    },
  });
}

type Tree = Record<string, object>;

function nest(uids: readonly string[], choices: Choices, depth: number): Tree {
  const tree: Tree = {};
  for (let at = 0; at < uids.length; ) {
    const uid = uids[at] as string;
    const inside = depth < 2 ? uids.slice(at + 1, at + 1 + choices.next(4)) : [];
    tree[uid] = writeState(uid, inside, uids, choices, depth);
    at += 1 + inside.length;
  }
  return tree;
}

function writeState(
  uid: string,
  inside: readonly string[],
  siblings: readonly string[],
  choices: Choices,
  depth: number,
): object {
  const states = nest(inside, choices, depth + 1);
  const isParallel = inside.length > 0 && choices.next(3) === 0;
  const top = siblings.filter((other) => !inside.includes(other));
  const target = { state: top[choices.next(top.length)] as string };
  return {
    meta: { uid },
    ...(choices.next(3) === 0 ? { entry: [{ type: 'say', params: { line: `Entering ${uid}.` } }] } : {}),
    ...(choices.next(3) === 0
      ? { after: { [`${1 + choices.next(3)}s`]: [{ target, meta: { uid: `after-${uid}` } }] } }
      : {}),
    ...(choices.next(2) === 0
      ? {
          on: {
            [EVENTS[choices.next(EVENTS.length)] as string]: [
              {
                target,
                actions: [{ type: 'set timer', params: { name: 'own', seconds: 2 } }],
                meta: { uid: `on-${uid}` },
              },
            ],
          },
        }
      : {}),
    ...(isParallel ? { type: 'parallel' } : {}),
    ...(inside.length > 0 ? { states, ...(isParallel ? {} : { initial: Object.keys(states)[0] }) } : {}),
  };
}
