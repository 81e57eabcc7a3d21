import { z } from 'zod';
import { findProvider, providers } from '@/lib/providers/registry';
import {
  noSensitiveChanges,
  type SensitiveChanges,
  type Sensitivity,
  sensitiveKinds,
  sensitivityOf,
} from '@/lib/providers/sensitive';

/** The key of `console_settings`. */
export const sensitiveSettingKey = 'payload.sensitive';

/** By provider; one without an entry is as its file has it. */
export type SensitiveSetting = Readonly<Record<string, SensitiveChanges>>;

/** A field's name, or names from the document down between dots. */
export const sensitiveFieldSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\s.[\]]+(?:\.[^\s.[\]]+)*$/);

/** The document itself is sensitive, and with it everything inside. */
const everything = { '': 'other' } as const satisfies SensitiveChanges['added'];

const storedSchema = z
  .record(
    z.string(),
    z
      .object({
        added: z.record(z.string(), z.enum(sensitiveKinds).catch('other')).catch(everything),
        removed: z.array(z.string()).catch([]),
      })
      .catch({ added: everything, removed: [] }),
  )
  .catch(() => Object.fromEntries(providers.map(({ id }) => [id, { added: everything, removed: [] }])));

/**
 * Pure: the stored setting. What cannot be read of it masks rather than shows, and never keeps a callback from being applied: a kind of a
 * later version is `other`, and where nobody knows which fields are meant all of that provider's are masked until an admin sets them.
 */
export function readSensitiveSetting(value: unknown): SensitiveSetting {
  return storedSchema.parse(value ?? {});
}

/** Pure: what one provider's entry says. */
export function changesOf(setting: SensitiveSetting, provider: string): SensitiveChanges {
  return Object.hasOwn(setting, provider) ? (setting[provider] ?? noSensitiveChanges) : noSensitiveChanges;
}

/** What is sensitive in the payloads of each provider. */
export type Sensitivities = (provider: string) => Sensitivity;

/** Pure: what is sensitive under the setting. Of a provider that is not known, names alone tell. */
export function sensitivitiesOf(setting: SensitiveSetting): Sensitivities {
  const known = new Map<string, Sensitivity>();
  return (provider) => {
    const before = known.get(provider);
    if (before) return before;
    const found = findProvider(provider);
    const sensitivity = sensitivityOf(found?.sensitiveFields ?? {}, changesOf(setting, provider));
    if (found) known.set(provider, sensitivity);
    return sensitivity;
  };
}
