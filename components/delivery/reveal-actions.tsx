'use server';

import { z } from 'zod';
import type { Revealed } from '@/components/reveal/reveal';
import { requireActor } from '@/lib/access/web/session';
import { revealAttempt } from '@/lib/delivery/reveal-attempt';
import { AppError } from '@/lib/platform/errors';
import { readInput } from '@/lib/platform/read-input';
import { AttemptMessages } from './attempt-messages';

const asked = z.tuple([z.string().max(100), z.string().max(100).nullable(), z.string().max(2_000)]);

/** Writes who reveals both sides of the attempt why, then answers them unmasked. */
export async function revealMessages(id: string, provider: string | null, reason: string): Promise<Revealed> {
  const ctx = await requireActor();
  try {
    const [attemptId, callbackProvider, why] = readInput(asked, [id, provider, reason]);
    const attempt = await revealAttempt(ctx, { id: attemptId, reason: why });
    return { ok: true, value: { messages: <AttemptMessages attempt={attempt} provider={callbackProvider} /> } };
  } catch (error) {
    if (!(error instanceof AppError)) ctx.log.error({ err: error, attemptId: id }, 'An attempt could not be revealed');
    return { ok: false, message: error instanceof AppError ? error.message : 'A fault in the console. Try again.' };
  }
}
