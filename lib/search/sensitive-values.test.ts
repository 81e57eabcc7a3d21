import { describe, expect, test } from 'vitest';
import { payloadLeaves } from '@/lib/intake/search-document';
import { readExactJson } from '@/lib/providers/exact-json';
import { maskText } from '@/lib/providers/mask-text';
import { sensitivityOf } from '@/lib/providers/sensitive';
import { rejectedValues } from './rejected-values';

const address = 'bob@example.com';
const sensitivity = sensitivityOf({ client: 'other', ic: 'other' });

/** Values that anybody who may read the record is shown, of a body that was refused. */
function shown(body: string): string {
  const values = rejectedValues({ headers: {}, query: '', body: Buffer.from(body) }, sensitivity);
  return values.flatMap(({ value, kind }) => (kind === null ? [value] : [])).join('\n');
}

/** The same of a payload that was understood. */
function searchable(body: string): string {
  const read = readExactJson(body);
  if (!read.ok) throw new Error('not JSON');
  return [...payloadLeaves(read.value, sensitivity)]
    .flatMap(({ value, kind }) => (kind === null ? [value] : []))
    .join('\n');
}

describe('nothing sensitive is searched or shown', () => {
  test('of JSON inside a text that breaks off', () => {
    expect(searchable(JSON.stringify({ ext: `{"clientEmail":"${address}","a":1`, b: 'kept' }))).not.toContain(address);
    expect(searchable(JSON.stringify({ ext: '{"a":"kept","a":"twice"' }))).toContain('kept');
  });

  test('of a refused body that breaks off, looks like a form, or comes in parts', () => {
    expect(shown(`{"url":"https://x.example/?a=1","clientEmail":"${address}"`)).not.toContain(address);
    const parts = `--b\r\ncontent-disposition: form-data; name="payer_email"\r\n\r\n${address}\r\n--b--\r\n`;
    expect(shown(parts)).not.toContain(address);
    expect(shown('note=kept')).toContain('kept');
  });

  test('of a document that was encoded twice', () => {
    const twice = JSON.stringify(JSON.stringify({ clientEmail: address, note: 'kept' }));
    expect(maskText(twice, sensitivity)).not.toContain(address);
    expect(maskText(twice, sensitivity)).toContain('kept');
  });

  test('below a name that holds a dot, and in a form’s field within a field', () => {
    const dotted = JSON.stringify({ 'v1.data': { client: 'Bob Lee' } });
    expect(maskText(dotted, sensitivity)).not.toContain('Bob Lee');
    expect(searchable(dotted)).not.toContain('Bob Lee');
    expect(searchable(JSON.stringify({ 'order[ic]': '900101-14-5566' }))).not.toContain('900101');
  });
});
