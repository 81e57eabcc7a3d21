import { createHmac } from 'node:crypto';
import { secondMs } from '@/lib/platform/time';
import { readSecret } from './destination-secrets';

/** `webhook-id` of a delivery: the same for each of its attempts, so that a backend can tell a retry from news. */
export function webhookIdOf(uuid: string): string {
  return `msg_${uuid.replaceAll('-', '')}`;
}

export interface SignInput {
  webhookId: string;
  at: Date;
  body: Uint8Array;
  /** `whsec_…`, every live one. */
  secrets: readonly string[];
}

/**
 * Pure: the three headers of Standard Webhooks, with one `v1` signature for each live secret (newest first), so that a
 * backend holding any of them accepts. Null where no secret can be used. Source: standard-webhooks/spec, "Signature scheme".
 */
export function signatureHeaders({ webhookId, at, body, secrets }: SignInput): Record<string, string> | null {
  const keys = secrets.map(readSecret).filter((key) => key !== null);
  if (keys.length === 0) return null;
  const timestamp = String(Math.floor(at.getTime() / secondMs));
  const signatures = keys.map((key) => {
    const digest = createHmac('sha256', key).update(`${webhookId}.${timestamp}.`).update(body).digest('base64');
    return `v1,${digest}`;
  });
  return { 'webhook-id': webhookId, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
