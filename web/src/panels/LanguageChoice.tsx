import { locales, type Locale } from 'mapping-generator-editor/parts';
import type { JSX } from 'react';

interface Properties {
  label: string;
  locale: Locale;
  choose: (locale: Locale) => void;
}

export function LanguageChoice({ label, locale: chosen, choose }: Properties): JSX.Element {
  return (
    <select
      className="control"
      aria-label={label}
      value={chosen}
      onChange={({ currentTarget }) => {
        choose(currentTarget.value as Locale);
      }}
    >
      {locales.map(({ locale, name }) => (
        <option key={locale} value={locale} lang={locale}>
          {name}
        </option>
      ))}
    </select>
  );
}
