import './styles/index.css';

export { MappingEditor } from './MappingEditor';
export { mountMappingEditor, type MountedMappingEditor, type MountOptions } from './mount';
export type { EditorSlots, MappingEditorHandle, MappingEditorProps } from './types';
export type { Locale } from './texts/languages';
