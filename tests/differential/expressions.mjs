import { familyOf, readFunctions } from './functions.mjs';

const functions = readFunctions();

/** Types that columns, literals and casts have. What stands between parentheses varies. */
export const types = [
  'bigint',
  'integer',
  'smallint',
  'tinyint',
  'double',
  'real',
  'decimal',
  'varchar',
  'char',
  'boolean',
  'date',
  'timestamp',
  'timestamp with time zone',
  'time',
  'interval day to second',
  'interval year to month',
  'varbinary',
  'json',
  'uuid',
  'array',
  'map',
  'row',
];

const literals = {
  bigint: ['9000000000', "BIGINT '7'"],
  integer: ['0', '42', '-3'],
  smallint: ["SMALLINT '5'"],
  tinyint: ["TINYINT '-1'"],
  double: ['1e0', "DOUBLE '2.5'"],
  real: ["REAL '1.5'"],
  decimal: ['1.25', '-0.001', "DECIMAL '12345678901234567890.5'", '.5', '100.'],
  varchar: ["'a'", "''", "'it''s'", "U&'\\0041'", "'größe'"],
  char: ["CHAR 'ab'"],
  boolean: ['true', 'FALSE'],
  date: ["DATE '2024-02-29'", 'current_date'],
  timestamp: [
    "TIMESTAMP '2024-02-29 12:34:56.789'",
    'localtimestamp',
    "TIMESTAMP '2020-01-01 00:00:00'",
  ],
  'timestamp with time zone': [
    "TIMESTAMP '2024-02-29 12:34:56 UTC'",
    'current_timestamp(3)',
    'now()',
  ],
  time: ["TIME '01:02:03'", 'localtime(0)'],
  'interval day to second': ["INTERVAL '3' DAY", "INTERVAL '1 02:03' DAY TO MINUTE"],
  'interval year to month': ["INTERVAL '2' MONTH", "INTERVAL -'1-2' YEAR TO MONTH"],
  varbinary: ["X'00FF'", "to_utf8('a')"],
  json: ["JSON '[1]'"],
  uuid: ["UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59'"],
  array: ['ARRAY[]', 'ARRAY[1, 2]', "ARRAY['a', NULL]", 'sequence(1, 3)'],
  map: ["MAP(ARRAY['k'], ARRAY[1])", 'MAP()'],
  row: ["ROW(1, 'b')", "(1, DATE '2020-01-01')", 'CAST(ROW(1, 2) AS ROW(x bigint, y double))'],
};

const written = {
  decimal: ['decimal', 'decimal(12, 2)', 'decimal(38, 10)', 'decimal(3)'],
  varchar: ['varchar', 'varchar(5)', 'VARCHAR(100)'],
  char: ['char(3)', 'char'],
  timestamp: ['timestamp', 'timestamp(6)', 'timestamp(0)'],
  'timestamp with time zone': ['timestamp with time zone', 'timestamp(9) with time zone'],
  time: ['time', 'time(6)'],
  array: ['array(bigint)', 'array(varchar(3))', 'ARRAY<double>', 'bigint ARRAY'],
  map: ['map(varchar, bigint)', 'map(integer, array(double))'],
  row: ['row(a bigint, b varchar)', 'ROW(x decimal(4, 1))'],
};

const comparisons = [
  '=',
  '<>',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'IS DISTINCT FROM',
  'IS NOT DISTINCT FROM',
];
const numbers = ['bigint', 'integer', 'smallint', 'tinyint', 'double', 'real', 'decimal'];
const moments = ['date', 'timestamp', 'timestamp with time zone', 'time'];

/**
 * Makes expressions of a wanted type. What it makes is mostly of that type, and sometimes not: whether it is, is what a server
 * and the core are asked.
 */
export class Expressions {
  #random;
  #query;

  /** `query` makes a query that stands as a subquery: (depth) → SQL. */
  constructor(random, query) {
    this.#random = random;
    this.#query = query;
  }

  type() {
    const random = this.#random;
    return random.chance(0.6)
      ? random.of(['bigint', 'integer', 'double', 'varchar', 'boolean', 'date', 'decimal'])
      : random.of(types);
  }

