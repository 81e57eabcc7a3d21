import type { ActorContext } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import { maskDetail } from '@/lib/intake/sensitive/mask-detail';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { maskBytes } from '@/lib/providers/mask-bytes';

/** How much of payloads a pack holds: by who makes it. */
export interface Disclosure {
  /** Bytes are as they came; otherwise sensitive values in them are masked. */
  whole: boolean;
  /** The bytes of a body of that provider, as the pack has them. */
  shown(provider: string, bytes: Uint8Array): Buffer;
  /** The further fields of a record of that provider. */
  detail(provider: string, detail: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
}

/** Who may reveal gets bodies as they came; anybody else the same pack with what is sensitive masked. */
export async function disclosureOf(ctx: ActorContext): Promise<Disclosure> {
  if (may(ctx.actor, 'payload.reveal')) {
    return { whole: true, shown: (_provider, bytes) => Buffer.from(bytes), detail: (_provider, detail) => detail };
  }
  const sensitivities = await readSensitivities(ctx);
  return {
    whole: false,
    shown: (provider, bytes) => maskBytes(Buffer.from(bytes), sensitivities(provider)),
    detail: (provider, detail) => maskDetail(detail, sensitivities(provider)),
  };
}
