import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '@/lib/platform/http/listen';
import type { PassedOn } from '@/lib/platform/http/pass-on';
import { answerAway } from './screens-away';

async function ask(became: Exclude<PassedOn, 'answered'>, path: string, init: RequestInit = {}) {
  const { port, close } = await listen('127.0.0.1', 0, (request, response) => answerAway(request, response, became));
  onTestFinished(() => close(0));
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
  const { status, headers } = answer;
  const [again, type] = [headers.get('retry-after'), headers.get('content-type')];
  return { status, again, type, policy: headers.get('content-security-policy'), body: await answer.text() };
}

const browser = { headers: { accept: 'text/html,*/*' } };
const form = { ...browser, method: 'POST', body: 'x' };

test('a browser gets a page that loads itself again, and whose style its own policy allows', async () => {
  const { status, again, type, policy, body } = await ask('unreached', '/callbacks', browser);
  expect([status, again, type]).toEqual([503, '5', 'text/html; charset=utf-8']);
  expect(body).toContain('http-equiv="refresh"');
  expect(body).toContain('The screens are being started');
  const style = /<style>([\s\S]*)<\/style>/.exec(body)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(policy?.split('; ')).toContain(`style-src 'sha256-${hash}'`);
  expect(policy).toContain("default-src 'none'");
});

test('the API is answered in its own form', async () => {
  const { status, body } = await ask('unreached', '/api/v1/callbacks');
  expect([status, JSON.parse(body)]).toMatchObject([503, { error: { code: 'unavailable' } }]);
});

test('a form that nobody took is not replaced by a page, and is told that it can be sent again', async () => {
  const { status, again, body } = await ask('unreached', '/replays', form);
  expect([status, again]).toEqual([503, '5']);
  expect(body).not.toContain('http-equiv="refresh"');
  expect(body).toContain('Nothing of this was done: send it again');
});

test('what may have been done is not to be repeated by itself', async () => {
  const { status, again, body } = await ask('broken', '/replays', form);
  expect([status, again]).toEqual([502, null]);
  expect(body).not.toMatch(/http-equiv="refresh"|<a /);
  expect(body).toContain('look before you repeat it');
});

test('a page that the screens did not survive is asked for again by people alone', async () => {
  const { status, again, body } = await ask('broken', '/callbacks', browser);
  expect([status, again]).toEqual([502, null]);
  expect(body).not.toContain('http-equiv="refresh"');
  expect(body).toContain('<a href="">Ask again</a>');
  expect(await ask('broken', '/callbacks')).toMatchObject({ again: null, type: 'text/plain; charset=utf-8' });
});
