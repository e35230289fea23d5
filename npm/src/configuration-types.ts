import type { DiagnosticCode, Locale, Policy } from './types.js';

// `configuration.schema.json` is made of this declaration by scripts/schemas.mjs.

/**
 * `mapping-generator.json`: what a project's mappings are checked with. It lies in the folder that a command runs in, or
 * in one above. Paths are relative to it, and the options of a command come first. Clusters are not named here: whoever can
 * change the file could have credentials sent to a machine of his own.
 */
export interface Configuration {
  /** The address of this schema, for editors; nothing else reads it. */
  $schema?: string;
  /** Mappings, folders of them (`*.mapping.json`) and patterns; what a command takes that is given none. */
  files?: string[];
  /** A file that `mapping-generator catalog fetch` has written. */
  catalog?: string;
  /**
   * In hours: an older catalog decides nothing; default 24.
   *
   * @exclusiveMinimum 0
   */
  catalogMaxAge?: number;
  /** Stricter rules of the platform, or a file that holds them. */
  policy?: Policy | string;
  /** What table names that say less are looked up in. */
  session?: { catalog?: string; schema?: string };
  /** Codes of findings that are left out. */
  ignore?: DiagnosticCode[];
  /**
   * More warnings than that fail the check.
   *
   * @minimum 0
   */
  maxWarnings?: number;
  /** The language of the messages; default `en`. */
  locale?: Locale;
}
