import type { MappingEditorProps } from 'mapping-generator-editor';

/** Gives rows of the warehouse. */
export type RunQuery = NonNullable<MappingEditorProps['run']>;

type Rows = Awaited<ReturnType<RunQuery>>;

/** Asks the server of the page, which asks the cluster; rejects with an Error that says why there are none. */
export function fetchRows(url: string): RunQuery {
  return async (sql, { signal }) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ sql }),
      signal,
    });
    const answer = (await response.json()) as Partial<Rows> & { error?: { message: string } };
    const { columns, rows } = answer;
    if (!response.ok || columns === undefined || rows === undefined)
      throw new Error(answer.error?.message ?? `${response.status} ${response.statusText}`.trim());
    return { columns, rows };
  };
}
