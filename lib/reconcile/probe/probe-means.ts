import type { Account } from '@/lib/intake/accounts';
import { credentialsAt } from '@/lib/intake/accounts/live-secrets';
import type { Credential } from '@/lib/providers/contract';
import type { Probes } from '@/lib/providers/probe-contract';

export type ProbeMeans =
  | { ready: true; probes: Probes; credential: Credential }
  /** A sentence that says what is missing and where to add it. */
  | { ready: false; reason: string };

function fieldOf(settings: unknown, name: string): unknown {
  return typeof settings === 'object' && settings !== null ? Reflect.get(settings, name) : null;
}

/** Pure: whether the account can ask its provider at all at `at`, and with which secret (the newest that has all fields). */
export function readMeans({ provider, view, enabled, problem, secrets, slug }: Account, at: Date): ProbeMeans {
  const { probes } = provider;
  if (!probes) return { ready: false, reason: `${provider.label} has no query that the console knows.` };
  if (!enabled) return { ready: false, reason: `The account ${slug} is disabled.` };
  if (problem !== null) return { ready: false, reason: `The account ${slug} cannot be used: ${problem}` };
  const credential = credentialsAt(secrets, at).find(({ fields }) =>
    probes.needs.secrets.every((name) => fields[name]),
  );
  const missingSettings = probes.needs.settings.filter((name) => !fieldOf(view.settings, name));
  if (credential && missingSettings.length === 0) return { ready: true, probes, credential };
  const fields = credential ? [] : provider.secretFields.filter(({ name }) => probes.needs.secrets.includes(name));
  const named = [
    ...fields.map(({ label, variable }) => `${label} (${variable})`),
    ...missingSettings.map((name) => provider.settingVariables?.[name] ?? name),
  ];
  const reason = `${provider.label} cannot be asked without ${named.join(' and ')}. Add it under Providers › ${provider.label}.`;
  return { ready: false, reason };
}
