/**
 * Words that Trino's grammar does not reserve, wherever they may begin something of the grammar's own or be a name: what stands
 * behind them decides, and no other statement tries all of it.
 */
const words =
  `all any some key value at over not filter ignore respect copartition prune keep interval time timestamp double array date
  row rows position overlaps json without leading trailing both placing extract listagg period match_recognize unique format wrapper
  conditional unconditional limit fetch offset first last next lateral tablesample nulls escape symmetric asymmetric distinct exists case
  cast table unnest values with recursive window partition range groups current unbounded preceding following group order union except
  intersect natural using on cross left full inner outer ordinality error empty object scalar passing returning path columns nested plan
  omit quotes text utf8 default final running pattern define measures subset seek initial end when then else true null current_date
  localtime`.split(/\s+/);

const behind = [
  '',
  '(',
  '(a)',
  '(*)',
  '()',
  '(a, b)',
  '(SELECT 1)',
  'a',
  '1',
  "'x'",
  ', b',
  '.b',
  '[1]',
  '+ 1',
  'AND b',
  '= 1',
  'IS NULL',
  'IN (1)',
  "LIKE 'a'",
  'BETWEEN 1 AND 2',
  'NOT b',
  "AT TIME ZONE 'UTC'",
  'OVER ()',
  'FILTER (WHERE a)',
  'NULLS FIRST',
  'AS z',
  'BY a',
  'TIME ZONE',
  'YEAR',
  'PRECISION',
  'KEY b',
  'VALUE b',
  ': 1',
  'FORMAT JSON',
  '=> 1',
  '-> 1',
];

const around = [
  'SELECT _',
  'SELECT f(_)',
  'SELECT f(a, _)',
  'SELECT a = _',
  'SELECT a = ALL (_)',
  'SELECT 1 FROM t WHERE _',
  'SELECT 1 FROM _',
  'SELECT 1 FROM t _',
  'SELECT * FROM TABLE(f(_))',
  'SELECT json_object(_)',
  'SELECT json_array(_)',
  "SELECT json_value(a, 'lax $' _)",
  'SELECT CAST(a AS _)',
  'SELECT trim(_)',
  'SELECT a IN (_)',
  'SELECT 1 FROM t ORDER BY _',
  'SELECT a _',
  'SELECT f(a) _',
  'SELECT f(a) OVER (_)',
  'SELECT 1 FROM t GROUP BY _',
  'SELECT CASE _ END',
  'SELECT overlay(_)',
  'SELECT position(_)',
  'SELECT substring(_)',
  'SELECT listagg(_) WITHIN GROUP (ORDER BY a)',
  '_ SELECT 1',
  'SELECT INTERVAL _',
  'SELECT a -> _',
  'SELECT (a, b) _',
];

/** A word at some place, with something behind it. Many are no statements. */
export const makeWord = (random) =>
  random.of(around).replace('_', `${random.of(words)} ${random.of(behind)}`.trim());
