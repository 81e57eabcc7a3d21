'use client';

import { type PointerEvent, useCallback, useState } from 'react';
import { shareAt } from './use-plot';

/** Shorter drags are clicks, px. */
const dragPixelsMin = 5;

interface Pointer {
  share: number;
  fromShare: number | null;
}

/**
 * The pointer over the plot, and a range drawn with it. Fingers scroll and tap as everywhere; ranges are for mouse and pen.
 * `onSelect` gets shares of the stretch on screen, the smaller first.
 */
export function useCrosshair(plot: HTMLElement | null, onSelect: (start: number, end: number) => void) {
  const [pointer, setPointer] = useState<Pointer | null>(null);

  const onPointerMove = useCallback(
    (event: PointerEvent) => {
      if (!plot) return;
      const share = shareAt(plot, event.clientX);
      setPointer((before) => {
        const fromShare = before?.fromShare ?? null;
        if (fromShare === null && (share < 0 || share > 1)) return null;
        return { share: Math.min(1, Math.max(0, share)), fromShare };
      });
    },
    [plot],
  );

  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      if (!plot || event.button !== 0 || event.pointerType === 'touch') return;
      if (event.target instanceof Element && event.target.closest('a, button')) return;
      const share = shareAt(plot, event.clientX);
      if (share < 0 || share > 1) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setPointer({ share, fromShare: share });
    },
    [plot],
  );

  const onPointerUp = useCallback(
    (event: PointerEvent) => {
      if (!plot || pointer?.fromShare == null) return;
      const share = Math.min(1, Math.max(0, shareAt(plot, event.clientX)));
      setPointer({ share, fromShare: null });
      if (Math.abs(share - pointer.fromShare) * plot.clientWidth < dragPixelsMin) return;
      onSelect(Math.min(share, pointer.fromShare), Math.max(share, pointer.fromShare));
    },
    [plot, pointer, onSelect],
  );

  const onPointerLeave = useCallback(() => setPointer((before) => (before?.fromShare == null ? null : before)), []);
  const onPointerCancel = useCallback(() => setPointer(null), []);

  return { pointer, handlers: { onPointerMove, onPointerDown, onPointerUp, onPointerLeave, onPointerCancel } };
}
