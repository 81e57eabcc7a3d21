import type { ActorContext } from '@/lib/access/actor';
import { readCallbackPayloads } from '@/lib/intake/read-callback-payloads';
import { payloadLeaves, sensitiveForm } from '@/lib/intake/search-document';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import type { ExactJson } from '@/lib/providers/exact-json';
import { maskedValue } from '@/lib/providers/mask-value';
import type { Sensitivity } from '@/lib/providers/sensitive';
import type { DocumentHit } from './find-documents';
import type { FoundCallbacks } from './search-callbacks';
import type { SearchHit } from './types';

/** Bytes opened for one answer at most: what is beyond is shown without the name of its field. */
const bytesMax = 2 * 1024 * 1024;

interface Explanation {
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
async function readPlaces(
  ctx: ActorContext,
  term: string,
  { hits, byPayload }: FoundCallbacks,
): Promise<ReadonlyMap<string, Explanation>> {
  const places = new Map<string, Explanation>();
  const documents = new Map(byPayload.map((hit) => [hit.key, hit]));
  const providers = new Map(hits.map(({ id, provider }) => [id, provider]));
  const sensitivities = await readSensitivities(ctx);
  for await (const read of readCallbackPayloads(ctx, { ids: [...documents.keys()], bytesMax })) {
    const document = documents.get(read.id);
    if (read.state !== 'read' || !document) continue;
    const found = inPayload(read.payload, sensitivities(providers.get(read.id) ?? ''), term, document);
    if (found) places.set(read.id, found);
  }
  return places;
}

/**
 * The callbacks that `found` has, each with where in its payload it holds `term`. Of `remade` providers documents are from before a field
 * became sensitive, and may still hold its values: they find what the payload shows today, or nothing.
 */
export async function explainCallbacks(
  ctx: ActorContext,
  { term, found, remade }: { term: string; found: FoundCallbacks; remade: ReadonlySet<string> },
): Promise<SearchHit[]> {
  if (found.byPayload.length === 0) return found.hits;
  const places = await readPlaces(ctx, term, found);
  const byPayload = new Set(found.byPayload.map(({ key }) => key));
  const isHeld = ({ id, provider }: SearchHit) => !byPayload.has(id) || places.has(id) || !remade.has(provider);
  return found.hits.filter(isHeld).map((hit) => ({ ...hit, match: { ...hit.match, ...places.get(hit.id) } }));
}

/** Pure: records that callbacks tell of, each with where its callback holds what was looked for. */
export function explainRecords(records: readonly SearchHit[], callbacks: readonly SearchHit[]): SearchHit[] {
  const matches = new Map(callbacks.map(({ id, match }) => [id, match]));
  return records.map((hit) => {
    const { callbackId } = hit.match;
    const match = callbackId === null ? undefined : matches.get(callbackId);
    return match ? { ...hit, match: { ...match, callbackId } } : hit;
  });
}
