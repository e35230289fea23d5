import type { CompletionList, FunctionTexts, Hover, SignatureHelp } from '../language-types.js';
import type { Locale } from '../types.js';

/** Puts sentences on functions where they belong; they are no part of the module, since most pages show none. */
export class Described {
  texts: FunctionTexts = {};

  of(name: string | undefined, locale: Locale = 'en'): string | undefined {
    return name !== undefined && Object.hasOwn(this.texts, name)
      ? this.texts[name]?.[locale]
      : undefined;
  }

  completions(list: CompletionList, locale?: Locale): CompletionList {
    const items = list.items.map((item) => {
      const documentation = item.kind === 'function' ? this.of(item.label, locale) : undefined;
      return documentation === undefined ? item : { ...item, documentation };
    });
    return { ...list, items };
  }

  hover(hover: Hover, name: string | undefined, locale?: Locale): Hover {
    const text = this.of(name, locale);
    if (text === undefined) return hover;
    return { ...hover, contents: [...hover.contents, { kind: 'text', text }] };
  }

  signatures(help: SignatureHelp, name: string | undefined, locale?: Locale): SignatureHelp {
    const documentation = this.of(name, locale);
    if (documentation === undefined) return help;
    return { ...help, signatures: help.signatures.map((one) => ({ ...one, documentation })) };
  }
}
