import { AppError } from '../platform/errors/app-error.js';
import { INVALID_INPUT } from '../platform/errors/platform.errors.js';
import { ACCOUNT_DRIVER_UNKNOWN } from './account.errors.js';
import { type ChannelDriver, DRIVER_NAMES, isOpenDriver, openDrivers } from './channels/channel-driver.rules.js';
import { CHANNEL_NAMES, type ChannelKind } from './channels/channel-kind.rules.js';
import { accountProblems } from './settings/account-settings.rules.js';

/** @throws AppError INVALID_INPUT naming every field at fault */
export function requireComplete(
  driver: ChannelDriver,
  settings: Record<string, unknown>,
  secrets: Record<string, unknown>,
  sandbox: boolean,
): void {
  const errors = accountProblems(driver, settings, secrets, sandbox);
  if (errors.length > 0) throw new AppError(INVALID_INPUT, {}, errors[0]?.pointer, { errors });
}

/** @throws AppError ACCOUNT_DRIVER_UNKNOWN */
export function requireDriver(channel: ChannelKind, driver: ChannelDriver): ChannelDriver {
  if (isOpenDriver(channel, driver)) return driver;
  const named = openDrivers(channel).map((one) => ({ id: one, ...DRIVER_NAMES[one] }));
  const options = {
    zh: named.map(({ id, zh }) => `${zh}（${id}）`).join('、'),
    en: named.map(({ id, en }) => `${id} (${en})`).join(', '),
  };
  throw new AppError(
    ACCOUNT_DRIVER_UNKNOWN,
    { driver: DRIVER_NAMES[driver], options, channel: CHANNEL_NAMES[channel] },
    '/driver',
  );
}

/** New secrets deserve a new try; an account somebody paused stays so. */
export function renewed({ state }: { state: string }) {
  const now = () => 'clock_timestamp()';
  return {
    credentialsAt: now,
    ...(state === 'unauthorised' ? { state: 'active' as const, stateReason: null, stateSince: now } : {}),
  };
}

/** Posts made at the sandbox are read there, not at the real platform. Its address is told anew at every start (`repointSandbox`). */
export function sandboxPages(channel: ChannelKind, baseUrl: string): Record<string, string> {
  if (channel !== 'weibo') return {};
  const pages = originOf(baseUrl);
  return { permalinkBase: pages, shortLinkBase: pages };
}

/** @returns the origin of an address, or nothing where there is none */
export function originOf(address: string): string {
  return address === '' ? '' : new URL(address).origin;
}

/** The keys that are named anew; null takes one away. */
export function merged(
  before: Record<string, unknown>,
  changes: Record<string, unknown> | undefined,
): Record<string, unknown> {
  const after = { ...before, ...changes };
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null && value !== undefined));
}

/** What became of each key, for the record: its value afterwards, null where it was taken away. */
export function afterwards(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  return { ...Object.fromEntries(Object.keys(before).map((key) => [key, null])), ...after };
}
