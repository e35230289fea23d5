const number = (value) =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(2);

function budgetOf({ unit, ours, ratio, limit }) {
  const [kind, most] = Object.entries(limit ?? {})[0] ?? [];
  if (!kind) return '';
  const within = { ours, ratio }[kind] <= most ? 'within' : 'OVER';
  return `${within} ${kind === 'ratio' ? `${most} ×` : `${most} ${unit}`}`;
}

/** The rows as a table for people, numbers to the right. */
export function printTable(rows) {
  const cells = rows.map((row) => [
    row.what,
    row.unit,
    number(row.ours),
    number(row.theirs),
    number(row.ratio),
    budgetOf(row),
  ]);
  const table = [['', 'unit', 'ours', 'theirs', 'ratio', 'budget'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const pad = (cell, column) =>
    column >= 2 && column <= 4 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]);
  for (const row of table) console.log(row.map(pad).join('  ').trimEnd());
}
