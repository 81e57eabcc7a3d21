import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { localPath } from '@/lib/access/local-path';
import { type OidcFlow, oidcFlowLifetimeMs } from '@/lib/access/oidc/begin-oidc';
import { sessionSecrets } from '@/lib/access/session-secret';
import type { Environment } from '@/lib/platform/env';

/** Part of the key's derivation: no other token of the console is one of these. */
const salt = 'oidc-flow';

const text = z.string().min(1);
const flowSchema = z.object({
  flow: z.object({
    state: text,
    nonce: text,
    verifier: text,
    redirectUri: text,
    next: text.transform((path) => localPath(path) ?? '/'),
    anewSince: z.iso.datetime().nullable(),
  }),
});

/** The flow as its cookie carries it: encrypted, and good for as long as a sign-in may take. */
export function sealFlow(environment: Environment, flow: OidcFlow): Promise<string> {
  const [secret] = sessionSecrets(environment);
  return encode({ token: { flow }, secret, salt, maxAge: oidcFlowLifetimeMs / 1_000 });
}

/** Reads it; null where it is absent, too old, or not of this console. Never throws. */
export async function openFlow(environment: Environment, cookie: string | undefined): Promise<OidcFlow | null> {
  if (!cookie) return null;
  for (const secret of sessionSecrets(environment)) {
    const token = await decode({ token: cookie, secret, salt }).catch(() => null);
    const parsed = flowSchema.safeParse(token);
    if (parsed.success) return parsed.data.flow;
  }
  return null;
}
