import { expect } from 'vitest';
import { payload, person, test } from '@/e2e/support/rejected-test';
import type { ActorContext } from '@/lib/access/actor';
import { countVerifiable } from './count-verifiable';
import { listRequests } from './list-requests';
import { parseRequestFilter } from './request-filter';
import { type VerifiedMany, verifyRequests } from './verify-requests';

async function runAll(ctx: ActorContext, search: string, limit = 3): Promise<VerifiedMany[]> {
  const filter = parseRequestFilter(new URLSearchParams(search));
  const { until } = await countVerifiable(ctx, filter);
  const calls: VerifiedMany[] = [];
  let cursor: string | null = null;
  do {
    const call: VerifiedMany = await verifyRequests(ctx, { ...filter, to: until, limit, cursor });
    calls.push(call);
    cursor = call.nextCursor;
  } while (cursor !== null);
  return calls;
}

const sum = (calls: VerifiedMany[], part: 'examined' | 'accepted' | 'duplicate' | 'notPossible') =>
  calls.reduce((all, call) => all + call[part], 0);

test('all that match become callbacks in the order of their arrival, call by call, and the count is exact', async ({
  gate,
  db,
}) => {
  for (let index = 0; index < 7; index += 1) await gate.send();
  await gate.door.send({ body: payload() });
  gate.clock.advance(60_000);
  const filter = parseRequestFilter(new URLSearchParams('cause=signature_mismatch'));
  expect((await countVerifiable(gate.after, filter)).count).toBe(7);
  const calls = await runAll(gate.after, 'cause=signature_mismatch');
  expect(calls.map(({ examined, remaining }) => [examined, remaining])).toEqual([
    [3, 4],
    [3, 1],
    [1, 0],
  ]);
  expect(sum(calls, 'accepted')).toBe(7);
  const callbacks = await db.prisma.callback.findMany({ orderBy: { id: 'asc' } });
  expect(callbacks.map(({ receivedAt }) => receivedAt)).toEqual(
    callbacks.map(({ receivedAt }) => receivedAt).sort((one, other) => one.getTime() - other.getTime()),
  );
  expect((await countVerifiable(gate.after, filter)).count).toBe(0);
});

test('what is still refused is passed over once, counted by cause and named; running again changes nothing', async ({
  gate,
  db,
}) => {
  await gate.send();
  for (let index = 0; index < 4; index += 1) {
    gate.clock.advance(1_000);
    await gate.door.send({ body: payload() });
  }
  await gate.send();
  gate.clock.advance(60_000);
  const calls = await runAll(gate.after, '', 2);
  expect([sum(calls, 'examined'), sum(calls, 'accepted')]).toEqual([6, 2]);
  expect(calls.map(({ stillRefused }) => stillRefused)).toEqual([
    { signature_missing: 1 },
    { signature_missing: 2 },
    { signature_missing: 1 },
  ]);
  expect(calls.flatMap(({ examples }) => examples)).toHaveLength(4);
  const again = await runAll(gate.after, '', 2);
  expect([sum(again, 'examined'), sum(again, 'accepted')]).toEqual([4, 0]);
  expect(await db.prisma.callback.count()).toBe(2);
});

test('two people who run through the same requests at once make each callback once', async ({ gate, db }) => {
  for (let index = 0; index < 10; index += 1) await gate.send();
  gate.clock.advance(60_000);
  const [one, other] = await Promise.all([runAll(gate.after, ''), runAll(gate.after, '')]);
  expect(sum(one, 'accepted') + sum(other, 'accepted')).toBe(10);
  expect(await db.prisma.callback.count({ where: { duplicates: 0 } })).toBe(10);
  expect(await db.prisma.applyJob.count()).toBe(10);
});

test('what arrives after the count is not part of the run', async ({ gate }) => {
  await gate.send();
  gate.clock.advance(1_000);
  const { until } = await countVerifiable(gate.after, parseRequestFilter({}));
  await gate.send();
  const { examined, nextCursor } = await verifyRequests(gate.after, { ...parseRequestFilter({}), to: until });
  expect([examined, nextCursor]).toEqual([1, null]);
});

test('the list tells what was verified later from what was not', async ({ gate }) => {
  await gate.send();
  gate.clock.advance(1_000);
  await gate.door.send({ body: payload() });
  gate.clock.advance(60_000);
  await runAll(gate.after, '');
  const causes = async (search: string) =>
    (await listRequests(gate.after, parseRequestFilter(new URLSearchParams(search)))).data.map(({ cause }) => cause);
  expect(await causes('verdict=rejected&verifiedAgain=true')).toEqual(['signature_mismatch']);
  expect(await causes('verdict=rejected&verifiedAgain=false')).toEqual(['signature_missing']);
});

test('a viewer may not', async ({ gate }) => {
  const viewer = { ...gate.after, actor: person('viewer') };
  await expect(verifyRequests(viewer, parseRequestFilter({}))).rejects.toMatchObject({ code: 'forbidden' });
});
