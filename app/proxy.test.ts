import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { pathHeader, requestIdHeader } from '@/lib/access/web/request-headers';
import { config, proxy } from '@/proxy';

const ask = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://console.example${path}`, { headers }));
const signedIn = { cookie: 'console.session=anything' };
const nonceOf = (response: Response) =>
  /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];

describe('proxy', () => {
  it('leads browsers without a session to the sign-in page, and back afterwards', () => {
    const response = ask('/callbacks?status=failed');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('http://console.example/sign-in?next=%2Fcallbacks%3Fstatus%3Dfailed');
  });

  it('lets the sign-in page and browsers with a session of either kind through', () => {
    for (const response of [
      ask('/sign-in'),
      ask('/callbacks', signedIn),
      ask('/callbacks', { cookie: '__Host-console.session=anything' }),
    ]) {
      expect(response.headers.get('location')).toBeNull();
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('leaves a call of a server function to that function, which keeps the page of whoever is not signed in any more', () => {
    const call = (init: { method?: string; headers?: Record<string, string> }) =>
      proxy(new NextRequest('http://console.example/issues/12', init));
    const headers = { 'next-action': '40ab' };
    expect(call({ method: 'POST', headers }).headers.get('location')).toBeNull();
    expect(call({ method: 'POST' }).status).toBe(303);
    expect(call({ headers }).status).toBe(303);
  });

  it('gives every page a nonce and a request id of its own', () => {
    const [one, two] = [ask('/', signedIn), ask('/', signedIn)];
    expect(nonceOf(one)).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    expect(one.headers.get(requestIdHeader)).not.toBe(two.headers.get(requestIdHeader));
  });

  it('believes nothing that a browser sends under its own headers', () => {
    const response = ask('/batches', { ...signedIn, [pathHeader]: '//evil.example', 'x-nonce': 'mine' });
    expect(response.headers.get(`x-middleware-request-${pathHeader}`)).toBe('/batches');
    expect(response.headers.get('x-middleware-request-x-nonce')).toBe(nonceOf(response));
  });

  it('stands before pages, not before the door, the API or files', () => {
    const [pattern] = config.matcher;
    const matches = (path: string) => new RegExp(`^${pattern}$`).test(path);
    for (const path of ['/', '/sign-in', '/callbacks/17', '/batches/gatepay/icon.svg.txt'])
      expect(matches(path), path).toBe(true);
    for (const path of ['/api/callbacks/gatepay', '/api/v1/callbacks', '/_next/static/a.js', '/icon.svg']) {
      expect(matches(path), path).toBe(false);
    }
  });
});
