'use client';

import { Failure } from '@/components/frame/failure';

/** What failed is in the log under the digest; a browser never sees the message. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="flex min-h-dvh items-center">
      <Failure error={error} retry={retry} />
    </main>
  );
}
