import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { drawnForField } from '@/app/(console)/providers/drawn-for-field';
import { serverFunctions } from '@/e2e/support/access-surface';
import { emptyTables } from '@/e2e/support/empty-tables';
import { openSession } from '@/e2e/support/open-session';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { actionWords } from '@/lib/access/action-words';
import { type Role, roles } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import { secondFactorPolicyKey } from '@/lib/access/second-factor/policy';
import { sessionSecrets } from '@/lib/access/session-secret';
import { ensureAccounts } from '@/lib/intake/accounts';
import { setContext } from '@/lib/platform/boot';
import { openDatabase } from '@/lib/platform/db/client';

const browser = vi.hoisted(() => ({ cookie: '' }));

// Outside Next there is no request: its cookie and headers are what this test says. All else is real.
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (name === 'console.session' && browser.cookie ? { name, value: browser.cookie } : undefined),
    set: () => undefined,
  }),
  headers: async () => new Headers({ host: 'console.test' }),
}));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

// Files share their modules: what is called here is loaded by this file, and nobody after it meets the stand-ins.
beforeAll(() => {
  vi.resetModules();
});
afterAll(() => {
  vi.doUnmock('next/headers');
  vi.doUnmock('next/cache');
  vi.resetModules();
});

const root = path.resolve(import.meta.dirname, '..');

async function functionFiles(): Promise<string[]> {
  const files: string[] = [];
  for (const folder of ['app', 'components', 'lib'])
    for (const name of await readdir(path.join(root, folder), { recursive: true })) {
      const file = path.join(folder, name);
      if (/\.tsx?$/.test(file) && /^\s*'use server';/m.test(await readFile(path.join(root, file), 'utf8')))
        files.push(file);
    }
  return files.sort();
}

const test = base
  .extend('ctx', async ({ db }) => {
    await emptyTables(db, 'users, rate_windows, console_settings');
    const ctx = testContext(db, { GATEPAY_API_SECRET: 'a-secret-for-tests-only' });
    await ensureAccounts(ctx);
    setContext(ctx);
    return ctx;
  })
  .extend('signInAs', ({ ctx }) => async (role: Role | null) => {
    browser.cookie = '';
    if (role === null) return null;
    const data = { email: `${role}-${Math.random()}@example.com`, name: role, role, passwordHash: '' };
    const { id } = await ctx.db.prisma.user.create({ data });
    const person = await openSession(ctx, id);
    const [secret] = sessionSecrets(ctx.environment);
    browser.cookie = await encode({ secret, token: { sessionId: person.sessionId } });
    return person;
  });

const state = { status: 'untouched', message: null, problems: {} };

/** What pages drawn for the user `drawnFor` send to a server function. */
function usualArgs(file: string, name: string, drawnFor = ''): readonly unknown[] {
  const { form = {}, args } = serverFunctions[file]?.[name] ?? {};
  const data = new FormData();
  for (const [field, value] of Object.entries(form)) data.set(field, value);
  data.set(drawnForField, drawnFor);
  return args ?? [state, data];
}

/** What a server function answers or throws, as text: a redirect is thrown with where it leads. */
async function callFunction(file: string, name: string, args = usualArgs(file, name)): Promise<string> {
  const module: Record<string, unknown> = await import(path.join(root, file));
  const call = module[name];
  if (typeof call !== 'function') throw new Error(`${file} has no ${name}`);
  try {
    return JSON.stringify(await call(...args)) ?? '';
  } catch (error) {
    const digest: unknown = error instanceof Error ? Reflect.get(error, 'digest') : null;
    if (typeof digest === 'string') return digest;
    throw error;
  }
}

const all = Object.entries(serverFunctions).flatMap(([file, names]) =>
  Object.entries(names).map(([name, { who }]) => ({ file, name, who })),
);

test('every server function is in the table, and nothing else is', async () => {
  const files = await functionFiles();
  expect(files).toEqual(Object.keys(serverFunctions).sort());
  for (const file of files) {
    const module: Record<string, unknown> = await import(path.join(root, file));
    expect(Object.keys(module).sort(), file).toEqual(Object.keys(serverFunctions[file] ?? {}).sort());
  }
});

