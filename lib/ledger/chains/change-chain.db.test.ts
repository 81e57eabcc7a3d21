import { expect } from 'vitest';
import { test as base } from '@/e2e/support/destination-test';
import { chainDefaults } from './chain-defaults';
import { addChain, editChain, resetChain, setChainEnabled } from './change-chain';
import { findChain } from './find-chain';
import { getChainRows } from './get-chain-rows';
import { readChainMap } from './read-chain-map';
import type { ChainEntry } from './types';

const near: ChainEntry = {
  ...{ id: 'NEAR', name: 'Near', aliases: ['NEP141'], explorer: 'Nearblocks', hashPrefix: '' },
  hash: { form: '^[1-9A-Za-z]{43,44}$', words: '43 or 44 characters', url: 'https://nearblocks.io/txns/{hash}' },
  address: { form: '^[a-z0-9._-]{2,64}$', words: 'an account name', url: null },
};
const tron = findChain(chainDefaults, 'TRX') ?? expect.fail('Tron is a default.');

const test = base.extend('emptied', { auto: true }, async ({ ctx }) => {
  await ctx.db.pool.query('truncate console_settings');
});

test('a change is in force at once and stands in the audit with the chain before and after', async ({ ctx }) => {
  expect(findChain(await readChainMap(ctx), 'NEP141')).toBeNull();
  expect(await addChain(ctx, near)).toEqual({ outcome: 'changed' });
  expect(findChain(await readChainMap(ctx), 'NEP141')).toEqual(near);
  expect(await editChain(ctx, { ...near, explorer: 'Pikespeak' })).toEqual({ outcome: 'changed' });
  expect(await setChainEnabled(ctx, { id: 'NEAR', enabled: false })).toEqual({ outcome: 'changed' });
  expect(findChain(await readChainMap(ctx), 'near')).toBeNull();
  expect(await resetChain(ctx, { id: 'NEAR' })).toEqual({ outcome: 'changed' });
  const { rows } = await ctx.db.pool.query(
    `select action, before->>'explorer' as was, after->>'explorer' as is, after->>'disabled' as off
     from audit_entries where action like 'chain.%' order by id`,
  );
  expect(rows).toEqual([
    { action: 'chain.added', was: null, is: 'Nearblocks', off: 'false' },
    { action: 'chain.changed', was: 'Nearblocks', is: 'Pikespeak', off: 'false' },
    { action: 'chain.disabled', was: 'Pikespeak', is: 'Pikespeak', off: 'true' },
    { action: 'chain.reset', was: 'Pikespeak', is: null, off: null },
  ]);
});

test('what is so already is not written and not audited', async ({ ctx }) => {
  expect(await editChain(ctx, tron)).toEqual({ outcome: 'unchanged' });
  expect(await resetChain(ctx, { id: 'TRX' })).toEqual({ outcome: 'unchanged' });
  expect(await setChainEnabled(ctx, { id: 'TRX', enabled: true })).toEqual({ outcome: 'unchanged' });
  const { rowCount } = await ctx.db.pool.query(`select 1 from audit_entries where action like 'chain.%'`);
  expect(rowCount).toBe(0);
});

test('a spelling never names two chains, not by adding, enabling or resetting one either', async ({ ctx }) => {
  const greedy = { ...near, aliases: ['TRC20'] };
  expect(await addChain(ctx, greedy)).toMatchObject({
    outcome: 'spelling_taken',
    spelling: 'trc20',
    by: { id: 'TRX' },
  });
  await setChainEnabled(ctx, { id: 'TRX', enabled: false });
  expect(await addChain(ctx, greedy)).toEqual({ outcome: 'changed' });
  expect(await setChainEnabled(ctx, { id: 'TRX', enabled: true })).toMatchObject({ outcome: 'spelling_taken' });
  expect(await resetChain(ctx, { id: 'TRX' })).toMatchObject({ outcome: 'spelling_taken' });
  expect(findChain(await readChainMap(ctx), 'TRC20')?.id).toBe('NEAR');
});

test('changes of one moment are all kept', async ({ ctx }) => {
  const ids = ['AAA', 'BBB', 'CCC', 'DDD'];
  await Promise.all(ids.map((id) => addChain(ctx, { ...near, id, name: id, aliases: [] })));
  const { rows, changed } = await getChainRows(ctx);
  expect(rows.filter(({ source }) => source === 'added').map(({ entry }) => entry.id)).toEqual(ids);
  expect(changed).toEqual({ by: 'Ana', at: ctx.clock.now().toISOString() });
});

test('a chain that is not there, or is there already, is said to be so', async ({ ctx }) => {
  expect(await addChain(ctx, tron)).toEqual({ outcome: 'id_taken' });
  expect(await editChain(ctx, near)).toEqual({ outcome: 'not_found' });
  expect(await resetChain(ctx, { id: 'NEAR' })).toEqual({ outcome: 'not_found' });
});

test('everybody may see the map, only admins change it', async ({ as }) => {
  for (const role of ['viewer', 'operator', 'finance'] as const) {
    expect((await getChainRows(as(role))).rows).toHaveLength(chainDefaults.length);
    await expect(editChain(as(role), tron)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(setChainEnabled(as(role), { id: 'TRX', enabled: false })).rejects.toMatchObject({ code: 'forbidden' });
  }
});
