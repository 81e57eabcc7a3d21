import {
  type ExactJson,
  ExactNumber,
  type ExactObject,
  isExactArray,
  isExactObject,
  readExactJson,
} from '@/lib/providers/exact-json';

/** A JSON:API callback, with the objects found that the signature and the news are about. */
export interface CallbackDocument {
  root: ExactObject;
  /** The deposit or payout. */
  data: ExactObject;
  attributes: ExactObject;
  meta: ExactObject;
  /** Null: the callback tells of no transfer, neither included nor named. */
  transfer: ExactObject | null;
  included: readonly ExactObject[];
}

export type DocumentReading =
  | { ok: true; document: CallbackDocument }
  | { ok: false; cause: 'body_unreadable' | 'shape_unknown'; detail: string };

const nothing: ExactObject = new Map();

export function objectAt(parent: ExactObject, name: string): ExactObject {
  const value = parent.get(name);
  return isExactObject(value) ? value : nothing;
}

/** Text or a number with its digits as sent; `''` where there is nothing; null for anything else. */
export function scalarText(value: ExactJson | undefined): string | null {
  if (value === undefined || value === null) return '';
  if (value instanceof ExactNumber) return value.text;
  // A lone surrogate would be another character in the signed bytes: two texts, one signature.
  return typeof value === 'string' && value.isWellFormed() ? value : null;
}

function typed(included: readonly ExactObject[], type: string): ExactObject[] {
  return included.filter((resource) => resource.get('type') === type);
}

/** The ids that `relationships.<name>` of `resource` points at. */
function pointedIds(resource: ExactObject, name: string): string[] {
  const data = objectAt(objectAt(resource, 'relationships'), name).get('data');
  const linkages = isExactArray(data) ? data : [data];
  return linkages.flatMap((linkage) => (isExactObject(linkage) ? [scalarText(linkage.get('id')) ?? ''] : []));
}

/**
 * The one included resource of `type` that `from` is about: the one its relationship names, or the only one there is.
 * `several`: it cannot be told which; `absent`: one is named and not included.
 */
export function relatedResource(
  { included }: Pick<CallbackDocument, 'included'>,
  from: ExactObject,
  type: 'transfer' | 'currency',
): { found: ExactObject } | { found: null; because: 'none' | 'absent' | 'several' } {
  const candidates = typed(included, type);
  const ids = pointedIds(from, type);
  if (ids.length > 1) return { found: null, because: 'several' };
  const meant = ids.length === 0 ? candidates : candidates.filter((one) => scalarText(one.get('id')) === ids[0]);
  const [only] = meant;
  if (only && meant.length === 1) return { found: only };
  if (meant.length > 1) return { found: null, because: 'several' };
  return { found: null, because: ids.length === 0 ? 'none' : 'absent' };
}

function shapeUnknown(detail: string): DocumentReading {
  return { ok: false, cause: 'shape_unknown', detail };
}

/**
 * Reads a callback of API v2 and v3 and finds its transfer. Refuses a document in which two readers could take different
 * transfers for the signed one. Source: docs.b2binpay.com, Deposit methods, "Deposit callback".
 */
export function readDocument(body: Uint8Array): DocumentReading {
  const json = readExactJson(body);
  if (!json.ok) {
    return { ok: false, cause: 'body_unreadable', detail: `The body is not JSON as RFC 8259 has it: ${json.detail}.` };
  }
  const root = json.value;
  if (!isExactObject(root)) return shapeUnknown('The document is not an object.');
  const data = root.get('data');
  if (!isExactObject(data)) return shapeUnknown('data is missing or not an object.');
  const list = root.get('included') ?? [];
  if (!isExactArray(list)) return shapeUnknown('included is not a list.');
  const included = list.filter(isExactObject);
  const transfer = relatedResource({ included }, data, 'transfer');
  if (!transfer.found && transfer.because !== 'none') {
    return shapeUnknown(
      transfer.because === 'several'
        ? 'included holds several transfers, and nothing says which of them is signed.'
        : 'data.relationships.transfer names a transfer that is not included.',
    );
  }
  const parts = { attributes: objectAt(data, 'attributes'), meta: objectAt(root, 'meta') };
  return { ok: true, document: { root, data, ...parts, transfer: transfer.found, included } };
}
