import { readFileSync } from 'node:fs';
import { type IncomingMessage, request as openRequest } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { signIn, strangersTest as test } from '@/e2e/support/console-test';
import type { RunningConsole } from '@/e2e/support/running-console';

const manifestSchema = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string().optional() })) });

/** The id under which the build knows the server function `name`; every browser that loads the script reads it there. */
function functionId(name: string): string {
  const file = path.resolve(import.meta.dirname, '../../.next/server/server-reference-manifest.json');
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const [id] = Object.entries(node).find(([, { exportedName }]) => exportedName === name) ?? [];
  return z.string().parse(id);
}

const mebibyte = 1024 * 1024;

interface Sent {
  path: string;
  headers: Record<string, string>;
  body: string | Buffer;
  /** The address to speak from. */
  from?: string;
}

function post({ url }: RunningConsole, { path: asked, headers, body, from }: Sent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Kept: a connection that is closed with the answer takes it along from whoever still sends.
    const kept = { connection: 'keep-alive', ...headers };
    openRequest(new URL(asked, url), { method: 'POST', headers: kept, localAddress: from, agent: false }, resolve)
      .once('error', reject)
      .end(body);
  });
}

/** Sends exactly this as a request's first line; answers all that comes back. */
function say({ url }: RunningConsole, line: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`${line} HTTP/1.1\r\nHost: console.test\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

test('methods and targets that nobody serves are refused, and leave no line', async ({ server }) => {
  const before = server.said();
  for (const line of ['TRACE /', 'TRACE /api/v1/callbacks', 'PROPFIND /'])
    expect(await say(server, line), line).toMatch(/^HTTP\/1\.1 405 /);
  for (const line of ['OPTIONS *', 'GET *', 'GET @evil.example/x'])
    expect(await say(server, line), line).toMatch(/^HTTP\/1\.1 400 /);
  for (const line of [
    'OPTIONS /',
    'OPTIONS /api/v1/callbacks',
    'DELETE /sign-in',
    'PUT /nowhere',
    'PATCH /api/nowhere',
  ])
    expect(await say(server, line), line).not.toMatch(/^HTTP\/1\.1 5/);
  expect(server.said()).toBe(before);
});

test('the door, health and metrics are reached by whatever writing of their path, and never as pages', async ({
  server,
}) => {
  for (const target of [
    'http://localhost/api/callbacks/nobody',
    '/x/../api/callbacks/nobody',
    '/%61pi/callbacks/nobody',
  ])
    expect(await say(server, `GET ${target}`), target).toMatch(/^HTTP\/1\.1 404 /);
  expect(await say(server, 'GET http://localhost/api/health/live')).toContain('"live"');
});

test('nobody writes into the log by what next-auth offers', async ({ server }) => {
  const before = server.said();
  const line = { path: '/api/auth/_log', headers: { 'content-type': 'application/json' } };
  const answer = await post(server, { ...line, body: '{"level":"error","code":"ours, says a stranger"}' });
  expect(answer.resume().statusCode).toBe(404);
  for (const at of ['/api/auth/session', '/api/auth/providers', '/api/auth/csrf?callbackUrl=javascript:1'])
    await (await fetch(new URL(at, server.url), { redirect: 'manual' })).arrayBuffer();
  expect(server.said()).toBe(before);
});

test('bodies are taken so far as something needs them: 16 KiB to sign in, 1 MiB elsewhere', async ({ server }) => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const statusOf = async (at: string, bytes: number, headers: Record<string, string> = form) => {
    const answer = await post(server, { path: at, headers, body: Buffer.alloc(bytes, 'x') });
    answer.resume();
    return answer.statusCode;
  };
  const signingIn = '/api/auth/callback/credentials';
  const chunked = { ...form, 'transfer-encoding': 'chunked' };
  expect(await statusOf(signingIn, 16 * 1024)).toBe(302);
  for (const headers of [form, chunked])
    for (const bytes of [16 * 1024 + 1, 6 * mebibyte]) expect(await statusOf(signingIn, bytes, headers)).toBe(413);
  for (const at of ['/sign-in', '/join/nobody', '/api/v1/callbacks', '/nowhere'])
    expect(await statusOf(at, 6 * mebibyte), at).toBe(413);
  for (const at of ['/sign-in', '/join/nobody']) expect(await statusOf(at, 6 * mebibyte, chunked), at).toBe(413);
});

for (const overTls of [false, true])
  test(`a server function that another page holds is asked from where it was asked${overTls ? ', over TLS too' : ''}`, async ({
    server,
  }) => {
    const { cookies } = await signIn(server);
    const session = cookies.find(({ name }) => name === 'console.session')?.value ?? '';
    const { host } = new URL(server.url);
    const headers = {
      'next-action': functionId('signOut'),
      'content-type': 'text/plain;charset=UTF-8',
      origin: `${overTls ? 'https' : 'http'}://${host}`,
      cookie: `${overTls ? '__Host-' : ''}console.session=${session}`,
      ...(overTls && { 'x-forwarded-proto': 'https' }),
    };
    const answer = await post(server, { path: '/sign-in', headers, body: '[]', from: '127.0.0.2' });
    await text(answer);
    expect(JSON.stringify(answer.headers)).not.toContain('socket-address');
    const audit = await fetch(`${server.url}/api/v1/audit?action=session.ended&limit=1`, {
      headers: { authorization: `Bearer ${server.apiToken}` },
    });
    expect(await audit.json()).toMatchObject({ data: [{ address: '127.0.0.2' }] });
    expect(server.said()).not.toContain('failed to forward');
  });
