import { cookies } from 'next/headers';
import { parseTableView, type TableView, tableViewCookie } from './table-view';

/** How this browser wants the list `name` drawn; `standard` where it never said. */
export async function readTableView(
  name: string,
  columnIds: readonly string[],
  standard: TableView = { hidden: [] },
): Promise<TableView> {
  const jar = await cookies();
  return parseTableView(jar.get(tableViewCookie(name))?.value, columnIds, standard);
}
