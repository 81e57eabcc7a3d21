const plainName = /^[A-Za-z_$][\w$-]*$/;

/** The path of a field below `parent`; names that are no identifiers are quoted, so that a path always reads one way. */
export function fieldPath(parent: string, name: string): string {
  if (!plainName.test(name)) return `${parent}[${JSON.stringify(name)}]`;
  return parent === '' ? name : `${parent}.${name}`;
}
