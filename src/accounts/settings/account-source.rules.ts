import type { ChannelDriver } from '../channels/channel-driver.rules.js';
import { type AccountField, setting } from './account-field.rules.js';

/** The source an account may name, for readers to see. @param otherwise what stands there when it names none, in zh and en */
export function sourceField(place: { zh: string; en: string }, otherwise: { zh: string; en: string }): AccountField {
  return {
    ...setting(
      'source',
      'text',
      false,
      `${place.zh}（不超过 60 字），默认${otherwise.zh}`,
      `${place.en}, at most 60 characters; ${otherwise.en} by default`,
    ),
    maxCharacters: 60,
  };
}

/**
 * The source readers are told of what leaves by an account: the one it names. Where it names none, a public account of a platform is known
 * by its name; a content system's is a name of this desk's alone, so readers see the department that speaks.
 * @returns null = the department
 */
export function publicSource(account: {
  driver: ChannelDriver;
  name: string;
  settings: Record<string, unknown>;
}): string | null {
  const { source } = account.settings;
  if (typeof source === 'string' && source !== '') return source;
  return account.driver === 'webhook' ? null : account.name;
}
