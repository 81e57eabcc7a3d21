import { expect, test } from 'vitest';
import { readmeText } from './readme';

const subject = { kind: 'batch', id: '17' } as const;

test.each([
  [true, 'by whomever of those who may reveal it is made', 'A masked pack has another one.'],
  [false, 'by whomever of those who may not reveal it is made', 'A pack with the bytes as they came has another one.'],
])('a reader is told which packs share the content hash of theirs (whole: %s)', (whole, same, other) => {
  const words = readmeText(subject, { whole }).replaceAll('\n', ' ');
  expect(words).toContain(same);
  expect(words).toContain(other);
  expect(words).not.toContain('by whomever the pack is made');
});
