import { randomBytes } from 'node:crypto';
import type { Actor, Role } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { makeCredential } from '@/lib/intake/credentials';
import { gatepay } from '@/lib/providers/gatepay';
import { type DoorReply, openNodeDoor } from './door-client';
import { emptyTables } from './empty-tables';
import { gatepayMessages } from './gatepay-messages';
import { testContext } from './test-context';
import { test as base } from './test-database';

/** Ada, in a role. */
export function person(role: Role): Actor {
  return { kind: 'person', userId: '1', sessionId: 's', name: 'Ada', email: 'ada@example.com', role, address: null };
}

/**
 * `test` with the default accounts and nothing else, an admin's context whose port is the real door's, and `callAt`: a GatePay
 * callback at a path of that door, signed with a secret at the context's time.
 */
export const accountsTest = base
  .extend('ctx', async ({ db }, { onCleanup }) => {
    const bare = testContext(db);
    await emptyTables(
      db,
      'accounts, account_secrets, secret_uses, requests, callbacks, apply_jobs, batches, suborders, transfers, transitions, deliveries, rate_windows',
    );
    await ensureAccounts(bare);
    const door = await openNodeDoor(bare);
    onCleanup(door.close);
    const environment = { ...bare.environment, host: '127.0.0.1', port: door.port ?? 0 };
    return { ...bare, environment, actor: person('admin'), door };
  })
  .extend('callAt', async ({ ctx }) => async (path: string, secret: string): Promise<DoorReply> => {
    const credential = makeCredential(gatepay, { apiSecret: secret });
    const body = gatepayMessages.success;
    const unsigned = { channel: 'gatepay', method: 'POST', contentType: 'application/json', query: '', body } as const;
    const signed = gatepay.sign(unsigned, { credential, at: ctx.clock.now(), nonce: randomBytes(8).toString('hex') });
    return ctx.door.send({ path, body, headers: signed.headers });
  });
