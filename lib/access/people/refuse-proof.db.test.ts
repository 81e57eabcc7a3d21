import { expect } from 'vitest';
import { idOf, password, test } from '@/e2e/support/people-test';
import { turnOn } from '@/e2e/support/turn-on-second-factor';
import type { ActorContext } from '@/lib/access/actor';
import { codeTries, setupTries } from '@/lib/access/second-factor/code-tries';
import { makeRecoveryCodes, removeSecondFactor } from '@/lib/access/second-factor/own-second-factor';
import { beginAnotherApp, beginSecondFactor, confirmSecondFactor } from '@/lib/access/second-factor/own-setup';
import { changePassword } from './change-password';
import { ownPasswordTries } from './own-account';

const address = '198.51.100.4';

/** As them, from an address of the test's. */
function from(ctx: ActorContext): ActorContext {
  return ctx.actor.kind === 'person' ? { ...ctx, actor: { ...ctx.actor, address } } : ctx;
}

async function refusals(ctx: ActorContext) {
  const entries = await ctx.db.prisma.auditEntry.findMany({
    where: { action: 'person.proof_refused' },
    orderBy: { id: 'asc' },
  });
  return entries.map((entry) => ({ who: entry.actorName, of: entry.subject, from: entry.address, after: entry.after }));
}

test('each wrong password of an open session is in the audit, by whatever it was asked for, and a flood is there once', async ({
  join,
}) => {
  const vera = from(await join('viewer', 'vera'));
  await turnOn(vera);
  const typed = 'not-her-password-at-all';
  const asks = [
    () => changePassword(vera, { current: typed, password: 'seven grey herons at noon' }),
    () => beginSecondFactor(vera, { password: typed }),
    () => beginAnotherApp(vera, { password: typed, code: '000000' }),
    () => makeRecoveryCodes(vera, { password: typed, code: '000000' }),
    () => removeSecondFactor(vera, { password: typed, code: '000000' }),
  ];
  for (const ask of asks) expect(await ask()).toMatchObject({ outcome: 'invalid' });
  const one = { who: 'vera', of: `user:${idOf(vera)}`, from: address, after: { cause: 'wrong password' } };
  expect(await refusals(vera)).toEqual(asks.map(() => one));
  for (let more = 0; more < 3 * ownPasswordTries.eventsMax; more += 1)
    await beginSecondFactor(vera, { password: typed });
  const all = await refusals(vera);
  expect(all.slice(0, -1)).toEqual(Array.from({ length: ownPasswordTries.eventsMax }, () => one));
  expect(all.at(-1)).toEqual({ ...one, after: { cause: 'too many passwords' } });
  const { rows } = await vera.db.pool.query<{ line: string }>('select a::text as line from audit_entries a');
  expect(JSON.stringify(rows)).not.toContain(typed);
});

test('each wrong code of an open session is in the audit, and a flood is there once', async ({ join }) => {
  const vera = from(await join('viewer', 'vera'));
  await turnOn(vera);
  const ask = () => removeSecondFactor(vera, { password, code: 'not-it' });
  for (let guess = 0; guess < 3 * codeTries.eventsMax; guess += 1) await ask();
  const causes = (await refusals(vera)).map(({ after }) => after);
  const wrong = Array.from({ length: codeTries.eventsMax }, () => ({ cause: 'wrong code' }));
  expect(causes).toEqual([...wrong, { cause: 'too many codes' }]);
});

test('each wrong code of a set-up is in the audit, a flood once, and nothing where there is no set-up to guess at', async ({
  join,
}) => {
  const vera = from(await join('viewer', 'vera'));
  const ask = () => confirmSecondFactor(vera, { code: '000000' });
  await ask();
  expect(await refusals(vera)).toEqual([]);
  await beginSecondFactor(vera, { password });
  for (let guess = 0; guess < 2 * setupTries.eventsMax; guess += 1) await ask();
  const causes = (await refusals(vera)).map(({ after }) => after);
  expect(causes).toEqual([
    ...Array.from({ length: setupTries.eventsMax }, () => ({ cause: 'wrong code of a set-up' })),
    { cause: 'too many codes of a set-up' },
  ]);
});

test('what was right, and what was left empty, is no refusal', async ({ join }) => {
  const vera = from(await join('viewer', 'vera'));
  const { codes } = await turnOn(vera);
  await beginAnotherApp(vera, { password: '', code: '' });
  await beginAnotherApp(vera, { password, code: '' });
  expect(await beginAnotherApp(vera, { password, code: codes[0] ?? '' })).toEqual({ outcome: 'done' });
  expect(await refusals(vera)).toEqual([]);
});
