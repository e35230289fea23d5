import { Expressions } from './expressions.mjs';

/** Tables of tpch.tiny with columns of each type that it has. */
const tables = {
  nation: { nationkey: 'bigint', name: 'varchar', regionkey: 'bigint', comment: 'varchar' },
  region: { regionkey: 'bigint', name: 'varchar', comment: 'varchar' },
  orders: {
    orderkey: 'bigint',
    custkey: 'bigint',
    orderstatus: 'varchar',
    totalprice: 'double',
    orderdate: 'date',
    shippriority: 'integer',
  },
  customer: {
    custkey: 'bigint',
    name: 'varchar',
    nationkey: 'bigint',
    acctbal: 'double',
    mktsegment: 'varchar',
  },
  part: { partkey: 'bigint', name: 'varchar', size: 'integer', retailprice: 'double' },
};

/** Makes queries over tpch.tiny. Names in sight are mostly those that are used. */
export class Queries {
  #random;
  #expressions;
  #alias = 0;

  constructor(random) {
    this.#random = random;
    this.#expressions = new Expressions(random, (depth) => this.#select(Math.min(depth, 1)));
  }

  make() {
    const random = this.#random;
    this.#alias = 0;
    if (random.chance(0.12)) {
      const name = `w${this.#alias++}`;
      return `WITH ${name} AS (${this.#body(2)}) ${random.chance(0.5) ? `SELECT * FROM ${name}` : this.#body(2)}`;
    }
    return this.#body(3);
  }

  #body(depth) {
    const random = this.#random;
    if (random.chance(0.08)) {
      const types = random.several(3, () => this.#expressions.type());
      const one = () =>
        `SELECT ${types.map((type) => this.#expressions.make(type, [], 1)).join(', ')}`;
      return `${one()} ${random.of(['UNION', 'UNION ALL', 'INTERSECT', 'EXCEPT'])} ${one()}`;
    }
    if (random.chance(0.04)) {
      const types = random.several(3, () => this.#expressions.type());
      const row = () => `(${types.map((type) => this.#expressions.make(type, [], 1)).join(', ')})`;
      return `VALUES ${random.several(2, row).join(', ')}`;
    }
    return this.#select(depth);
  }

  #select(depth) {
    const random = this.#random;
    const { text, columns } = this.#from(depth);
    const where =
      columns.length > 0 && random.chance(0.4)
        ? ` WHERE ${this.#expressions.make('boolean', columns, depth)}`
        : '';
    if (columns.length > 0 && random.chance(0.3)) return this.#grouped(text, columns, where, depth);
    const items = random.several(2, () => this.#item(columns, depth));
    if (columns.length > 0 && random.chance(0.12)) items.push(this.#windowed(columns, depth));
    if (columns.length > 0 && random.chance(0.08)) items.unshift('*');
    const order = random.chance(0.2)
      ? ` ORDER BY ${random.of(['1', this.#expressions.any(columns, 1)])}${random.of(['', ' DESC', ' NULLS FIRST'])}`
      : '';
    const limit = random.chance(0.15) ? ` LIMIT ${random.below(20)}` : '';
    return `SELECT ${random.chance(0.06) ? 'DISTINCT ' : ''}${items.join(', ')}${text}${where}${order}${limit}`;
  }

  #item(columns, depth) {
    const random = this.#random;
    const expression = this.#expressions.any(columns, depth);
    return random.chance(0.3)
      ? `${expression}${random.of([' AS ', ' '])}${random.of(['a', 'b', '"Total sum"', 'x1', '"größe"'])}`
      : expression;
  }

  #grouped(from, columns, where, depth) {
    const random = this.#random;
    const keys = random.several(2, () => random.of(columns));
    const type = this.#expressions.type();
    const aggregates = random.several(3, () =>
      this.#expressions.call('aggregate', random.chance(0.5) ? 'bigint' : type, columns, depth - 1),
    );
    const items = [...keys.map(({ text }) => text), ...aggregates];
    const having = random.chance(0.2)
      ? ` HAVING count(*) > ${this.#expressions.make('bigint', keys, 1)}`
      : '';
    const by = random.of(['', '', 'ROLLUP ', 'CUBE ']);
    const group = by
      ? `${by}(${keys.map(({ text }) => text).join(', ')})`
      : keys.map(({ text }) => text).join(', ');
    return `SELECT ${items.join(', ')}${from}${where} GROUP BY ${group}${having}`;
  }

  #windowed(columns, depth) {
    const random = this.#random;
    const type = random.of(['bigint', 'double', 'varchar']);
    const called = this.#expressions.call(
      random.of(['window', 'aggregate']),
      type,
      columns,
      Math.min(depth, 1),
    );
    const partition = random.chance(0.6) ? `PARTITION BY ${random.of(columns).text}` : '';
    const order = random.chance(0.7) ? ` ORDER BY ${random.of(columns).text}` : '';
    const frame =
      order && random.chance(0.3)
        ? random.of([
            ' ROWS 2 PRECEDING',
            ' RANGE UNBOUNDED PRECEDING',
            ' ROWS BETWEEN 1 PRECEDING AND CURRENT ROW',
          ])
        : '';
    return `${called.includes('(') ? called : 'rank()'} OVER (${partition}${order}${frame})`;
  }

  /** `{ text, columns }`; the text begins with ` FROM`, or is empty. */
  #from(depth) {
    const random = this.#random;
    if (random.chance(0.15)) return { text: '', columns: [] };
    const first = this.#relation(depth);
    if (random.chance(0.65)) return { text: ` FROM ${first.text}`, columns: first.columns };
    const second = this.#relation(depth);
    const columns = [...first.columns, ...second.columns];
    const on = () => ` ON ${this.#expressions.make('boolean', columns, 1)}`;
    const [word, condition] = random.of([
      ['JOIN', on],
      ['LEFT JOIN', on],
      ['CROSS JOIN', () => ''],
      ['FULL JOIN', on],
    ]);
    return { text: ` FROM ${first.text} ${word} ${second.text}${condition()}`, columns };
  }

  #relation(depth) {
    const random = this.#random;
    const alias = `t${this.#alias++}`;
    if (random.chance(0.15)) {
      const types = random.several(3, () => this.#expressions.type());
      const names = types.map((_, index) => `c${index}`);
      const row = types.map((type) => this.#expressions.make(type, [], 1)).join(', ');
      return {
        text: `(VALUES (${row})) AS ${alias} (${names.join(', ')})`,
        columns: columnsOf(alias, names, types),
      };
    }
    if (depth > 1 && random.chance(0.1))
      return { text: `(${this.#select(1)}) ${alias}`, columns: [] };
    if (random.chance(0.06)) {
      const text = `UNNEST(${this.#expressions.make('array', [], 1)}) AS ${alias} (e)`;
      return { text, columns: columnsOf(alias, ['e'], [this.#expressions.type()]) };
    }
    const [name, columns] = random.of(Object.entries(tables));
    return {
      text: `${random.chance(0.2) ? 'tpch.tiny.' : ''}${name} ${alias}`,
      columns: columnsOf(alias, Object.keys(columns), Object.values(columns)),
    };
  }
}

const columnsOf = (alias, names, types) =>
  names.map((name, index) => ({ text: `${alias}.${name}`, type: types[index] }));
