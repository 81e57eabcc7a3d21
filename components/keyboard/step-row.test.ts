import { describe, expect, it } from 'vitest';
import { stepRow } from './step-row';

const addresses = ['/callbacks/3', '/callbacks/2', '/callbacks/1'];
const nowhere = { addresses, focused: null, beside: -1, last: null };

describe('the cursor of a list', () => {
  it('begins at the first row, moves by one and stays at the ends', () => {
    expect(stepRow(nowhere, 1)).toBe(0);
    expect(stepRow({ ...nowhere, focused: 0 }, 1)).toBe(1);
    expect(stepRow({ ...nowhere, focused: 2 }, 1)).toBe(2);
    expect(stepRow({ ...nowhere, focused: 0 }, -1)).toBe(0);
  });

  it('goes on from the row that is shown beside the list', () => {
    expect(stepRow({ ...nowhere, beside: 1 }, 1)).toBe(2);
    expect(stepRow({ ...nowhere, beside: 1, focused: 0 }, 1)).toBe(1);
  });

  it('comes back to the row that it was on, wherever that has moved', () => {
    expect(stepRow({ ...nowhere, last: { address: '/callbacks/2', at: 0 } }, 1)).toBe(1);
  });

  it('takes the place of a row that has gone', () => {
    expect(stepRow({ ...nowhere, last: { address: '/callbacks/9', at: 7 } }, 1)).toBe(2);
    expect(stepRow({ ...nowhere, addresses: [] }, 1)).toBeNull();
  });
});
