import { expect, test } from 'vitest';
import { readArguments, resultWords } from './audit-check-words';

const hash = '9f'.repeat(32);

test('the anchor that a check prints is the one that the next check takes', () => {
  const words = resultWords({ outcome: 'ok', count: '12408', last: { position: '12408', hash } });
  expect(words.split('\n')[0]).toBe('ok: 12,408 entries stand in the chain as written.');
  const [, printed = ''] = /^anchor (.*)$/m.exec(words) ?? [];
  expect(readArguments(['--anchor', printed])).toEqual({ ok: true, anchor: { position: '12408', hash } });
});

test('arguments that cannot be read are refused, never taken for none', () => {
  expect(readArguments([])).toEqual({ ok: true, anchor: null });
  for (const args of [
    ['--anchor'],
    ['--anchor', '5'],
    ['--anchor', `0:${hash}`],
    ['--anchr', `5:${hash}`],
    [`5:${hash}`],
  ]) {
    expect(readArguments(args)).toMatchObject({ ok: false });
  }
});

test('a break names its entry and its place', () => {
  const words = resultWords({ outcome: 'broken', at: { why: 'altered', position: '17', entryId: '19' } });
  expect(words).toMatch(/^broken: Entry 19, at place 17, is not what was written/);
  expect(resultWords({ outcome: 'ok', count: '0', last: null })).toBe('ok: nothing was audited yet.');
});
