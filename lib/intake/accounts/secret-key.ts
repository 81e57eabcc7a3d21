import { createHmac, hkdfSync } from 'node:crypto';
import { splitSecrets } from '@/lib/platform/console-secret';

/** What a secret's last use is kept under: its row's id. */
export function storedSecretKey(secretId: string): string {
  return `secret:${secretId}`;
}

/**
 * What the last use of a secret from the environment is kept under, as it has no row: a fingerprint keyed with the current
 * master secret, so that nobody can try guesses against the stored value. It changes with the master secret.
 */
export function environmentSecretKey(consoleSecret: string, fields: Readonly<Record<string, string>>): string {
  const [current] = splitSecrets(consoleSecret);
  const key = Buffer.from(hkdfSync('sha256', current, 'callback-console', 'secret-fingerprint', 32));
  const names = Object.keys(fields).sort();
  const fingerprint = createHmac('sha256', key).update(JSON.stringify(names.map((name) => [name, fields[name]])));
  return `environment:${fingerprint.digest('hex').slice(0, 32)}`;
}
