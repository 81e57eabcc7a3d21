import { expect, test } from 'vitest';
import { z } from 'zod';
import { providers } from '@/lib/providers/registry';
import { describeKnobs } from './describe-knobs';
import { readKnobs } from './read-knobs';

const settings = z.object({
  form: z.enum(['any', 'raw']).default('any').meta({ title: 'Form', description: 'How it is written.' }),
  ageMaxHours: z.number().positive().max(5).nullable().default(null),
  clientId: z
    .string()
    .nullable()
    .transform((value) => value || null)
    .default(null),
  strict: z.boolean().default(true),
  names: z.array(z.string()).default(['a', 'b']),
  words: z.record(z.string(), z.string()).default({ '0': 'waiting' }),
});

test('a knob is described by its schema: kind, options, default and what it does', () => {
  const knobs = describeKnobs({ settings });
  expect(knobs.map(({ name, kind, nullable, defaultText }) => [name, kind, nullable, defaultText])).toEqual([
    ['form', 'choice', false, 'any'],
    ['ageMaxHours', 'number', true, ''],
    ['clientId', 'text', true, ''],
    ['strict', 'switch', false, 'true'],
    ['names', 'list', false, 'a\nb'],
    ['words', 'json', false, '{\n  "0": "waiting"\n}'],
  ]);
  expect(knobs[0]).toMatchObject({ label: 'Form', description: 'How it is written.', options: ['any', 'raw'] });
  expect(knobs[1]).toMatchObject({ label: 'Age max hours', description: null });
});

test('only what differs from the default is kept', () => {
  const texts = {
    form: 'any',
    ageMaxHours: '',
    clientId: '',
    strict: 'true',
    names: 'a\r\nb',
    words: '{\r\n  "0": "waiting"\r\n}',
  };
  expect(readKnobs({ settings }, texts)).toEqual({ outcome: 'read', settings: {} });
  const changed = {
    form: 'raw',
    ageMaxHours: '2.5',
    clientId: ' x ',
    strict: 'false',
    names: 'c, d',
    words: '{"1":"paid"}',
  };
  expect(readKnobs({ settings }, changed)).toEqual({
    outcome: 'read',
    settings: {
      form: 'raw',
      ageMaxHours: 2.5,
      clientId: 'x',
      strict: false,
      names: ['c', 'd'],
      words: { '1': 'paid' },
    },
  });
});

test('what the schema does not take is told by the name of the knob', () => {
  const result = readKnobs({ settings }, { form: 'other', ageMaxHours: '9', words: 'no JSON' });
  expect(result.outcome === 'invalid' && Object.keys(result.problems)).toEqual(['form', 'ageMaxHours', 'words']);
});

test.each(providers)('what a form shows of $id is what it reads back, for every default', (provider) => {
  const knobs = describeKnobs(provider);
  const texts = Object.fromEntries(knobs.map(({ name, defaultText }) => [name, defaultText]));
  expect(readKnobs(provider, texts)).toEqual({ outcome: 'read', settings: {} });
});

test.each(providers)('every knob of $id says what it does', (provider) => {
  for (const { name, description } of describeKnobs(provider)) expect(description, name).toMatch(/\.$/);
});

const askable = providers.filter(({ probes }) => probes !== undefined);

test.each(askable.map((provider) => [provider.id, provider] as const))(
  'on the screen %s can only be asked at its own addresses, for its secrets are sent there',
  (_id, provider) => {
    const read = (queryUrl: string) => readKnobs(provider, { queryUrl }).outcome;
    const domain = provider.probes?.domains[0] ?? '';
    expect(read(`https://sandbox.${domain}/api`)).toBe('read');
    for (const elsewhere of [
      'https://example.com',
      `https://${domain}.example.com`,
      `https://evil${domain}`,
      `http://${domain}`,
      `https://example.com/${domain}`,
    ]) {
      expect(readKnobs(provider, { queryUrl: elsewhere }), elsewhere).toMatchObject({
        outcome: 'invalid',
        problems: { queryUrl: expect.stringContaining(domain) },
      });
    }
  },
);
