/** The name of a secret, as `secretName` makes it. */
export function SecretHint({ name }: { name: string }) {
  return <span className="whitespace-nowrap font-mono text-[0.95em]">{name}</span>;
}
