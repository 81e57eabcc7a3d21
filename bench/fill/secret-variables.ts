import { providers } from '@/lib/providers/registry';

/** Secrets that the data set is signed with where the environment names none. */
export function secretVariables(): Record<string, string> {
  const all = providers.flatMap((provider) =>
    provider.secretFields.map(({ name, variable }) => [variable, `${provider.id}-${name}-of-the-data-set`] as const),
  );
  return Object.fromEntries(all);
}
