import { maskJson, newMasking } from '@/lib/providers/mask-json';
import { maskValue } from '@/lib/providers/mask-value';
import type { Sensitivity } from '@/lib/providers/sensitive';

/**
 * Pure: the further fields of a record (name → text, which may be JSON) with what is sensitive masked. Readers keep out what they know
 * to be; this is for what an installation says besides, and for what lies in objects.
 */
export function maskDetail(detail: Readonly<Record<string, string>>, sensitivity: Sensitivity): Record<string, string> {
  const masking = newMasking(sensitivity);
  const entries = Object.entries(detail).map(([name, text]): [string, string] => {
    const place = sensitivity.root.at(name);
    return [name, place.kind ? maskValue(place.kind, text) : maskJson(text, masking, place)];
  });
  return Object.fromEntries(entries);
}
