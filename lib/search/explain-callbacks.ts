import type { ActorContext } from '@/lib/access/actor';
import { readCallbackPayloads } from '@/lib/intake/read-callback-payloads';
import { payloadLeaves, sensitiveForm } from '@/lib/intake/search-document';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import type { ExactJson } from '@/lib/providers/exact-json';
import { maskedValue } from '@/lib/providers/mask-value';
import type { Sensitivity } from '@/lib/providers/sensitive';
import type { DocumentHit } from './find-documents';

/** Bytes opened for one answer at most: what is beyond is shown without the name of its field. */
const bytesMax = 2 * 1024 * 1024;

export interface Explanation {
  field: string;
  value: string;
}

function inPayload(payload: ExactJson, sensitivity: Sensitivity, term: string, hit: DocumentHit): Explanation | null {
  if (hit.sensitive) {
    const form = sensitiveForm(term);
    for (const { path, value, kind } of payloadLeaves(payload, sensitivity)) {
      if (kind !== null && sensitiveForm(value) === form) return { field: path, value: maskedValue };
    }
    return null;
  }
  const wanted = term.toLowerCase();
  let part: Explanation | null = null;
  for (const { path, value, kind } of payloadLeaves(payload, sensitivity)) {
    if (kind !== null) continue;
    const found = value.replace(/\s+/g, ' ').trim();
    if (found.toLowerCase() === wanted) return { field: path, value: found };
    if (part === null && found.toLowerCase().includes(wanted)) part = { field: path, value: found };
  }
  return part;
}

/** Where in their payloads callbacks hold `term`, by id; those whose bytes are gone or too many are not in it. */
export async function explainCallbacks(
  ctx: ActorContext,
  { term, hits, providers }: { term: string; hits: readonly DocumentHit[]; providers: ReadonlyMap<string, string> },
): Promise<ReadonlyMap<string, Explanation>> {
  const byId = new Map(hits.map((hit) => [hit.key, hit]));
  const explained = new Map<string, Explanation>();
  const sensitivities = await readSensitivities(ctx);
  for await (const read of readCallbackPayloads(ctx, { ids: [...byId.keys()], bytesMax })) {
    const hit = byId.get(read.id);
    if (read.state !== 'read' || !hit) continue;
    const found = inPayload(read.payload, sensitivities(providers.get(read.id) ?? ''), term, hit);
    if (found) explained.set(read.id, found);
  }
  return explained;
}
