// The control plane behind the page of the jobs, as far as the development server plays it.
import { readFileSync } from 'node:fs';
import { jobRoutes, openDevelopmentPlane } from '../control-plane/dist/index.js';
import { answerWith } from './answer.js';

const samples = new URL('../samples/tpch/', import.meta.url);
const textOf = (name) => readFileSync(new URL(name, samples), 'utf8');

/** What goes wrong is to be seen where the server was started; all else is on the page. */
const print = (fields, event) => console.error(JSON.stringify({ event, ...fields }));
const logger = { info: () => undefined, warn: print, error: print };

/** A Vite plugin that answers under /api/jobs. `options` are those of the control plane. */
export async function jobsOf(options) {
  const plane = await openDevelopmentPlane({
    ...options,
    samples: { mapping: textOf('mapping.json'), catalog: JSON.parse(textOf('catalog.json')) },
    logger,
  });
  return {
    close: () => plane.close(),
    plugin: {
      name: 'job-routes',
      configurePreviewServer({ middlewares }) {
        const handler = answerWith(jobRoutes(plane.replica, plane.surroundings));
        // After Vite's own, of which one refuses requests to names that are not this server's.
        return () => middlewares.use(handler);
      },
    },
  };
}
