const rowsPerPage = 1000;

/**
 * The rows of a table in the order of their ids, read page after page: one query at a time, and the driver holds one
 * page. Rows that are added meanwhile are seen, since ids only grow; rows that are gone are not.
 *
 * @param read the rows after an id, at most `limit`, in the order of their ids
 */
export async function* inPages<Row extends { id: number }>(
  read: (after: number, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after = 0;
  for (;;) {
    const rows = await read(after, rowsPerPage);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsPerPage) return;
    after = last.id;
  }
}

/** What `rows` gives, as `form` makes it. */
export async function collect<Row, Value>(
  rows: AsyncIterable<Row>,
  form: (row: Row) => Value,
): Promise<Value[]> {
  const values: Value[] = [];
  for await (const row of rows) values.push(form(row));
  return values;
}
