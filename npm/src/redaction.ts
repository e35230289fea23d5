/** A message that is longer is cut: it goes to the report, and onto the screen. */
const longestMessage = 10_000;

/** Header values such as `1` are no secret, and taking them out would garble messages. */
const shortestSecret = 4;

/** Makes messages of the other side fit to be shown: it may quote what it was sent. */
export class Redactor {
  /** Longest first: one may be a part of another. */
  readonly #secrets: string[];

  /** `headers` are pairs of name and value. */
  constructor(headers: Iterable<readonly [string, string]>) {
    const secrets = new Set<string>();
    for (const [name, value] of headers) {
      for (const secret of secretsIn(name, value)) {
        for (const form of formsOf(secret)) {
          if (form.length >= shortestSecret) secrets.add(form);
        }
      }
    }
    this.#secrets = [...secrets].sort((a, b) => b.length - a.length);
  }

  redact(text: string): string {
    let redacted = text;
    for (const secret of this.#secrets) redacted = redacted.replaceAll(secret, '…');
    return shortened(redacted, longestMessage);
  }
}

/** The start of a text, with a sign that there was more. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Not between the halves of a surrogate pair.
  return `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** `Bearer …`, `Basic …`: the secret is the last word. The password of the latter is easily read, and so quoted. */
function secretsIn(name: string, value: string): string[] {
  const whole = value.trim();
  const word = whole.split(/\s+/).at(-1) ?? '';
  const more = /^cookie$/i.test(name)
    ? cookieValues(whole)
    : /^basic /i.test(whole)
      ? decoded(word)
      : [];
  return [whole, word, ...more];
}

const cookieValues = (cookies: string): string[] =>
  cookies.split(';').map((cookie) => cookie.slice(cookie.indexOf('=') + 1).trim());

/** `user:password`, and the password alone. */
function decoded(base64: string): string[] {
  try {
    const pair = atob(base64);
    return [pair, pair.slice(pair.indexOf(':') + 1)];
  } catch {
    return [];
  }
}

/** As it is, as it stands in JSON and in JSON within JSON, and in an address. */
const formsOf = (secret: string): string[] => [
  secret,
  escaped(secret),
  escaped(escaped(secret)),
  safelyEncoded(secret),
];

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

function safelyEncoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}
