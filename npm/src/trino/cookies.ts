interface Cookie {
  value: string;
  path: string;
}

/**
 * The cookies of one query: a gateway routes its requests by them. Node's fetch keeps none, and a page's browser keeps
 * them itself and shows none. All requests go to one origin, so that only a cookie's path decides where it is sent.
 */
export class Cookies {
  readonly #kept = new Map<string, Cookie>();

  /** Takes over what an answer sets. */
  receive(headers: Headers): void {
    // Not there in older browsers.
    const { getSetCookie } = headers as { getSetCookie?: () => string[] };
    for (const line of getSetCookie?.call(headers) ?? []) this.#set(line);
  }

  /** The value of `Cookie` for a request, together with `own`, which the host sends; undefined for none. */
  headerFor(address: string, own: string | null): string | undefined {
    const { pathname } = new URL(address);
    const sent = [...this.#kept].filter(([, { path }]) => isBelow(pathname, path));
    const pairs = sent.map(([name, { value }]) => `${name}=${value}`);
    const all = own === null ? pairs : [own, ...pairs];
    return all.length === 0 ? undefined : all.join('; ');
  }

  /** `name=value; Path=/v1; Max-Age=60` */
  #set(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const [name, value] = nameAndValue(pair);
    if (name === '') return;
    const facts = new Map(attributes.map((text) => lowerName(nameAndValue(text))));
    const path = facts.get('path') ?? '';
    if (isOver(facts)) this.#kept.delete(name);
    else this.#kept.set(name, { value, path: path.startsWith('/') ? path : '/' });
  }
}

function nameAndValue(text: string): [string, string] {
  const split = text.indexOf('=');
  if (split < 0) return [text.trim(), ''];
  return [text.slice(0, split).trim(), text.slice(split + 1).trim()];
}

const lowerName = ([name, value]: [string, string]): [string, string] => [
  name.toLowerCase(),
  value,
];

/** A cookie that ends in the past is taken back. */
function isOver(facts: Map<string, string>): boolean {
  const age = facts.get('max-age');
  if (age !== undefined && age !== '') return Number(age) <= 0;
  return Date.parse(facts.get('expires') ?? '') <= Date.now();
}

function isBelow(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
