import type { ActorContext } from '@/lib/access/actor';
import { readCallbackPayloads } from '@/lib/intake/read-callback-payloads';
import { payloadLeaves, sensitiveForm, sensitiveLeaves } from '@/lib/intake/search-document';
import type { ExactJson } from '@/lib/providers/exact-json';
import { maskedValue, maskPayload } from '@/lib/providers/masking';
import { findProvider } from '@/lib/providers/registry';
import type { DocumentHit } from './find-documents';

/** Bytes opened for one answer at most: what is beyond is shown without the name of its field. */
const bytesMax = 2 * 1024 * 1024;

export interface Explanation {
  field: string;
  value: string;
}

function inPayload(payload: ExactJson, names: readonly string[], term: string, hit: DocumentHit): Explanation | null {
  if (hit.sensitive) {
    const form = sensitiveForm(term);
    for (const leaf of sensitiveLeaves(payload, names)) {
      if (sensitiveForm(leaf.value) === form) return { field: leaf.path, value: maskedValue };
    }
    return null;
  }
  const wanted = term.toLowerCase();
  let part: Explanation | null = null;
  for (const { path, value } of payloadLeaves(maskPayload(payload, names))) {
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
  for await (const read of readCallbackPayloads(ctx, { ids: [...byId.keys()], bytesMax })) {
    const hit = byId.get(read.id);
    if (read.state !== 'read' || !hit) continue;
    const names = findProvider(providers.get(read.id) ?? '')?.sensitiveFields ?? [];
    const found = inPayload(read.payload, names, term, hit);
    if (found) explained.set(read.id, found);
  }
  return explained;
}
