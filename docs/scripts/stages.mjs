/** What the stages are called, in their order. */
export const stages = {
  structure: 'Structure',
  sql_syntax: 'SQL',
  column_inference: 'Columns',
  schema: 'Keys and properties',
  type_mapping: 'Types',
};
