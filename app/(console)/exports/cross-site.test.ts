import { expect, test } from 'vitest';
import { GET as resubmit } from '@/app/(console)/batches/[provider]/[batchId]/resubmit/route';
import { GET as list } from './[kind]/route';
import { GET as evidence } from './evidence/route';

const request = (path: string, site: string) =>
  new Request(`https://console.test${path}`, { headers: { 'sec-fetch-site': site } });

test.each([
  ['/exports/transfers', (asked: Request) => list(asked, { params: Promise.resolve({ kind: 'transfers' }) })],
  ['/exports/evidence?record=batch:17', (asked: Request) => evidence(asked)],
  [
    '/batches/gatepay/17/resubmit',
    (asked: Request) => resubmit(asked, { params: Promise.resolve({ provider: 'gatepay', batchId: '17' }) }),
  ],
])('no other site can make a browser download %s', async (path, get) => {
  for (const site of ['cross-site', 'same-site', 'made-up']) {
    const answer = await get(request(path, site));
    expect(answer.status, site).toBe(403);
    expect(await answer.text()).toContain('Another site asked for it.');
  }
});
