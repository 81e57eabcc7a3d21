import { expect, test } from 'vitest';
import { shownFilters } from '@/components/filter/shown-filter';
import { utcClock } from '@/lib/platform/time-zone/zoned-clock';
import { listedWords } from './listed-words';

const kind = {
  name: 'kind',
  label: 'Kind',
  kind: 'choice',
  operators: ['is', 'not'],
  options: [{ value: 'stuck', label: 'Stuck' }],
} as const;

test('what a list shows is told by its tab, its search and its filters', () => {
  const filters = shownFilters(new URLSearchParams('kind=stuck'), [kind]);
  const plain = [{ words: 'Search: 4711', without: { pathname: '/issues', search: '' } }];
  expect(listedWords('open', { plain, filters }, utcClock)).toBe('Open · Search: 4711 · Kind is Stuck');
  expect(listedWords('all', { plain: [], filters: [] }, utcClock)).toBe('In any state');
});
