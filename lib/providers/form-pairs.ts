/** One decoded name and value of a form body, in the order received. */
export type FormPair = readonly [name: string, value: string];

export type FormPairsResult = { ok: true; pairs: readonly FormPair[] } | { ok: false; detail: string };

class Unreadable extends Error {}

function decodeText(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw new Unreadable('a percent escape that is not UTF-8');
  }
}

function readPair(part: string): FormPair {
  const cut = part.indexOf('=');
  if (cut < 0) throw new Unreadable('a part without the sign =');
  if (cut === 0) throw new Unreadable('a value without a name');
  return [decodeText(part.slice(0, cut)), decodeText(part.slice(cut + 1))];
}

/**
 * Reads `application/x-www-form-urlencoded` without guessing: refuses what readers disagree on (a name twice, a part without
 * `=`, an empty part, escapes or bytes that are not UTF-8), because money is read from it. Names come out decoded. Never throws.
 */
export function readFormPairs(body: Uint8Array): FormPairsResult {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    const pairs = text.split('&').map(readPair);
    const names = new Set<string>();
    for (const [name] of pairs) {
      if (names.has(name)) throw new Unreadable(`the name ${JSON.stringify(name).slice(0, 80)} a second time`);
      names.add(name);
    }
    return { ok: true, pairs };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, detail: error.message };
    if (error instanceof TypeError) return { ok: false, detail: 'bytes that are not UTF-8' };
    throw error;
  }
}
