import { expect, test } from 'vitest';
import { liveKinds, liveLists, parseSubscription, subjectKey } from './subscription';
import { subscriptionToSearchParams } from './subscription-url';

test('what a page asks for reads back from its URL', () => {
  for (const name of liveLists) {
    const list = { name, query: 'status=failed&q=a%20b', mark: '122000~3' };
    const parsed = parseSubscription(subscriptionToSearchParams(['batch:17', 'issue:3'], list));
    expect(parsed?.subjects.map(subjectKey)).toEqual(['batch:17', 'issue:3']);
    expect(parsed?.list).toMatchObject({ name, mark: '122000~3' });
    expect(parsed?.list?.query.get('q')).toBe('a b');
    expect(parsed?.rows).toBeNull();
    const ids = name === 'requests' ? ['019cadb8-0000-7000-8000-000000000000'] : ['18', '17'];
    expect(parseSubscription(subscriptionToSearchParams([], null, { list: name, ids }))?.rows).toEqual({
      list: name,
      ids,
    });
  }
});

test('the same page has the same URL, in whatever order its parts were drawn', () => {
  const one = subscriptionToSearchParams(['batch:17', 'issue:3'], null).toString();
  expect(subscriptionToSearchParams(['issue:3', 'batch:17'], null).toString()).toBe(one);
});

test.each([
  'subject=batch',
  'subject=secret:1',
  "subject=batch:1'--",
  'subject=batch:1:2',
  'list=users',
  'list=callbacks',
  'rows=users:1',
  'rows=callbacks:',
  "rows=callbacks:1'--",
  'rows=callbacks:019cadb8-0000-7000-8000-000000000000',
  `rows=callbacks:${Array.from({ length: 201 }, (_, at) => at + 1)}`,
])('there is nothing to be told of %s', (query) => {
  expect(parseSubscription(new URLSearchParams(query))).toBeNull();
});

test('a page with more subjects than any page has is refused', () => {
  const many = Array.from({ length: 9 }, (_, at) => `${liveKinds[0]}:${at + 1}`);
  expect(parseSubscription(subscriptionToSearchParams(many, null))).toBeNull();
});
