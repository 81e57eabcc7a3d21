/**
 * Pure: the fields of a `/proc/<pid>/stat` that follow the name, from the state on (proc(5), fields 3 and up); none where it is no such
 * text. The name stands in brackets and may hold anything, brackets and spaces too.
 */
export function fieldsAfterName(stat: string): readonly string[] {
  const end = stat.lastIndexOf(')');
  return end < 0 ? [] : stat.slice(end + 2).split(' ');
}
