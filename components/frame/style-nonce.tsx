'use client';

import { useEffect } from 'react';

/**
 * Tells the overlays' scroll lock, which adds a `<style>` element, the nonce it needs (`get-nonce` looks for this global). In an
 * effect: nothing opens before hydration.
 */
export function StyleNonce({ nonce }: { nonce: string }) {
  useEffect(() => {
    Reflect.set(globalThis, '__webpack_nonce__', nonce);
  }, [nonce]);
  return null;
}
