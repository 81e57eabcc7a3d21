'use client';

import './globals.css';
import { Failure } from '@/components/frame/failure';

/** Stands in for the whole document when even its layout failed; no tooltips, fonts or preferences in here. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="flex min-h-dvh items-center">
          <Failure error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
