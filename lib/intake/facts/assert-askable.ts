import type { CallbackFilter } from '@/lib/intake/callback-filter';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import type { Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';
import { providers } from '@/lib/providers/registry';

/**
 * Throws `AppError('bad_request')` where `filter` asks for a path that is sensitive with a provider it may be about, as it is set
 * now: facts were made by what was set then, and whoever may not see a value must not find it by trying. The rest is unchanged.
 */
export async function assertAskable(
  ctx: Pick<Context, 'db' | 'clock'>,
  filter: Pick<CallbackFilter, 'payload' | 'provider'>,
): Promise<void> {
  if (filter.payload.length === 0) return;
  const sensitivities = await readSensitivities(ctx);
  const about = filter.provider.length > 0 ? filter.provider : providers.map(({ id }) => id);
  for (const { path } of filter.payload) {
    const kind = about.map((provider) => sensitivities(provider).kindOf(path.split('.'))).find((one) => one !== null);
    if (!kind) continue;
    throw new AppError(
      'bad_request',
      `payload.${path} is a sensitive field, of which no values are kept for filters. The search finds whole ones.`,
    );
  }
}
