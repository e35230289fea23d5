import { codeActions } from './code-actions.js';
import { completion } from './completion.js';
import { diagnostics } from './diagnostics.js';
import type { Feature } from './feature.js';
import { formatting } from './formatting.js';
import { inlayHints } from './hints.js';
import { hovering } from './hover.js';
import { names } from './names.js';
import { outline } from './outline.js';
import { semanticTokens } from './tokens.js';
import { watching } from './watching.js';

/** All that the server answers; a new request has its row here. */
export const features: Feature[] = [
  diagnostics,
  codeActions,
  completion,
  hovering,
  names,
  outline,
  semanticTokens,
  inlayHints,
  formatting,
  watching,
];
