import type { ChannelDriver } from '../channels/channel-driver.rules.js';

export interface PlatformAccount {
  driver: ChannelDriver;
  baseUrl: string;
  sandbox: boolean;
  settings: Readonly<Record<string, unknown>>;
}

/**
 * Which account of a platform an account is: two with the same key would show the same story twice, draw on one budget, and be counted
 * twice. Open settings alone say it, so that neither new secrets nor another key of the installation changes it. The sandbox is one place
 * wherever it listens. There is one site of our own, and one content system at an address (its columns are the stories' choice); the same
 * WordPress user may serve two columns. Work by hand has no key: two persons may well have a hand in one place.
 * The migrations that introduced it write the same form.
 */
export function platformKey({ driver, baseUrl, sandbox, settings }: PlatformAccount): string | null {
  const place = sandbox ? 'sandbox' : baseUrl.replace(/^https?:\/\//, '');
  const text = (key: string): string => (typeof settings[key] === 'string' ? settings[key] : '');
  const keyOf = (whose: string, ...more: string[]) =>
    whose === '' ? null : [driver, place, whose, ...more].join('\n');
  switch (driver) {
    case 'publish':
    case 'mass':
    case 'draft':
      return keyOf(text('appId'));
    case 'share':
    case 'biz':
      return keyOf(text('uid'), text('clientId'));
    case 'wordpress':
      return keyOf(text('user').toLowerCase(), text('column'));
    case 'webhook':
      return [driver, place].join('\n');
    case 'site':
      return driver;
    case 'hand':
      return null;
  }
}

/** What of a request says which account it is, where another is found to be the same: a JSON pointer. */
export function namingField(driver: ChannelDriver): string {
  if (driver === 'site') return '/driver';
  return driver === 'webhook' ? '/baseUrl' : '/settings';
}
