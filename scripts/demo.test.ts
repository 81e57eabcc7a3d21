import { expect, test } from 'vitest';
import { readEnvironment } from '@/lib/platform/env';
import { demoSources, demoVariables } from './demo';

const url = 'http://127.0.0.1:3000';
const played = (variables: Record<string, string>) =>
  demoSources(readEnvironment({ ...demoVariables(), ...variables }), url).map(({ provider }) => provider.id);

test('the demo plays providers with the secrets it gave them', () => {
  expect(played({})).toContain('gatepay');
});

test('nothing made up is ever signed with a real secret', () => {
  expect(played({ GATEPAY_API_SECRET: 'a real one' })).not.toContain('gatepay');
  expect(demoSources(readEnvironment({}), url)).toEqual([]);
});

test("the demo's data lies apart from the real console's", () => {
  const real = readEnvironment({}).dataDir;
  expect(readEnvironment(demoVariables()).dataDir).not.toBe(real);
});
