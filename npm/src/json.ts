const stringify: (value: unknown) => string | undefined = JSON.stringify;

/** JSON.stringify that always gives text: `null` for what JSON has no word for. Throws as it does. */
export function toJsonText(value: unknown): string {
  return stringify(value) ?? 'null';
}
