import { expect, test } from 'vitest';
import { policyWords } from './policy-words';

const others = { viewer: 1, operator: 0, finance: 3, admin: 1 };
const without = { others, own: 'admin', serviceAsks: false } as const;
const rest = 'none and will have to set it up at once';

test('the person who asks comes first, then how many others of the chosen roles have none', () => {
  expect(policyWords(['admin'], without)).toBe(`You and 1 other have ${rest}.`);
  expect(policyWords(['finance', 'admin'], without)).toBe(`You and 4 others have ${rest}.`);
  expect(policyWords(['admin'], { ...without, others: { ...others, admin: 0 } })).toBe(`You have ${rest}.`);
});

test('who is not of the chosen roles is not counted, and nobody is said where everybody has one', () => {
  expect(policyWords(['viewer'], without)).toBe(`1 person has ${rest}.`);
  expect(policyWords(['viewer', 'finance'], without)).toBe(`4 people have ${rest}.`);
  expect(policyWords(['operator'], without)).toBeNull();
  expect(policyWords([], without)).toBeNull();
  expect(policyWords(['operator', 'admin'], { ...without, own: null })).toBe(`1 person has ${rest}.`);
});

test('where the sign-in service asks for enough, that is said', () => {
  expect(policyWords(['viewer'], { ...without, serviceAsks: true })).toBe(
    `1 person has ${rest}, unless the sign-in service let them in.`,
  );
});
