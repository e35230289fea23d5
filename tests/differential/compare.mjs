/** What the core says of a statement beside what Trino says: undefined where they agree, else in what they differ. */

/** A column counts code points from 1, as Trino's does; a range counts UTF-16 units. */
function placeOf(sql, { line, column }) {
  const text = sql.split('\n')[line - 1] ?? '';
  return { line, column: [...text.slice(0, column - 1)].length + 1 };
}

const faultOf = (sql, { diagnostics }) => {
  const found = diagnostics.find(({ severity }) => severity === 'error');
  if (!found) return undefined;
  const { serverMessage, errorName } = found.params;
  return {
    ...(found.sql_range && placeOf(sql, found.sql_range.start)),
    message: serverMessage,
    name: errorName,
  };
};

const isAt = (one, other) => one.line === other.line && one.column === other.column;

/** The core reads what newer servers take, and says so: it is never certain of it. */
const isNewer = ({ reasons }) => reasons.some((reason) => reason.includes('newer'));

/** `report` is that of `parseSql`, `fault` that of Trino's parser; `analyze` gives the report of `analyzeSql`. */
export function compareSyntax(sql, report, fault, analyze) {
  const own = faultOf(sql, report);
  if (!own && !fault) return undefined;
  if (!fault) return 'refused, and Trino takes it';
  if (!own) return isNewer(analyze()) ? undefined : 'taken, and Trino refuses it';
  if (!isAt(own, fault)) return 'another place';
  return own.message === fault.message ? undefined : 'another message';
}

/** `report` is that of `analyzeSql`, `answer` that of a server. What is not certain agrees with everything. */
export function compareAnalysis(sql, report, answer) {
  const own = faultOf(sql, report);
  if (answer.fault) {
    if (!own) return report.certain ? 'taken, and Trino refuses it' : undefined;
    if (own.name !== answer.fault.name) return 'another error';
    if (answer.fault.line !== undefined && !isAt(own, answer.fault)) return 'another place';
    return own.message === answer.fault.message ? undefined : 'another message';
  }
  if (own) return 'refused, and Trino takes it';
  const { columns } = report;
  if (!report.certain && columns.length !== answer.columns.length) return undefined;
  if (columns.length !== answer.columns.length) return 'another number of columns';
  if (columns.some(({ name }, index) => name !== answer.columns[index].name)) return 'another name';
  return columns.some(({ type }, index) => type && type !== answer.columns[index].type)
    ? 'another type'
    : undefined;
}
