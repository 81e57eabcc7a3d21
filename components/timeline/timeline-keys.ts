/** What a key does to the drawing; `step` goes from one change to the next. */
export type TimelineAct =
  | { act: 'zoom'; factor: number }
  | { act: 'pan'; share: number }
  | { act: 'whole' }
  | { act: 'head' }
  | { act: 'step'; by: 1 | -1 }
  | { act: 'open' }
  | { act: 'leave' };

/** Pure: the act of a key, null for keys that are none of the drawing's business (Tab, arrows up and down, shortcuts). */
export function actOfKey(key: string, shift: boolean): TimelineAct | null {
  switch (key) {
    case '+':
    case '=':
      return { act: 'zoom', factor: 2 };
    case '-':
      return { act: 'zoom', factor: 1 / 2 };
    case '0':
      return { act: 'whole' };
    case 'b':
      return { act: 'head' };
    case 'ArrowRight':
      return shift ? { act: 'pan', share: 0.25 } : { act: 'step', by: 1 };
    case 'ArrowLeft':
      return shift ? { act: 'pan', share: -0.25 } : { act: 'step', by: -1 };
    case 'Enter':
      return { act: 'open' };
    case 'Escape':
      return { act: 'leave' };
    default:
      return null;
  }
}
