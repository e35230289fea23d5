import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Diagnostic as Shown, DiagnosticRelatedInformation } from 'vscode-languageserver/node';

import type { Diagnostic, RelatedPlace } from '../index.js';
import { toShown } from './service.js';
import type { Service, Subject } from './service.js';

export const source = 'mapping-generator';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

type Placed = Pick<Subject, 'document' | 'texts'>;

/** A finding as editors show it. */
export function toShownDiagnostic(placed: Placed, diagnostic: Diagnostic): Shown {
  const { severity, code, message, docs, related = [] } = diagnostic;
  return {
    range: shownRange(placed, diagnostic),
    severity: severities[severity],
    code,
    source,
    message,
    codeDescription: { href: docs },
    ...(related.length === 0
      ? {}
      : { relatedInformation: related.map((place) => toRelated(placed, place)) }),
  };
}

const toRelated = (placed: Placed, place: RelatedPlace): DiagnosticRelatedInformation => ({
  location: { uri: placed.document.uri, range: shownRange(placed, place) },
  message: place.message,
});

function shownRange({ document, texts }: Placed, place: Diagnostic | RelatedPlace): Shown['range'] {
  const range = texts.rangeOf(place);
  return range ? toShown(document, range) : nowhere;
}

export const shownFindings = (service: Service, subject: Subject): Shown[] =>
  service.findings(subject).map((diagnostic) => toShownDiagnostic(subject, diagnostic));

/** Another one where the findings may be others. */
export const resultOf = (version: number | string, { id }: Subject['project']): string =>
  `${String(version)} ${id}`;
