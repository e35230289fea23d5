export { FormView } from './FormView';
export type { DefinitionMark, FormProps } from './props';
