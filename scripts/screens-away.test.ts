import { expect, onTestFinished, test } from 'vitest';
import { listen } from '@/lib/platform/http/listen';
import type { PassedOn } from '@/lib/platform/http/pass-on';
import { answerAway } from './screens-away';

async function ask(became: Exclude<PassedOn, 'answered'>, path: string, init: RequestInit = {}) {
  const { port, close } = await listen('127.0.0.1', 0, (request, response) => answerAway(request, response, became));
  onTestFinished(() => close(0));
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
  const { status, headers } = answer;
  return { status, again: headers.get('retry-after'), type: headers.get('content-type'), body: await answer.text() };
}

test('a browser gets a page that loads itself again, and whose style its own policy allows', async () => {
  const { status, again, type, body } = await ask('unreached', '/callbacks', { headers: { accept: 'text/html,*/*' } });
  expect([status, again, type]).toEqual([503, '5', 'text/html; charset=utf-8']);
  expect(body).toContain('http-equiv="refresh"');
  expect(body).toContain('The screens are being started');
});

test('the API is answered in its own form', async () => {
  const { status, body } = await ask('unreached', '/api/v1/callbacks');
  expect([status, JSON.parse(body)]).toMatchObject([503, { error: { code: 'unavailable' } }]);
});

test('what may have been done is not to be repeated by itself', async () => {
  const asked = { method: 'POST', body: 'x', headers: { accept: 'text/html' } };
  const { status, again, body } = await ask('broken', '/replays', asked);
  expect([status, again]).toEqual([502, null]);
  expect(body).not.toContain('http-equiv="refresh"');
  expect(body).toContain('look before you repeat it');
  expect(await ask('broken', '/replays')).toMatchObject({ status: 503, again: '5', type: 'text/plain; charset=utf-8' });
});
