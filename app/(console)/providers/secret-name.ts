interface Named {
  /** Null: it comes from the environment. */
  id: string | null;
  hint: string;
}

/**
 * Pure: a secret by its end, `…a91f`; of several with the same end which it is, the one that was there first being 1: `…a91f (2 of 2)`.
 * One that is too short shows no end. `secrets`: those of its account, newest first.
 */
export function secretName(secret: Named, secrets: readonly Named[]): string {
  const alike = secrets.filter(({ hint }) => hint === secret.hint);
  const which = alike.length > 1 ? ` (${alike.length - alike.indexOf(secret)} of ${alike.length})` : '';
  return `…${secret.hint}${which}`;
}