test('every server function sends those who are not signed in to the sign-in page, or answers with the way there', async ({
  signInAs,
}) => {
  await signInAs(null);
  for (const { file, name, who } of all) {
    const answer = await callFunction(file, name);
    if (who === 'signed-out') expect(answer, name).not.toContain('/sign-in');
    else
      expect(answer, `${file} ${name}`).toMatch(
        /NEXT_REDIRECT;replace;\/sign-in|^\{"status":"failed".*"href":"\/sign-in/,
      );
  }
});

test('every server function is refused to exactly the roles that do not include it', async ({ signInAs }) => {
  for (const { file, name, who } of all) {
    for (const role of roles) {
      const person = await signInAs(role);
      const answer = await callFunction(file, name, usualArgs(file, name, person?.userId));
      const what = `${file} ${name} as ${role}: ${answer}`;
      const allowed = who === 'own' || who === 'signed-out' || (person !== null && may(person, who));
      if (allowed) expect(answer, what).not.toMatch(/does not include/);
      else expect(answer, what).toContain(`Your role does not include ${actionWords[who]}.`);
    }
  }
});

test('a form of a page that was drawn for somebody else, or does not say for whom, is not done', async ({
  signInAs,
}) => {
  const other = await signInAs('admin');
  await signInAs('admin');
  for (const { file, name, who } of all) {
    if (who === 'signed-out' || serverFunctions[file]?.[name]?.args) continue;
    for (const drawnFor of [other?.userId, '']) {
      const answer = await callFunction(file, name, usualArgs(file, name, drawnFor));
      expect(answer, `${file} ${name}`).toContain('this page was drawn for somebody else');
    }
  }
});

test('what voids a password, and what is done to all that match, is not done without a yes', async ({ signInAs }) => {
  const person = await signInAs('admin');
  const asked = [
    ['app/(console)/people/actions.ts', 'reset'],
    ['app/(console)/issues/actions.ts', 'workOnMatching'],
  ] as const;
  for (const [file, name] of asked) {
    const [, sent] = usualArgs(file, name, person?.userId);
    if (!(sent instanceof FormData)) throw new Error(`${name} takes a form`);
    sent.delete('agreed');
    expect(await callFunction(file, name, [state, sent]), name).toContain('first. Nothing was changed.');
  }
});

const secondFactor = ['beginCodes', 'confirmCodes', 'giveUpCodes'];

test('whose role must have a second factor now and who has none is told so by every form but those that set one up', async ({
  ctx,
  signInAs,
}) => {
  const value = { requiredRoles: ['admin'] };
  await ctx.db.prisma.consoleSetting.create({
    data: { key: secondFactorPolicyKey, value, updatedAt: ctx.clock.now(), updatedBy: 'test' },
  });
  const person = await signInAs('admin');
  for (const { file, name, who } of all) {
    if (who === 'signed-out' || serverFunctions[file]?.[name]?.args) continue;
    const answer = await callFunction(file, name, usualArgs(file, name, person?.userId));
    if (secondFactor.includes(name)) expect(answer, name).not.toContain('second factor now');
    else expect(answer, name).toMatch(/second factor now.*"href":"\/second-factor"/);
  }
});

test('a form whose sender cannot be read is answered in words, and nothing is done', async ({ ctx, signInAs }) => {
  const person = await signInAs('admin');
  const away = openDatabase('postgres://nobody@127.0.0.1:1/none', { connectTimeoutMs: 500 });
  setContext({ ...ctx, db: away });
  const [file, name] = ['app/(console)/people/actions.ts', 'invite'] as const;
  const answer = await callFunction(file, name, usualArgs(file, name, person?.userId));
  expect(answer).toMatch(
    /^\{"status":"failed","message":"Not done: who is signed in could not be read\. In the log under /,
  );
  await away.close();
});

test('what no page sends to a server function is bad input, and no fault of the console', async ({ ctx, signInAs }) => {
  const said = vi.spyOn(ctx.log, 'error');
  const odd = new FormData();
  for (const field of ['id', 'verb', 'request', 'subject', 'account', 'provider']) odd.set(field, new Blob(['x']));
  const sent = [[], [1], [[1], [1]], [state, 1], [state, null], [null, odd], [{ a: 1 }, {}, []]];
  for (const { file, name } of all) {
    for (const args of sent) {
      const person = await signInAs('admin');
      odd.set(drawnForField, person?.userId ?? '');
      const what = `${file} ${name}(${JSON.stringify(args)})`;
      await expect(callFunction(file, name, args), what).resolves.toEqual(expect.any(String));
      expect(said.mock.calls, what).toEqual([]);
    }
  }
});
