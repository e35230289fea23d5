import type { ServerCapabilities } from 'vscode-languageserver/node';

import type { Service } from './service.js';

/** Something that an editor may ask for: what is announced, and who answers. */
export interface Feature {
  capabilities: ServerCapabilities;
  listen: (service: Service) => void;
}
