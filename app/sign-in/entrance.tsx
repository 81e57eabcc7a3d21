import type { ReactNode } from 'react';
import { DocumentTitle } from '@/components/frame/document-title';
import { Logo } from '@/components/frame/logo';

/** A page in front of the console: one thing to do, in the middle. `page` is the document's title, `title` the heading. */
export function Entrance({
  page,
  title,
  description,
  children,
}: {
  page: string;
  title: string;
  description: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center bg-subtle px-4 py-12">
      <DocumentTitle>{page}</DocumentTitle>
      <div className="flex w-full max-w-[22rem] flex-col gap-6">
        <div className="flex flex-col gap-4">
          <Logo className="size-8" />
          <div>
            <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
            <p className="mt-1 text-muted text-sm">{description}</p>
          </div>
        </div>
        {children}
      </div>
    </main>
  );
}
