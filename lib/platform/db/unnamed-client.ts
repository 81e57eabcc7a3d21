import pg from 'pg';

function withoutName(query: unknown): unknown {
  if (typeof query !== 'object' || query === null || !('name' in query) || 'submit' in query) return query;
  return { ...query, name: undefined };
}

/**
 * A connection through a transaction pooler: statements have no names, for a named one is prepared in the session of one
 * transaction and missing in that of the next.
 */
export class UnnamedClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query: unknown = this.query.bind(this);
    if (typeof query !== 'function') throw new TypeError('The client has no query.');
    const value = (first: unknown, ...rest: unknown[]) => Reflect.apply(query, this, [withoutName(first), ...rest]);
    Object.defineProperty(this, 'query', { value, configurable: true, writable: true });
  }
}
