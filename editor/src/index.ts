import './styles/index.css';

export { MappingEditor } from './MappingEditor';
export { mountMappingEditor, type MountedMappingEditor, type MountOptions } from './mount';
export type {
  Door,
  EditorSlots,
  HostCommand,
  MappingEditorHandle,
  MappingEditorProps,
  Remark,
  Source,
  Version,
} from './types';
export type { Locale } from './texts/languages';
export type { View } from './workbench/state';
