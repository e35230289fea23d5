/** Ctrl+Enter, which carries out what was written or chosen; Command+Enter for those who have that key. */
export const isRunKey = ({
  key,
  ctrlKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): boolean =>
  key === 'Enter' && (ctrlKey || metaKey);
