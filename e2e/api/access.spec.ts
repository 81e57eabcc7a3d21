import { expect, test } from '@/e2e/support/console-test';

const paths = [
  'callbacks',
  'callbacks/1',
  'batches',
  'batches/gatepay/1',
  'requests',
  'requests/1',
  'transfers',
  'issues',
  'audit',
];

for (const path of paths) {
  test(`/api/v1/${path} answers 401 in JSON without a token, and with a wrong one`, async ({ api }) => {
    for (const token of [null, 'a-token-that-nobody-gave-out-0123456789']) {
      const response = await api.get(path, token);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.json()).toEqual({ error: { code: 'unauthenticated', message: expect.any(String) } });
    }
  });
}

test('a session of the console is no token of the API', async ({ page }) => {
  const response = await page.request.get('/api/v1/callbacks');
  expect(response.status()).toBe(401);
});

test('a token of the API opens no page', async ({ server }) => {
  const response = await fetch(`${server.url}/callbacks`, {
    headers: { authorization: `Bearer ${server.apiToken}` },
    redirect: 'manual',
  });
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toContain('/sign-in');
});

test('the icon is there for everybody, also under the name that browsers ask for by themselves', async ({ server }) => {
  for (const path of ['/icon.svg', '/favicon.ico']) {
    const response = await fetch(`${server.url}${path}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  }
});

test('what does not exist answers 404, and a filter that nobody knows 400, each in JSON', async ({ api }) => {
  for (const path of ['callbacks/987654321', 'batches/gatepay/no-such-batch', 'requests/not-an-id']) {
    const response = await api.get(path);
    expect(response.status, path).toBe(404);
    expect(await response.json()).toEqual({ error: { code: 'not_found', message: expect.any(String) } });
  }
  const misspelt = await api.get('callbacks?provder=gatepay');
  expect(misspelt.status).toBe(400);
  expect(await misspelt.json()).toEqual({
    error: { code: 'bad_request', message: expect.stringContaining('provder') },
  });
});

test('health says live and ready to everybody, and nothing more', async ({ server }) => {
  const live = await fetch(`${server.url}/api/health/live`);
  expect([live.status, await live.json()]).toEqual([200, { status: 'live' }]);
  const ready = await fetch(`${server.url}/api/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
});

test('answers cannot be framed, sniffed or read by other sites', async ({ server, api, page }) => {
  const answer = await api.get('callbacks');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  const policy = (await page.request.get(server.url)).headers()['content-security-policy'];
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("script-src 'unsafe-inline'");
});
