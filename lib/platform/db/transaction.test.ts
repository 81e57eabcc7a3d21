import { expectTypeOf, test } from 'vitest';
import type { TransactionOptions } from './transaction';

test('a bound on statements and plans that are made once are never asked for together, where one would be dropped', () => {
  expectTypeOf({ statementMsMax: 500 }).toExtend<TransactionOptions>();
  expectTypeOf({ plansOnce: true, sortsByIndex: true } as const).toExtend<TransactionOptions>();
  expectTypeOf({ statementMsMax: 500, plansOnce: true } as const).not.toExtend<TransactionOptions>();
  expectTypeOf({ statementMsMax: 500, sortsByIndex: true } as const).not.toExtend<TransactionOptions>();
  expectTypeOf({ sortsByIndex: true } as const).not.toExtend<TransactionOptions>();
});
