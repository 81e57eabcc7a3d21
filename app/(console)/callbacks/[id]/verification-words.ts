import { durationWords } from '@/components/timeline/describe-event';
import type { StoredVerification } from '@/lib/intake/types';

/** Pure: how a callback was proven, in one line: "Signature valid · key ending …a91f · timestamp 0.4 s old". */
export function verificationWords({ words, keyHint, form, timestampAgeMs }: StoredVerification): string {
  const parts = [words];
  if (keyHint !== null) parts.push(`key ending …${keyHint}`);
  if (form !== null) parts.push(`form: ${form}`);
  if (timestampAgeMs !== null) {
    parts.push(`timestamp ${durationWords(timestampAgeMs)} ${timestampAgeMs < 0 ? 'ahead of this clock' : 'old'}`);
  }
  return parts.join(' · ');
}

/** Pure: when the provider says it happened, against its arrival; null where it does not say. */
export function lagWords(occurredAt: string | null, receivedAt: string): string | null {
  if (occurredAt === null) return null;
  const lagMs = Date.parse(receivedAt) - Date.parse(occurredAt);
  if (lagMs < 0) return `arrived ${durationWords(lagMs)} before it, by this clock`;
  return `arrived ${durationWords(lagMs)} later`;
}
