import { type ReactNode, Suspense } from 'react';

/** Waiting shorter than this is not worth a skeleton that flashes by; it also lets quick pages be read without scripts. */
const patienceMs = 150;

/**
 * Draws `children` when they can be drawn at once or within 150 ms, else `skeleton` until they can. `ready` is what they wait
 * for: begin it before, so that it runs while the frame is drawn. Its failure is left to the children.
 */
export async function SoonOrSkeleton({
  ready,
  skeleton,
  children,
}: {
  ready: Promise<unknown>;
  skeleton: ReactNode;
  children: ReactNode;
}) {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([ready.catch(() => null), patience]);
  clearTimeout(timer);
  return <Suspense fallback={skeleton}>{children}</Suspense>;
}