  /** Columns are `{ text, type }`. */
  make(type, columns, depth) {
    const random = this.#random;
    if (depth <= 0 || random.chance(0.25)) return this.#leaf(type, columns);
    const form = random.of(forms[type] ?? forms.any);
    const made = form(this, type, columns, depth - 1, random);
    return random.chance(0.5) && !/^\w+\(/.test(made) ? `(${made})` : made;
  }

  any(columns, depth) {
    return this.make(this.type(), columns, depth);
  }

  #leaf(type, columns) {
    const random = this.#random;
    const fitting = columns.filter((column) => column.type === type);
    if (fitting.length > 0 && random.chance(0.8)) return random.of(fitting).text;
    if (columns.length > 0 && random.chance(0.03)) return random.of(columns).text;
    if (random.chance(0.05)) return 'NULL';
    return random.of(literals[type]);
  }

  subquery(depth) {
    return this.#query(depth);
  }

  written(type) {
    return this.#random.of(written[type] ?? [type]);
  }

  /** A call of a function whose result is of the type. */
  call(kind, type, columns, depth) {
    const random = this.#random;
    const fitting = functions[kind].get(type);
    if (!fitting) return this.#leaf(type, columns);
    const { name, args } = random.of(fitting);
    const given = args.map((argument) => this.#argument(argument, type, columns, depth));
    const order =
      kind === 'aggregate' && random.chance(0.1) ? ` ORDER BY ${this.any(columns, 0)}` : '';
    const distinct =
      kind === 'aggregate' && given.length > 0 && random.chance(0.1) ? 'DISTINCT ' : '';
    const filter =
      kind === 'aggregate' && random.chance(0.1)
        ? ` FILTER (WHERE ${this.make('boolean', columns, depth)})`
        : '';
    return `${name}(${distinct}${given.join(', ')}${order})${filter}`;
  }

  #argument(argument, type, columns, depth) {
    const random = this.#random;
    if (argument.startsWith('function(')) {
      const count = argument.slice(9).split(',').length - 1;
      const names = ['x', 'y', 'z'].slice(0, count);
      const inner = names.map((name) => ({
        text: name,
        type: random.of(['bigint', 'varchar', 'integer']),
      }));
      const body = this.make(
        random.of(['boolean', 'bigint', 'varchar']),
        [...inner, ...columns],
        depth,
      );
      return `${count === 1 && random.chance(0.7) ? names[0] : `(${names.join(', ')})`} -> ${body}`;
    }
    const family = familyOf(argument);
    return this.make(literals[family] ? family : this.type(), columns, depth);
  }
}

const cast = (make, type, columns, depth, random) =>
  `${random.of(['CAST', 'TRY_CAST', 'CAST', 'cast'])}(${make.any(columns, depth)} AS ${make.written(type)})`;
const choice = (make, type, columns, depth) =>
  `CASE WHEN ${make.make('boolean', columns, depth)} THEN ${make.make(type, columns, depth)} ELSE ${make.make(type, columns, depth)} END`;
const simpleChoice = (make, type, columns, depth) => {
  const operand = make.type();
  const one = () => make.make(operand, columns, depth);
  return `CASE ${one()} WHEN ${one()} THEN ${make.make(type, columns, depth)} END`;
};
const coalesce = (make, type, columns, depth, random) =>
  `coalesce(${random.several(3, () => make.make(type, columns, depth)).join(', ')}, ${make.make(type, columns, 0)})`;
const nullIf = (make, type, columns, depth) =>
  `nullif(${make.make(type, columns, depth)}, ${make.make(type, columns, depth)})`;
const condition = (make, type, columns, depth) =>
  `if(${make.make('boolean', columns, depth)}, ${make.make(type, columns, depth)}, ${make.make(type, columns, depth)})`;
const call = (make, type, columns, depth) => make.call('scalar', type, columns, depth);
const scalarQuery = (make, type, columns, depth) => `(SELECT ${make.make(type, columns, depth)})`;
const attempt = (make, type, columns, depth) => `try(${make.make(type, columns, depth)})`;
const common = [
  cast,
  choice,
  simpleChoice,
  coalesce,
  nullIf,
  condition,
  call,
  call,
  call,
  scalarQuery,
  attempt,
];

const arithmetic = (make, type, columns, depth, random) => {
  const right = random.chance(0.7) ? type : random.of(numbers);
  return `${make.make(type, columns, depth)} ${random.of(['+', '-', '*', '/', '%'])} ${make.make(right, columns, depth)}`;
};
const sign = (make, type, columns, depth, random) =>
  `${random.of(['-', '+', '- '])}${make.make(type, columns, depth)}`;
const extract = (make, type, columns, depth, random) =>
  `EXTRACT(${random.of(['YEAR', 'MONTH', 'DAY', 'HOUR', 'DOW', 'WEEK'])} FROM ${make.make(random.of(moments), columns, depth)})`;
