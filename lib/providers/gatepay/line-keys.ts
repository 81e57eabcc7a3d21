interface NamedLine {
  suborder_id: string | null;
  merchant_withdraw_id: string | null;
}

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/**
 * The idempotency key of each line within its batch: `merchant_withdraw_id` as GatePay advises, else `suborder:<id>`, else
 * `position:<n>`. Lines that share a key are told apart by the next kind, all of them, so that the order in which they are
 * listed never decides whose news is whose; each such case is a surprise.
 */
export function lineKeys(lines: readonly NamedLine[]): { keys: string[]; surprises: string[] } {
  const preferred = lines.map(
    (line, index) =>
      line.merchant_withdraw_id ?? (line.suborder_id === null ? `position:${index}` : `suborder:${line.suborder_id}`),
  );
  const preferredCounts = count(preferred);
  const bySuborder = lines.map((line, index) => {
    const key = preferred[index] ?? '';
    return preferredCounts.get(key) === 1 || line.suborder_id === null ? key : `suborder:${line.suborder_id}`;
  });
  const counts = count(bySuborder);
  const keys = bySuborder.map((key, index) => (counts.get(key) === 1 ? key : `position:${index}`));
  const shared = [...preferredCounts].filter(([, times]) => times > 1).map(([key]) => key);
  return { keys, surprises: shared.map((key) => `Several sub-orders of the batch share the id ${key}.`) };
}
