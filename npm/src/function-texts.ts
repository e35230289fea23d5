// What Trino's functions do, a sentence for each in every language.
export { functionTexts } from './generated/function-texts.js';
export type { FunctionTexts } from './language-types.js';
