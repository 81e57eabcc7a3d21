/** The page of a transfer, by our id. */
export function transferHref(id: string) {
  return { pathname: `/transfers/${id}` };
}
