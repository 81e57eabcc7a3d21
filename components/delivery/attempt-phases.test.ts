import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorClasses } from '@/lib/delivery/error-class';
import { attemptPhases } from './attempt-phases';

const nothing = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: null };

test('a whole call over TLS has its five parts', () => {
  const timings = { dnsMs: 4, connectMs: 14, tlsMs: 40, firstByteMs: 100, totalMs: 104 };
  expect(attemptPhases(timings, null).map(({ name, ms }) => [name, ms])).toEqual([
    ['dns', 4],
    ['connect', 10],
    ['tls', 26],
    ['wait', 60],
    ['read', 4],
  ]);
});

test('a kept connection is waited on at once', () => {
  const phases = attemptPhases({ ...nothing, dnsMs: 1, firstByteMs: 21, totalMs: 22 }, null);
  expect(phases.map(({ name }) => name)).toEqual(['dns', 'wait', 'read']);
});

test('a call that failed ends in the part that its error class tells of', () => {
  const ends = (timings: object, errorClass: (typeof errorClasses)[number]) =>
    attemptPhases({ ...nothing, ...timings }, errorClass).at(-1);
  expect(ends({ totalMs: 7 }, 'dns_failed')).toEqual({ name: 'dns', ms: 7, broken: true });
  expect(ends({ dnsMs: 2, totalMs: 5_002 }, 'connect_timeout')).toEqual({ name: 'connect', ms: 5_000, broken: true });
  expect(ends({ dnsMs: 2, connectMs: 5, totalMs: 9 }, 'certificate_invalid')).toEqual({
    name: 'tls',
    ms: 4,
    broken: true,
  });
  expect(ends({ dnsMs: 2, connectMs: 5, totalMs: 3_005 }, 'response_timeout')).toEqual({
    name: 'wait',
    ms: 3_000,
    broken: true,
  });
  expect(ends({ dnsMs: 1, firstByteMs: 5, totalMs: 9 }, 'status_not_ok')).toEqual({
    name: 'read',
    ms: 4,
    broken: false,
  });
});

test('the parts add up to the whole, whatever failed', () => {
  const steps = fc.array(fc.option(fc.nat(9_000)), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(steps, fc.nat(9_000), fc.option(fc.constantFrom(...errorClasses)), (marks, rest, errorClass) => {
      let at = 0;
      const [dnsMs = null, connectMs = null, tlsMs = null, firstByteMs = null] = marks.map((ms) => {
        if (ms === null) return null;
        at += ms;
        return at;
      });
      const totalMs = at + rest;
      const phases = attemptPhases({ dnsMs, connectMs, tlsMs, firstByteMs, totalMs }, errorClass);
      expect(phases.reduce((sum, { ms }) => sum + ms, 0)).toBe(totalMs);
    }),
  );
});

test('a call that still runs shows what it has done so far', () => {
  expect(attemptPhases(nothing, null)).toEqual([]);
});
