/** `make`, called when it is first asked for and never again; what it answered is answered ever after. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
