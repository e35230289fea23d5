export type Locale = 'en' | 'zh';

/** The languages in the order of a row of texts, each by its own name. */
export const locales: readonly { locale: Locale; name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'zh', name: '中文' },
];

/** Words of a page: one row per text, with all its languages. */
export type Texts = Record<string, readonly [string, string]>;

/** Gives a text in one language; `{name}` in it is filled from `values`. */
export type TranslateOf<Name> = (name: Name, values?: Record<string, string | number>) => string;

export function translatorOf<Name extends string>(
  texts: Readonly<Record<Name, readonly [string, string]>>,
): (locale: Locale) => TranslateOf<Name> {
  return (locale) => {
    const column = locale === 'en' ? 0 : 1;
    return (name, values = {}) =>
      texts[name][column].replace(/\{(\w+)\}/g, (whole, key: string) =>
        String(values[key] ?? whole),
      );
  };
}

/** A moment as it is written where seconds do not matter. */
export const momentText = (moment: Date | number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
