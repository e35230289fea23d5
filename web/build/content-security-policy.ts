import type { Plugin } from 'vite';

// What the page may do: run its own scripts and its own WebAssembly, talk to nobody but its own origin. CodeMirror
// writes its rules into <style> elements, hence 'unsafe-inline' for styles; scripts have no such door.
const directives = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

export const policyText = Object.entries(directives)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

/** Writes the policy into the built page, so that it holds whatever server serves the files. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyText },
        injectTo: 'head-prepend',
      },
    ],
  };
}
