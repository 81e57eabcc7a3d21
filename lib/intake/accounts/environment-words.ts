import type { Provider } from '@/lib/providers/contract';

/** `<PROVIDER>_ALLOWED_IPS`. */
export function allowListVariable(provider: Pick<Provider, 'id'>): string {
  return `${provider.id.toUpperCase()}_ALLOWED_IPS`;
}

/** Pure: `A, B and C`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Why the account from the environment is not changed here, and where it is. */
export function environmentWords(provider: Pick<Provider, 'id' | 'secretFields' | 'settingVariables'>): string {
  const secrets = provider.secretFields.map(({ variable }) => variable);
  const others = [...Object.values(provider.settingVariables ?? {}), allowListVariable(provider)];
  const where =
    secrets.length === 0
      ? ''
      : ` Its secrets come from ${listed(secrets)}: several, separated by commas, are all accepted.`;
  return `This account is set by variables and only shown here.${where} Its settings come from ${listed(others)}. Change them and start the console again, or make a further account here.`;
}
