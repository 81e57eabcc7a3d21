'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { secondMs } from '@/lib/platform/time';

/** Reads the page again, every two seconds unless told, while `active` and looked at: for what changes by itself. */
export function KeepFresh({ active, everyMs = 2 * secondMs }: { active: boolean; everyMs?: number }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [active, everyMs, router]);
  return null;
}
