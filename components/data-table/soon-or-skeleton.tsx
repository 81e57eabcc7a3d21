import { type ReactNode, Suspense } from 'react';

/** Waiting shorter than this is not worth a skeleton that flashes by. */
const patienceMs = 150;

/**
 * Draws `children` at once where what they wait for is there within 150 ms, else `skeleton` until it is. `ready` is what they
 * wait for: begin it before, so that it runs while the frame is drawn. Its failure is left to the children.
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
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patienceMs, false);
  });
  const settled = ready.then(
    () => true,
    () => true,
  );
  const soon = await Promise.race([settled, patience]);
  clearTimeout(timer);
  // Without a boundary: React streams a large one behind its fallback even when it is ready, and a page that needs no
  // script to be read would show a skeleton to whoever runs none.
  return soon ? children : <Suspense fallback={skeleton}>{children}</Suspense>;
}
