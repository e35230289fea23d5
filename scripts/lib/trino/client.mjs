// Trino's statement protocol, as much of it as the scripts need.

const defaultUser = 'mapping-generator';
const retryStatuses = new Set([429, 502, 503, 504]);
const retryDelayMs = 200;
const mostRetries = 50;

/**
 * Runs one statement to its end.
 *
 * Resolves to `{ columns, rows }`, or to `{ error: { name, message, line, column } }` when Trino
 * refused it; `line` and `column` count from 1, in code points, and are null when Trino names no
 * place. Rejects when the server cannot be asked.
 */
export async function runStatement(server, sql, { user = defaultUser, catalog, schema } = {}) {
  const headers = {
    'X-Trino-User': user,
    // Without it timestamp(6) comes back as timestamp.
    'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
    ...(catalog && { 'X-Trino-Catalog': catalog }),
    ...(schema && { 'X-Trino-Schema': schema }),
  };
  const result = { columns: [], rows: [] };
  const start = { method: 'POST', body: sql, headers };
  let page = await request(new URL('/v1/statement', server), start);
  for (;;) {
    if (page.error) return { error: errorOf(page.error) };
    // Columns come in any page and are repeated in later ones.
    if (page.columns) result.columns = page.columns.map(({ name, type }) => ({ name, type }));
    for (const row of page.data ?? []) result.rows.push(row);
    if (!page.nextUri) return result;
    page = await request(page.nextUri, { headers });
  }
}

function errorOf({ errorName, message, errorLocation }) {
  return {
    name: errorName,
    message,
    line: errorLocation?.lineNumber ?? null,
    column: errorLocation?.columnNumber ?? null,
  };
}

async function request(url, options) {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(url, options);
    if (response.ok) return response.json();
    const text = await response.text();
    if (!retryStatuses.has(response.status) || attempt === mostRetries) {
      throw new Error(`Trino answered ${response.status}: ${text.slice(0, 200)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
  }
}
