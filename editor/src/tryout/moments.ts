// Dates and times of the protocol as the numbers of a file.

const dayMs = 86_400_000;

/** Days since 1970, also of years with more than four digits. */
export function dayOf(value: unknown): number {
  const [, sign = '', year = '0', month = '1', day = '1'] =
    /^(-?)(\d+)-(\d+)-(\d+)/.exec(String(value)) ?? [];
  const time = new Date(0);
  return time.setUTCFullYear(Number(sign + year), Number(month) - 1, Number(day)) / dayMs;
}

/** Microseconds; what a cluster knows more exactly is rounded by its writer. */
export function microsOfDay(text: string): bigint {
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] =
    /(\d+):(\d+)(?::(\d+)(?:\.(\d+))?)?/.exec(text) ?? [];
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (
    BigInt(whole) * 1_000_000n + BigInt(Math.round(Number(fraction.padEnd(12, '0')) / 1_000_000))
  );
}

/** Microseconds since 1970, of a time as it reads. */
export function microsOf(value: unknown): bigint {
  const [date = '', time = ''] = String(value).split(' ');
  return BigInt(dayOf(date)) * BigInt(dayMs) * 1000n + microsOfDay(time);
}

/** How far (ms) a zone such as `Europe/Berlin` is before UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const shown =
    new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000;
  return shown - Math.floor(instant / 1000) * 1000;
}

/** How far (ms) a zone is before UTC at a time that its clocks show. */
function offsetOf(local: number, zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign !== undefined)
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  if (zone === '' || zone === 'UTC') return 0;
  // The offset at the time as if it were UTC is that of a moment close by; the one at the instant found so is right.
  return offsetAt(local - offsetAt(local, zone), zone);
}

/** Microseconds since 1970 in UTC, of a time with its zone: the instant is what is written, the zone is not. */
export function instantOf(value: unknown): bigint {
  const zone = String(value).split(' ')[2] ?? '';
  const local = microsOf(value);
  return local - BigInt(offsetOf(Number(local / 1000n), zone)) * 1000n;
}
