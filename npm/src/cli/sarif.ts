import type {
  Fix as SarifFix,
  Location,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';

import { diagnosticMessages, textEdits } from '../index.js';
import type { Diagnostic, DiagnosticCode, Fix, Range } from '../index.js';
import { isChecked, isFailed } from './checked.js';
import type { Checked, Failed, Outcome } from './checked.js';
import { explanationOf } from './explain.js';
import { version } from './version.js';

// SARIF 2.1.0, which code hosts and editors read.

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

export function toSarif(outcomes: Outcome[]): Log {
  const checked = outcomes.filter(isChecked);
  const failed = outcomes.filter(isFailed);
  const results = checked.flatMap(({ file, text, report }) =>
    report.diagnostics.map((diagnostic) => resultOf(file, text, diagnostic)),
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'mapping-generator', version, rules: rulesOf(checked) } },
        // As the package counts, and editors.
        columnKind: 'utf16CodeUnits',
        artifacts: outcomes.map(({ file }) => ({ location: { uri: uriOf(file) } })),
        invocations: [
          {
            // What could not be checked is no verdict: a run without results would look like a clean one.
            executionSuccessful:
              failed.length === 0 && checked.every(({ report }) => report.status !== 'unchecked'),
            ...(failed.length === 0
              ? {}
              : { toolExecutionNotifications: failed.map(notificationOf) }),
            properties: {
              status: checked.map(({ file, report: { status, load } }) => ({ file, status, load })),
            },
          },
        ],
        results,
      },
    ],
  };
}

const notificationOf = ({ file, failure }: Failed): Notification => ({
  level: 'error',
  message: { text: failure },
  locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
});

function rulesOf(checked: Checked[]): ReportingDescriptor[] {
  const found = new Map(
    checked.flatMap(({ report }) => report.diagnostics.map(({ code, docs }) => [code, docs])),
  );
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, docs]) => ruleOf(code, docs));
}

function ruleOf(code: DiagnosticCode, docs: string): ReportingDescriptor {
  const { severity, stage, en } = diagnosticMessages[code];
  const help = [en, ...explanationOf(code)];
  return {
    id: code,
    shortDescription: { text: en },
    help: {
      text: help.join('\n'),
      markdown: `${help.map(asMarkdown).join('\n\n')}\n\n[${code}](${docs})`,
    },
    helpUri: docs,
    defaultConfiguration: { level: levels[severity] },
    properties: { stage },
  };
}

const asMarkdown = (text: string): string => text.replace(/[\\<>*_`[\]|]/g, '\\$&');

function resultOf(file: string, text: string, diagnostic: Diagnostic): Result {
  const { code, severity, message, path, range, related = [] } = diagnostic;
  const fixes = (diagnostic.fixes ?? []).flatMap((fix) => fixOf(file, text, fix));
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: message },
    locations: [locationOf(file, path, range)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place) => ({
            ...locationOf(file, place.path, place.range),
            message: { text: place.message },
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** As changes of the file; none where its places are gone. */
function fixOf(file: string, text: string, fix: Fix): SarifFix[] {
  const edits = textEdits(text, fix);
  if (edits.length === 0) return [];
  const replacements = edits.map(({ range, text: inserted }) => ({
    deletedRegion: regionOf(range),
    insertedContent: { text: inserted },
  }));
  return [
    {
      description: { text: fix.title },
      artifactChanges: [{ artifactLocation: { uri: uriOf(file) }, replacements }],
      properties: { safe: fix.safe },
    },
  ];
}

function locationOf(file: string, path: string, range: Range | undefined): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      ...(range ? { region: regionOf(range) } : {}),
    },
    logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }],
  };
}

const regionOf = ({ start, end }: Range): Region => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
  charOffset: start.offset,
  charLength: end.offset - start.offset,
});

/** Relative where the file was named so, which is what code hosts want. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path.replace(/^\.\//, '');
}
