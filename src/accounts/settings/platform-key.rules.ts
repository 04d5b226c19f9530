import type { ChannelDriver } from '../channels/channel-driver.rules.js';

export interface PlatformAccount {
  driver: ChannelDriver;
  baseUrl: string;
  sandbox: boolean;
  settings: Readonly<Record<string, unknown>>;
}

/**
 * Which account of a platform an account is: two with the same key would draw on one budget, and be counted twice. Open settings alone
 * say it, so that neither new secrets nor another key of the installation changes it. The sandbox is one place wherever it listens.
 * A site of one's own (webhook) and work by hand have no budget of a platform and no key; the same WordPress user may serve two columns.
 * The migration that introduced it writes the same form.
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
    default:
      return null;
  }
}