const concat = (make, type, columns, depth) =>
  `${make.make(type, columns, depth)} || ${make.make(type, columns, depth)}`;
const element = (make, type, columns, depth) =>
  `${make.make('array', columns, depth)}[${make.make('integer', columns, 0)}]`;
const shifted = (make, type, columns, depth, random) =>
  `${make.make(type, columns, depth)} ${random.of(['+', '-'])} ${make.make(random.of(['interval day to second', 'interval year to month']), columns, depth)}`;
const difference = (make, type, columns, depth, random) => {
  const moment = random.of(moments);
  return `${make.make(moment, columns, depth)} - ${make.make(moment, columns, depth)}`;
};
const scaled = (make, type, columns, depth, random) =>
  `${make.make(type, columns, depth)} ${random.of(['*', '/'])} ${make.make(random.of(['integer', 'bigint', 'double']), columns, depth)}`;
const atZone = (make, type, columns, depth, random) =>
  `${make.make(random.of(['timestamp', type]), columns, depth)} AT TIME ZONE 'UTC'`;

const comparison = (make, type, columns, depth, random) => {
  const operand = make.type();
  const right = random.chance(0.85) ? operand : make.type();
  return `${make.make(operand, columns, depth)} ${random.of(comparisons)} ${make.make(right, columns, depth)}`;
};
const connective = (make, type, columns, depth, random) =>
  `${make.make('boolean', columns, depth)} ${random.of(['AND', 'OR'])} ${make.make('boolean', columns, depth)}`;
const negation = (make, type, columns, depth) => `NOT ${make.make('boolean', columns, depth)}`;
const between = (make, type, columns, depth, random) => {
  const operand = random.of([...numbers, ...moments, 'varchar']);
  const one = () => make.make(operand, columns, depth);
  return `${one()} ${random.of(['', 'NOT '])}BETWEEN ${one()} AND ${one()}`;
};
const inList = (make, type, columns, depth, random) => {
  const operand = make.type();
  const one = () => make.make(operand, columns, depth);
  return `${one()} ${random.of(['', 'NOT '])}IN (${random.several(3, one).join(', ')})`;
};
const like = (make, type, columns, depth, random) =>
  `${make.make('varchar', columns, depth)} ${random.of(['LIKE', 'NOT LIKE'])} ${make.make('varchar', columns, 0)}${random.chance(0.2) ? " ESCAPE '\\'" : ''}`;
const isNull = (make, type, columns, depth, random) =>
  `${make.any(columns, depth)} IS ${random.of(['', 'NOT '])}NULL`;
const exists = (make, type, columns, depth) => `EXISTS (${make.subquery(depth)})`;
const quantified = (make, type, columns, depth, random) =>
  `${make.make('bigint', columns, depth)} ${random.of(['=', '<', '<>'])} ${random.of(['ANY', 'ALL', 'SOME'])} (SELECT ${make.make('bigint', columns, depth)})`;

const listed = (make, type, columns, depth, random) => {
  const element = make.type();
  return `ARRAY[${random.several(3, () => make.make(element, columns, depth)).join(', ')}]`;
};
const rowOf = (make, type, columns, depth, random) =>
  `ROW(${random.several(3, () => make.any(columns, depth)).join(', ')})`;
const mapOf = (make, type, columns, depth) =>
  `MAP(${make.make('array', columns, depth)}, ${make.make('array', columns, depth)})`;

/** How an expression of each type is made; what a row of the list is asked for more often stands in it more than once. */
const forms = { any: common };
for (const type of numbers)
  forms[type] = [...common, arithmetic, arithmetic, arithmetic, sign, element];
forms.bigint.push(extract, extract);
forms.boolean = [
  ...common,
  comparison,
  comparison,
  comparison,
  comparison,
  connective,
  connective,
  negation,
  between,
  inList,
  like,
  isNull,
  exists,
  quantified,
];
forms.varchar = [...common, concat, element];
forms.date = [...common, shifted];
forms.timestamp = [...common, shifted];
forms.time = [...common, shifted];
forms['timestamp with time zone'] = [...common, shifted, atZone];
forms['interval day to second'] = [...common, difference, scaled];
forms['interval year to month'] = [...common, scaled];
forms.array = [...common, listed, listed, concat];
forms.map = [...common, mapOf];
forms.row = [...common, rowOf, rowOf];
