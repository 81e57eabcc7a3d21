import { StartUpError } from '@/lib/platform/errors';
import type { Credential, Provider, SecretField } from '@/lib/providers/contract';

/** The end of a secret to recognise it by: 4 characters, fewer of one so short that 4 would give it away. */
export function hintOf(secret: string): string {
  const length = secret.length >= 8 ? 4 : Math.floor(secret.length / 4);
  return length === 0 ? '' : secret.slice(-length);
}

/** `fields` as a credential; its hint is the end of the provider's hint field. */
export function makeCredential(provider: Pick<Provider, 'secretFields'>, fields: Record<string, string>): Credential {
  const hintField = provider.secretFields.find((field) => field.hint);
  return { hint: hintOf(fields[hintField?.name ?? ''] ?? ''), fields };
}

interface FieldEntries {
  field: SecretField;
  entries: readonly string[];
}

/** A list of one goes with every entry of the others: a login that stays while its password rotates. */
function entryAt({ entries }: FieldEntries, index: number): string | undefined {
  return entries.length === 1 ? entries[0] : entries[index];
}

/**
 * The credentials of a provider's environment account: the i-th entries of its variables make the i-th credential. A field
 * whose variable is not set is left out (the provider refuses what it cannot check); without the hint field there are none.
 * Throws `StartUpError` where lists of several entries differ in length: pairing them would be guessing.
 */
export function environmentCredentials(
  provider: Pick<Provider, 'secretFields'>,
  list: (variable: string) => readonly string[],
): Credential[] {
  const given = provider.secretFields
    .map((field) => ({ field, entries: list(field.variable) }))
    .filter(({ entries }) => entries.length > 0);
  if (!given.some(({ field }) => field.hint)) return [];
  const count = Math.max(...given.map(({ entries }) => entries.length));
  const uneven = given.find(({ entries }) => entries.length !== 1 && entries.length !== count);
  if (uneven) {
    const lengths = given.map(({ field, entries }) => `${field.variable} ${entries.length}`).join(', ');
    throw new StartUpError(
      `The secrets do not pair up: ${lengths} entries. Give each variable the same number, separated by commas.`,
    );
  }
  return Array.from({ length: count }, (_, index) =>
    makeCredential(
      provider,
      Object.fromEntries(
        given.flatMap((entries) => {
          const value = entryAt(entries, index);
          return value === undefined ? [] : [[entries.field.name, value]];
        }),
      ),
    ),
  );
}
