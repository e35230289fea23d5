import { isMappingError } from './errors.js';
import { diagnosticDocs } from './report.js';
import type { Locale, Report, Stage } from './types.js';

const stages: Stage[] = ['structure', 'sql_syntax', 'column_inference', 'schema', 'type_mapping'];

/** As in the message catalogue, which a test compares; the whole catalogue is not worth its download here. */
const messages = {
  en: 'There is not enough memory to check the mapping',
  zh: '内存不足，无法检查映射',
};

/**
 * A verdict even when the module has no memory for the question: nothing could be checked. The core reports the same
 * when it runs out of memory later.
 */
export function reportOutOfMemory(locale: Locale = 'en'): Report {
  return {
    valid: false,
    status: 'unchecked',
    load: 'unknown',
    hasErrors: true,
    node_results: [],
    edge_results: [],
    diagnostics: [
      {
        code: 'out_of_memory',
        severity: 'error',
        stage: 'structure',
        field: '',
        message: locale === 'zh' ? messages.zh : messages.en,
        params: {},
        path: '',
        docs: diagnosticDocs('out_of_memory'),
      },
    ],
    stages: stages.map((stage) => ({ stage, status: 'unchecked' })),
  };
}

export function isOutOfMemory(error: unknown): boolean {
  return isMappingError(error) && error.code === 'out_of_memory';
}
