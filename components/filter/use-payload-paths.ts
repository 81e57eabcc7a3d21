'use client';

import { useEffect, useState } from 'react';
import { z } from 'zod';

const answerSchema = z.object({ paths: z.array(z.string()) });

/** Paths that payloads of late have had, from `suggestions`; none until they are here. Null: the list has no payloads. */
export function usePayloadPaths(suggestions: string | null, wanted: boolean): readonly string[] | null {
  const [paths, setPaths] = useState<readonly string[]>([]);
  useEffect(() => {
    if (suggestions === null || !wanted) return;
    const asking = new AbortController();
    fetch(suggestions, { signal: asking.signal })
      .then(async (answer) => setPaths(answerSchema.parse(await answer.json()).paths))
      // A path can be typed all the same.
      .catch(() => setPaths([]));
    return () => asking.abort();
  }, [suggestions, wanted]);
  return suggestions === null ? null : paths;
}
