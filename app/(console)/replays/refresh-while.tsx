'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { secondMs } from '@/lib/platform/time';

const everyMs = 2 * secondMs;

/** Reads the page again every two seconds while `active` and somebody can see it. */
export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [active, router]);
  return null;
}
