// Monaco, served by a generator.
export { mappingEditorOptions } from './monaco/languages.js';
export { registerMappingLanguage } from './monaco/register.js';
export type { MappingLanguage } from './monaco/register.js';
export type { EditingGenerator } from './editing-generator.js';
export type { MappingLanguageOptions, Setting } from './monaco/options.js';
export type { Disposable, Monaco, TextModel } from './monaco/monaco.js';
