import type { ReactNode } from 'react';
import { Logo } from '@/components/frame/logo';

/** A page in front of the console: one thing to do, in the middle. */
export function Entrance({
  title,
  description,
  children,
}: {
  title: string;
  description: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center bg-subtle px-4 py-12">
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
