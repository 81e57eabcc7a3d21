'use client';

import { useEffect } from 'react';

const global = '__webpack_nonce__';

/**
 * Tells the overlays' scroll lock, which adds a `<style>` element, the nonce it needs (`get-nonce` looks for this global). In an
 * effect: nothing opens before hydration. The first one stays: the policy is the document's, and a page that is read again by a
 * server function brings the nonce of another answer.
 */
export function StyleNonce({ nonce }: { nonce: string }) {
  useEffect(() => {
    if (!Reflect.has(globalThis, global)) Reflect.set(globalThis, global, nonce);
  }, [nonce]);
  return null;
}
