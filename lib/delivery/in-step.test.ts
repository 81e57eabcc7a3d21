import { expect, test } from 'vitest';
import { makeStep } from './in-step';

test('who makes deliveries goes on once as many have begun, counted from when it asked', async () => {
  const step = makeStep(3_600_000);
  step.took(100);
  let went = false;
  const following = step.follow(50).then(() => {
    went = true;
  });
  step.took(49);
  await Promise.resolve();
  expect(went).toBe(false);
  step.took(1);
  await following;
  await step.follow(0);
});

test('where none begin it goes on after a while', async () => {
  await makeStep(1).follow(100);
});
