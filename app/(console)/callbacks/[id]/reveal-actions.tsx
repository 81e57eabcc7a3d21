'use server';

import { z } from 'zod';
import { load } from '@/app/(console)/load';
import type { Revealed } from '@/components/reveal/reveal';
import { requireActor } from '@/lib/access/web/session';
import { revealCallback } from '@/lib/intake/sensitive/reveal-callback';
import { readChainMap } from '@/lib/ledger/chains/read-chain-map';
import { readInput } from '@/lib/platform/read-input';
import { PayloadViewOf } from './payload-views';

const asked = z.tuple([z.string().max(100), z.string().max(2_000)]);

/** Writes who reveals which fields of the callback why, then answers both views of its payload unmasked. */
export async function revealPayload(id: string, reason: string): Promise<Revealed> {
  const ctx = await requireActor();
  return load(ctx, async () => {
    const [callbackId, why] = readInput(asked, [id, reason]);
    const callback = await revealCallback(ctx, { id: callbackId, reason: why });
    const chainMap = await readChainMap(ctx);
    return {
      tree: <PayloadViewOf callback={callback} view="tree" chainMap={chainMap} />,
      raw: <PayloadViewOf callback={callback} view="raw" chainMap={chainMap} />,
    };
  });
}
