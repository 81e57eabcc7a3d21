import { expect, test } from 'vitest';
import { brokenWords, bulkWords, matchingQuestion } from './bulk-words';

test('a bulk action says how many it changed, left alone, and whether there are more', () => {
  expect(bulkWords({ do: 'resolve' }, { changed: 1, unchanged: 0, more: false })).toBe('1 issue was resolved.');
  expect(bulkWords({ do: 'acknowledge' }, { changed: 1_204, unchanged: 1, more: true })).toBe(
    '1,204 issues were acknowledged. 1 issue stayed as it was: it does not fit its state. More match: do it again to go on.',
  );
  expect(bulkWords({ do: 'assign', ownerId: '3' }, { changed: 0, unchanged: 2, more: false })).toBe(
    '0 issues were given. 2 issues stayed as they were: it does not fit their state.',
  );
});

test('what is given to nobody is said to be nobody’s', () => {
  const nobody = { do: 'assign', ownerId: null } as const;
  expect(bulkWords(nobody, { changed: 1, unchanged: 0, more: false, taken: [] })).toBe('1 issue is nobody’s now.');
  expect(bulkWords(nobody, { changed: 2, unchanged: 0, more: false })).toBe('2 issues are nobody’s now.');
});

test('what was left out because it changed hands is named, and beyond five counted', () => {
  const given = { do: 'assign', ownerId: '3', seen: { by: 'row', owners: new Map() } } as const;
  const words = (taken: string[]) => bulkWords(given, { changed: 1, unchanged: 0, more: false, taken });
  expect(words(['12'])).toBe('1 issue was given. Left out: issue 12, whose owner changed since the list was read.');
  expect(words(['12', '15'])).toContain(' Left out: issues 12 and 15, whose owners changed');
  expect(words(['1', '2', '3', '4', '5', '6', '7'])).toContain('issues 1, 2, 3, 4, 5 and 2 more, whose');
  const matching = { ...given, seen: { by: 'instant', at: new Date(0) } } as const;
  expect(bulkWords(matching, { changed: 1, unchanged: 0, more: false, taken: ['12'] })).toBe(
    '1 issue was given. Left out: issue 12, whose owner changed since the list was read, or just before.',
  );
});

test('what broke off says how much was done, and how to go on', () => {
  expect(brokenWords({ do: 'resolve' }, { changed: 4_500, unchanged: 2, more: true })).toBe(
    '4,500 issues were resolved. 2 issues stayed as they were: it does not fit their state. Then it broke off: the database did not answer, or something in the console is broken. Perhaps some more were done too. Do it again to go on.',
  );
});

test('before all that match are worked on, it is asked what is done, to how many, by which filter', () => {
  const matching = { what: '1,204 issues', filter: 'Open · Kind is Stuck' };
  expect(matchingQuestion('resolve', matching)).toEqual({
    title: 'Resolve 1,204 issues?',
    description:
      'Open · Kind is Stuck, on this page and all others. What is raised after the list was read is left alone.',
    agree: 'Resolve 1,204 issues',
  });
  expect(matchingQuestion({ give: { owner: 'Fay' } }, matching).title).toBe('Give 1,204 issues to Fay?');
  expect(matchingQuestion({ give: { owner: null } }, matching).agree).toBe('Give 1,204 issues to nobody');
});
