import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { MappingEditor } from './MappingEditor';
import type { MappingEditorHandle, MappingEditorProps } from './types';

export type MountOptions = Omit<MappingEditorProps, 'ref'>;

export interface MountedMappingEditor extends MappingEditorHandle {
  /** Changes some of the options; the others stay. */
  update(options: Partial<MountOptions>): void;
  /** Takes the editor out of the page. */
  destroy(): void;
}

/**
 * Puts an editor into `element`, for pages without React. The text that the author changes is kept here: `value` has to be
 * given again only to replace it.
 *
 * @example
 * const editor = mountMappingEditor(element, { value: text, generator, catalog, onChange: save });
 */
export function mountMappingEditor(element: Element, options: MountOptions): MountedMappingEditor {
  const root = createRoot(element);
  let current = options;
  let handle: MappingEditorHandle | null = null;
  const asked = (): MappingEditorHandle => {
    if (handle === null) throw new Error('the editor was destroyed');
    return handle;
  };
  const onChange: MountOptions['onChange'] = (text, about) => {
    current = { ...current, value: text, name: about.name };
    options.onChange?.(text, about);
    draw();
  };
  const take = (mounted: MappingEditorHandle | null): void => {
    handle = mounted;
  };
  const draw = (): void => {
    root.render(createElement(MappingEditor, { ...current, onChange, ref: take }));
  };
  flushSync(draw);
  return {
    update: (change) => {
      options = { ...options, ...change };
      current = { ...current, ...change };
      flushSync(draw);
    },
    destroy: () => {
      root.unmount();
    },
    flush: () => asked().flush(),
    generate: (sql) => {
      asked().generate(sql);
    },
    notify: (notice, kind) => {
      asked().notify(notice, kind);
    },
    validate: () => asked().validate(),
    preflight: () => asked().preflight(),
  };
}
