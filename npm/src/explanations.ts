// What each code means, why it is a fault, and what mends it, for those who show it beside the message.
export { explanations } from './generated/explanations.js';
export type { Explanation } from './generated/explanations.js';
