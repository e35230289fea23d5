import { applyEdits, type Diagnostic, type Fix } from 'mapping-generator';
import { describe, expect, it } from 'vitest';
import { alikeTo, mendAlike, previewOf } from '../src/problems/alike';
import { everything, filterProblems, problemOutcomeOf } from '../src/problems/outcome';
import type { Problem } from '../src/workbench/problems';

const text = '{\n  "a": "STRNG",\n  "b": "STRNG",\n  "c": "STRNG"\n}\n';

function problemAt(path: string, facts: Partial<Diagnostic> = {}): Problem {
  const fix: Fix = { title: 'mend', safe: true, edits: [{ path, value: 'STRING' }] };
  const diagnostic = {
    code: 'unknown_type_similar',
    severity: 'error',
    message: `Unknown type at ${path}`,
    path,
    fixes: [fix],
    ...facts,
  } as Diagnostic;
  return { diagnostic, related: [], from: 0, to: 0, line: 1, column: 1 };
}

const all = ['/a', '/b', '/c'].map((path) => problemAt(path));

describe('mending all alike', () => {
  it('takes those of the same kind that have a fix', () => {
    const [first] = all;
    if (first === undefined) throw new Error('there are three');
    const others = [problemAt('/a', { code: 'key_type' }), problemAt('/b', { fixes: undefined })];
    expect(alikeTo(first, [...all, ...others])).toEqual(all);
  });

  it('leaves out those of the same kind that need another word, such as the opposite change', () => {
    const range = {
      start: { line: 1, column: 8, offset: 7 },
      end: { line: 1, column: 13, offset: 12 },
    };
    const writes = (word: string, path: string): Problem =>
      problemAt(path, {
        code: 'unknown_node_similar',
        fixes: [{ title: '', safe: true, edits: [{ path, sql_range: range, text: word }] }],
      });
    const names = (value: string, path: string): Problem =>
      problemAt(path, {
        code: 'unknown_node_similar',
        fixes: [{ title: '', safe: true, edits: [{ path, value }] }],
      });
    const [typed, another, opposite] = [
      writes('custkey', '/a'),
      writes('custkey', '/b'),
      writes('custky', '/c'),
    ];
    const [named, other] = [names('custkey', '/d'), names('custky', '/e')];
    const found = [typed, another, opposite, named, other];
    expect(alikeTo(typed, found)).toEqual([typed, another]);
    expect(alikeTo(opposite, found)).toEqual([opposite]);
    expect(alikeTo(named, found)).toEqual([named]);
  });

  it('takes those that differ by the column alone of which they are made', () => {
    const range = {
      start: { line: 1, column: 8, offset: 7 },
      end: { line: 1, column: 13, offset: 12 },
    };
    const casts = ['acctbal', 'total'].map((column) =>
      problemAt(`/${column}`, {
        fixes: [
          {
            title: '',
            safe: false,
            edits: [{ path: `/${column}`, sql_range: range, text: `CAST(${column} AS DOUBLE)` }],
          },
        ],
      }),
    );
    const [first] = casts;
    if (first === undefined) throw new Error('there are two');
    expect(alikeTo(first, casts)).toEqual(casts);
  });

  it('makes every change in one step', () => {
    expect(applyEdits(text, mendAlike(all, text))).toBe(text.replaceAll('STRNG', 'STRING'));
  });

  it('makes a change once where two ask for the same', () => {
    expect(mendAlike([...all, ...all], text)).toHaveLength(3);
  });

  it('shows what goes and what comes, with its line', () => {
    const shown = previewOf(mendAlike(all, text), text);
    expect(shown.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(shown[1]).toMatchObject({
      before: '  "b": ',
      old: '"STRNG"',
      new: '"STRING"',
      after: ',',
    });
  });
});

describe('what comes of a problem', () => {
  it.each([
    [{ severity: 'error' }, 'refused'],
    [{ severity: 'warning', code: 'load_hazard' }, 'fails'],
    [{ severity: 'warning', code: 'unknown_type' }, 'suspicious'],
    [{ severity: 'info' }, 'note'],
  ] as const)('%j: %s', (facts, outcome) => {
    expect(problemOutcomeOf(problemAt('/a', facts as Partial<Diagnostic>).diagnostic)).toBe(
      outcome,
    );
  });

  it('and what it says can be looked for', () => {
    const warning = problemAt('/d', { severity: 'warning', code: 'load_hazard' });
    const problems = [...all, warning];
    const nameOf = ({ diagnostic }: Problem): string => (diagnostic.path === '/b' ? 'Nation' : '');
    expect(filterProblems(problems, everything, nameOf)).toEqual(problems);
    expect(filterProblems(problems, { outcome: 'fails', words: '' }, nameOf)).toEqual([warning]);
    expect(filterProblems(problems, { outcome: '', words: 'NATION unknown' }, nameOf)).toEqual([
      all[1],
    ]);
    expect(filterProblems(problems, { outcome: 'fails', words: 'nation' }, nameOf)).toEqual([]);
  });
});
