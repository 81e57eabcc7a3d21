'use server';

import { z } from 'zod';
import { load } from '@/app/(console)/load';
import type { Revealed } from '@/components/reveal/reveal';
import { requireActor } from '@/lib/access/web/session';
import { revealRequest } from '@/lib/intake/sensitive/reveal-request';
import { readInput } from '@/lib/platform/read-input';
import { BytesView } from './bytes-view';

const asked = z.tuple([z.string().max(100), z.string().max(2_000)]);

/** Writes who reveals the bytes of a request why, then answers both views of them unmasked. */
export async function revealBytes(id: string, reason: string): Promise<Revealed> {
  const ctx = await requireActor();
  return load(ctx, async () => {
    const [requestId, why] = readInput(asked, [id, reason]);
    const { rawBody } = await revealRequest(ctx, { id: requestId, reason: why });
    return { text: <BytesView rawBody={rawBody} hex={false} />, hex: <BytesView rawBody={rawBody} hex={true} /> };
  });
}
