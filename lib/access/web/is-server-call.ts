/** Pure: whether a page's script calls a server function, by the header that Next's client sends with it. */
export function isServerCall({ method, headers }: Pick<Request, 'method' | 'headers'>): boolean {
  return method === 'POST' && headers.has('next-action');
}
