import { expect, test } from 'vitest';
import { faultNames } from './faults/faults';
import { planRound } from './plan';

test('a seed repeats its plan, and another seed or round makes another', () => {
  const plan = planRound(7, 0, faultNames, 1_000);
  expect(planRound(7, 0, faultNames, 1_000)).toEqual(plan);
  expect(planRound(8, 0, faultNames, 1_000)).not.toEqual(plan);
  expect(planRound(7, 1, faultNames, 1_000)).not.toEqual(plan);
});

test('every fault happens once a round', () => {
  const names = planRound(3, 2, faultNames, 1_000).map(({ name }) => name);
  expect(names.toSorted()).toEqual([...faultNames].toSorted());
});
