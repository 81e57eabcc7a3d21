import { expect, test } from 'vitest';
import { ParamReader } from '@/lib/platform/query/param-reader';
import { auditFilterToSearchParams, parseAuditFilter, readAuditFilter } from './audit-filter';

test('a filter survives its URL', () => {
  const filter = {
    actor: ['person:3', 'system'],
    action: ['account.updated', 'session.refused'],
    subject: 'account:3',
    q: '10.0.0.7',
    from: '2026-03-02T00:00:00.000Z',
    to: '2026-03-03T00:00:00.000Z',
    limit: 20,
    cursor: 'abc',
  };
  expect(parseAuditFilter(auditFilterToSearchParams(filter))).toEqual(filter);
});

test('what cannot be used is left out and said', () => {
  const reader = new ParamReader(
    new URLSearchParams('actor=person:x&actor=token:1&action=Drop%20table&from=yesterday'),
  );
  expect(readAuditFilter(reader)).toMatchObject({ actor: ['token:1'], action: [], from: null });
  expect(reader.problems.map(({ name }) => name)).toEqual(['actor', 'action', 'from']);
});
