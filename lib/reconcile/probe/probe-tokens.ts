import { createHash } from 'node:crypto';
import { secondMs } from '@/lib/platform/time';
import type { Credential } from '@/lib/providers/contract';

/** A token is given up this long before its end: it must last until the answer is there. */
const marginMs = 30 * secondMs;

/** Tokens that providers granted, in this process' memory only. */
export interface ProbeTokens {
  find(key: string, now: Date): string | null;
  keep(key: string, token: string, expiresInSeconds: number, now: Date): void;
  drop(key: string): void;
}

export function makeProbeTokens(): ProbeTokens {
  const tokens = new Map<string, { token: string; untilMs: number }>();
  return {
    find(key, now) {
      const kept = tokens.get(key);
      return kept && kept.untilMs > now.getTime() ? kept.token : null;
    },
    keep(key, token, expiresInSeconds, now) {
      tokens.set(key, { token, untilMs: now.getTime() + expiresInSeconds * secondMs - marginMs });
    },
    drop(key) {
      tokens.delete(key);
    },
  };
}

/** Another account, secret or base URL has another token. */
export function tokenKey(accountId: string, { fields }: Credential, baseUrl: string): string {
  const secret = JSON.stringify(Object.entries(fields).sort());
  return createHash('sha256').update(`${accountId}\n${baseUrl}\n${secret}`).digest('base64url');
}
