import type { Reply } from '../patience.js';
import { isRedirect } from '../patience.js';
import { shortened } from '../redaction.js';

const hints: Record<number, string> = {
  401: 'the cluster does not know the user or the token (401)',
  403: 'the cluster refuses the user (403)',
  404: 'the cluster does not know the query, or is not at this address (404)',
  406: 'the cluster refuses requests that a proxy has forwarded (406): set http-server.process-forwarded=true',
  431: 'the headers are too long for the cluster or a proxy before it (431)',
};

const longestReason = 300;

/** Why an answer with another status than 200 was given: the server's own words where they are fit to be shown. */
export function refusalOf(reply: Reply): string {
  const { status, text, headers } = reply;
  if (isRedirect(reply)) return 'the cluster redirects to another address: use that one';
  const denied = /\bAccess Denied: [^\n<]{1,300}/.exec(text)?.[0];
  if (denied !== undefined) return denied;
  const challenge = headers.get('WWW-Authenticate') ?? '';
  if (status === 401 && /\bx_(redirect|token)_server=/.test(challenge)) {
    return 'the cluster asks for a sign-in with OAuth 2 (401): sign in elsewhere and give the token';
  }
  const hint = hints[status] ?? `the cluster answered ${String(status)}`;
  const reason = reasonIn(reply) ?? (challenge === '' ? undefined : `it asks for ${challenge}`);
  return reason === undefined ? hint : `${hint}: ${shortened(reason, longestReason)}`;
}

/** Only where the request is to blame: what a server says of a fault of its own is a Java stack. */
function reasonIn({ status, text }: Reply): string | undefined {
  if (status < 400 || status >= 500) return undefined;
  const said = text.trimStart();
  if (said.startsWith('<')) return /<(?:title|h1)>([^<]{1,300})/i.exec(said)?.[1]?.trim();
  if (said.startsWith('{')) return reasonInJson(said);
  return /^[^\r\n]+/.exec(said)?.[0].trim();
}

/** As gateways say it: `{"message": …}`, `{"error": …}`, `{"error": {"message": …}}`, `{"detail": …}`. */
function reasonInJson(text: string): string | undefined {
  try {
    const { error, message, detail } = JSON.parse(text) as Record<string, unknown>;
    const inner = (error as { message?: unknown } | null | undefined)?.message;
    return [message, inner, error, detail].find((value) => typeof value === 'string');
  } catch {
    return undefined;
  }
}
