import { serve } from './browser.js';
import { exampleOf } from './examples/blocks.js';
import { buildPage } from './examples/page.js';

/** What a page has around the component of the README's example. */
const around = `
import { createRoot } from 'react-dom/client';
createRoot(document.querySelector('#root')).render(<Problems text='{"node_definitions": []}' />);
`;

const shown = () => document.querySelector('#root p')?.textContent;

/** What the component of the README's example shows. */
export async function reactPage(browser) {
  const folder = await buildPage('react', {
    body: '<div id="root"></div>',
    scripts: { 'main.jsx': exampleOf('React', 'jsx', 20) + around },
  });
  const server = await serve({ '/': folder });
  try {
    return await browser.answerOf(`${server.url}/index.html`, async (page) => {
      await page.waitForFunction(shown);
      return page.evaluate(shown);
    });
  } finally {
    server.stop();
  }
}
