import type { ParamReader } from '@/lib/platform/query/param-reader';
import type { EvidenceSubject } from './evidence-record';

/** Pure: the record that `record=batch:17` names; null, with a note in `reader`, where it names none. */
export function readSubject(reader: ParamReader): EvidenceSubject | null {
  const [, kind, id] = /^(batch|transfer):([1-9]\d{0,17})$/.exec(reader.text('record') ?? '') ?? [];
  if (id !== undefined && (kind === 'batch' || kind === 'transfer')) return { kind, id };
  reader.problems.push({ name: 'record', message: 'record takes batch: or transfer: with our id, as batch:17.' });
  return null;
}
