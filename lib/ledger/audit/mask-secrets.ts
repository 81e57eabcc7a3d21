import type { AuditFields } from './types';

/** What stands instead of a secret. */
export const maskedValue = '••••••••';

const secretName =
  /(?:password|passwordHash|totpSecret|recoveryCodes?|bearer|authorization|cookie|privateKey|apiKey)$/i;
/** Secrets by their own looks: a signing secret of Standard Webhooks, a bearer header. */
const secretValue = /^(?:whsec_|bearer )/i;

/**
 * Pure: `fields` without what is a secret by its name or its looks. Writers of the audit note hints and ids and never secrets; this
 * is the second lock on that door, for the screen, the API and files alike.
 */
export function maskSecrets(fields: AuditFields): AuditFields {
  const entries = Object.entries(fields).map(([name, value]) => {
    const secret = value !== null && (secretName.test(name) || (typeof value === 'string' && secretValue.test(value)));
    return [name, secret ? maskedValue : value];
  });
  return Object.fromEntries(entries);
}
