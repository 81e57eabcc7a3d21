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
  /** Whether something in `shown` is masked: a hash of what came would then tell whether a guess at it is right. */
  hides(provider: string, bytes: Uint8Array): boolean;
  /** The further fields of a record of that provider. */
  detail(provider: string, detail: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
}

/** Who may reveal gets bodies as they came; anybody else the same pack with what is sensitive masked. */
export async function disclosureOf(ctx: ActorContext): Promise<Disclosure> {
  if (may(ctx.actor, 'payload.reveal')) {
    const shown = (_provider: string, bytes: Uint8Array) => Buffer.from(bytes);
    return { whole: true, shown, hides: () => false, detail: (_provider, detail) => detail };
  }
  const sensitivities = await readSensitivities(ctx);
  const shown = (provider: string, bytes: Uint8Array) => maskBytes(Buffer.from(bytes), sensitivities(provider));
  return {
    whole: false,
    shown,
    hides: (provider, bytes) => !shown(provider, bytes).equals(bytes),
    detail: (provider, detail) => maskDetail(detail, sensitivities(provider)),
  };
}
