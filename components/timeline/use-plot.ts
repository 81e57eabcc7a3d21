'use client';

import { useEffect, useState } from 'react';

/** Width of `element` in CSS pixels, kept up to date; `assumed` until it is measured. */
export function useWidth(element: HTMLElement | null, assumed: number): number {
  const [width, setWidth] = useState(assumed);
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** Where `clientX` lies in `plot`: 0 at its left edge, 1 at its right; outside it is below 0 or above 1. */
export function shareAt(plot: HTMLElement, clientX: number): number {
  const box = plot.getBoundingClientRect();
  return (clientX - box.left) / Math.max(1, box.width);
}

interface WheelMoves {
  onZoom: (factor: number, anchor: number) => void;
  onPan: (share: number) => void;
}

/**
 * Pinch or Ctrl/⌘ + wheel zooms at the pointer, sideways or Shift + wheel moves along; the plain wheel is left to the page.
 * Bound by hand because React's wheel listeners are passive and cannot keep the page from zooming.
 */
export function useWheel(region: HTMLElement | null, plot: HTMLElement | null, { onZoom, onPan }: WheelMoves): void {
  useEffect(() => {
    if (!region || !plot) return;
    const onWheel = (event: WheelEvent) => {
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        onZoom(Math.exp(-event.deltaY / 240), Math.min(1, Math.max(0, shareAt(plot, event.clientX))));
      } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault();
        onPan(sideways / Math.max(1, plot.clientWidth));
      }
    };
    region.addEventListener('wheel', onWheel, { passive: false });
    return () => region.removeEventListener('wheel', onWheel);
  }, [region, plot, onZoom, onPan]);
}
