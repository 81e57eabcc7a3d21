import { expect, test } from 'vitest';
import { openView } from './open-view';
import type { SavedView } from './types';

const view = (id: string, query: string): SavedView => ({
  id,
  list: 'callbacks',
  name: id,
  query,
  shared: false,
  owner: null,
  mayChange: true,
  updatedAt: '2026-03-02T09:00:00.000Z',
});
const views = [view('1', 'status=failed'), view('2', 'provider=gatepay&status=failed')];
const opened = (query: string) => openView(views, new URLSearchParams(query));

test('the view that a URL names stays open while its list is narrowed further, and is told to be changed', () => {
  expect(opened('view=1&status=failed&cursor=x&open=17')).toEqual({ view: views[0], changed: false });
  expect(opened('view=1&status=failed&provider=gatepay')).toEqual({ view: views[0], changed: true });
});

test('a URL that shows what a view keeps opens it, also where it names one that is gone', () => {
  expect(opened('status=failed&provider=gatepay')).toEqual({ view: views[1], changed: false });
  expect(opened('view=99&status=failed')).toEqual({ view: views[0], changed: false });
  expect(opened('view=99&status=new')).toBeNull();
  expect(opened('')).toBeNull();
});
