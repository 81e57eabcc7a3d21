import { expect, test } from 'vitest';
import { SlowProofs } from './slow-proofs';

function makeProofs(count: number) {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const proofs = Array.from({ length: count }, (_, index) => () => {
    begun.push(index);
    return new Promise<number>((resolve) => {
      ends[index] = () => resolve(index);
    });
  });
  return { begun, ends, proofs };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('so many are computed at once, the others wait in the order of their arrival, and what comes over that is not begun', async () => {
  const slow = new SlowProofs({ atOnceMax: 2, waitingOfAccountMax: 2, waitingMax: 2 });
  const { begun, ends, proofs } = makeProofs(5);
  const results = proofs.map((prove) => slow.run('a', prove));
  expect(await results[4]).toBeNull();
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  expect(await results[1]).toBe(1);
  await settled();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]?.();
  await settled();
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  expect(await Promise.all(results)).toEqual([0, 1, 2, 3, null]);
});

test('an account whose share is used up keeps no other from waiting, and they take turns', async () => {
  const slow = new SlowProofs({ atOnceMax: 1, waitingOfAccountMax: 2, waitingMax: 4 });
  const { begun, ends, proofs } = makeProofs(8);
  const accounts = ['a', 'a', 'a', 'a', 'b', 'c', 'd', 'a'];
  const results = proofs.map((prove, index) => slow.run(accounts[index] ?? '', prove));
  // The fourth of `a` is over its share, `d` over that of all.
  expect(await Promise.all([3, 6, 7].map((index) => results[index]))).toEqual([null, null, null]);
  for (const index of [0, 1, 4, 5, 2]) {
    expect(begun.at(-1)).toBe(index);
    ends[index]?.();
    await settled();
  }
  expect(begun).toEqual([0, 1, 4, 5, 2]);
  expect(await slow.run('d', async () => 'proven')).toBe('proven');
});

test('one that throws gives its place back', async () => {
  const slow = new SlowProofs({ atOnceMax: 1, waitingOfAccountMax: 0, waitingMax: 0 });
  await expect(slow.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await slow.run('a', async () => 'proven')).toBe('proven');
});
