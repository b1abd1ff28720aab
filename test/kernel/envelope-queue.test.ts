import { expect, it } from 'vitest';
import { QUEUE_LENGTH_MAX, RoundQueue } from '../../src/kernel/envelope-queue.ts';

it('[KN13] what is sent in a round is heard in the next one, in order', () => {
  const queue = new RoundQueue<string>();
  expect([queue.push('a'), queue.push('b'), queue.pending]).toEqual([true, true, 2]);
  const round = queue.takeRound();
  queue.push('c');
  expect(round).toEqual(['a', 'b']);
  expect([queue.takeRound(), queue.takeRound(), queue.pending]).toEqual([['c'], [], 0]);
});

it('[KN13] a full round takes nothing more', () => {
  const queue = new RoundQueue<number>();
  for (let n = 0; n < QUEUE_LENGTH_MAX; n += 1) queue.push(n);
  expect([queue.push(-1), queue.pending]).toEqual([false, QUEUE_LENGTH_MAX]);
  queue.takeRound();
  expect(queue.push(-1)).toBe(true);
});
