export const FAULT_KINDS = [
  'latency',
  'drop-before-commit',
  'drop-after-commit',
  'error-502',
  'busy',
  'error-code',
  'publish-status',
  'mass-outcome',
  'slow-sync',
  'callback-lost',
  'callback-twice',
  'callback-overtaken',
  'clock-skew',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault as it is asked for. */
export interface FaultSpec {
  platform: 'wechat' | 'weibo' | null;
  /** Exact path, `prefix*`, or `*`. */
  path: string;
  /** Only calls for this appid or uid. */
  account: string | null;
  kind: FaultKind;
  /** latency, slow-sync: how long; publish-status 5 and 6: how long after its success; clock-skew: by how much, ±. */
  ms: number;
  /** latency: before the act or after it; error-code, error-502: with `after` the act is done first. Other kinds have their own time. */
  when: 'before' | 'after';
  /** How many calls it meets; null: until it is taken away. */
  times: number | null;
  /** error-code: the code; publish-status: 0, 2 to 6; mass-outcome: 0, -1 (send fail) or the number in err(num). */
  value: number | null;
}

const FIELDS = [
  'platform',
  'path',
  'account',
  'kind',
  'ms',
  'when',
  'times',
  'value',
] as const satisfies (keyof FaultSpec)[];
/** Kinds that come before the act or after it, as is asked. */
const TIMED = ['latency', 'error-code', 'error-502'] as const satisfies readonly FaultKind[];
const PUBLISH_OUTCOMES = [0, 2, 3, 4, 5, 6];
const LONGEST_LATENCY_MS = 600_000;
const LARGEST_SKEW_MS = 86_400_000;

/** Reads a fault from JSON. Throws a RangeError that says what is wrong. */
export function parseFault(input: unknown): FaultSpec {
  if (typeof input !== 'object' || input === null) throw new RangeError('a JSON object is expected');
  const raw = input as Record<string, unknown>;
  // A misspelt field would make another fault than the one meant.
  const unknown = Object.keys(raw).filter((name) => !(FIELDS as readonly string[]).includes(name));
  if (unknown.length > 0) throw new RangeError(`${unknown.join(', ')}: no such field; known: ${FIELDS.join(', ')}`);
  const kind = FAULT_KINDS.find((name) => name === raw['kind']);
  if (!kind) throw new RangeError(`kind: one of ${FAULT_KINDS.join(', ')}`);
  const platform = raw['platform'] ?? null;
  if (platform !== null && platform !== 'wechat' && platform !== 'weibo')
    throw new RangeError('platform: wechat or weibo');
  const path = raw['path'] ?? '*';
  if (typeof path !== 'string' || !/^(\*|\/[^*]*\*?)$/.test(path)) throw new RangeError('path: /exact, /prefix* or *');
  const account = raw['account'] ?? null;
  if (account !== null && typeof account !== 'string') throw new RangeError('account: a string');
  const when = raw['when'] ?? 'before';
  if (when !== 'before' && when !== 'after') throw new RangeError('when: before or after');
  if (raw['when'] != null && !(TIMED as readonly string[]).includes(kind)) {
    throw new RangeError(`when: only for ${TIMED.join(', ')}; ${kind} has its own time`);
  }
  const skew = kind === 'clock-skew';
  const ms = skew
    ? wholeNumber('ms', raw['ms'] ?? 0, -LARGEST_SKEW_MS, LARGEST_SKEW_MS)
    : wholeNumber('ms', raw['ms'] ?? 0, 0, LONGEST_LATENCY_MS);
  if ((kind === 'latency' || skew) && ms === 0) throw new RangeError('ms: how long, in milliseconds');
  const times = raw['times'] == null ? null : wholeNumber('times', raw['times'], 1, 1_000_000_000);
  const value = raw['value'] == null ? null : wholeNumber('value', raw['value'], -1, 1_000_000);
  if (kind === 'error-code' && value === null) throw new RangeError('value: the error code to answer');
  if (kind === 'publish-status' && !PUBLISH_OUTCOMES.includes(value ?? -1)) {
    throw new RangeError('value: 0, 2, 3 or 4; 5 or 6 for a success that is taken down `ms` later');
  }
  if (kind === 'mass-outcome' && value === null) throw new RangeError('value: 0, -1 (send fail) or the err(num)');
  return { platform, path, account, kind, ms, when, times, value };
}

function wholeNumber(name: string, value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${name}: a whole number from ${least} to ${most}`);
  }
  return value;
}

/** Whether a fault meets a call. */
export function meets(fault: FaultSpec, platform: string, path: string, account: string | null): boolean {
  if (fault.platform !== null && fault.platform !== platform) return false;
  if (fault.account !== null && fault.account !== account) return false;
  if (fault.path.endsWith('*')) return path.startsWith(fault.path.slice(0, -1));
  return fault.path === path;
}
