/** A secret by its end; one that is too short shows none. */
export function SecretHint({ hint }: { hint: string }) {
  return <span className="whitespace-nowrap font-mono text-[0.95em]">{hint === '' ? '…' : `…${hint}`}</span>;
}
