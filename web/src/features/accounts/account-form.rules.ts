import type { components } from '../../lib/api/schema';

type Field = Pick<components['schemas']['AccountFieldResponse'], 'key' | 'secret' | 'kind'>;
type Values = Readonly<Record<string, string | undefined>>;

export interface Written {
  settings: Record<string, unknown>;
  credentials: Record<string, string>;
}

/** What was typed, as the server takes it. Empty fields are left out. */
export function written(fields: readonly Field[], typed: Values): Written {
  const result: Written = { settings: {}, credentials: {} };
  for (const { key, secret, kind } of fields) {
    const text = (typed[key] ?? '').trim();
    if (text === '') continue;
    if (secret) result.credentials[key] = text;
    else result.settings[key] = valueOf(kind, text);
  }
  return result;
}

/** What has been changed since, as the server takes it: an emptied setting is removed, an empty secret stays as it is. */
export function changed(
  fields: readonly Field[],
  before: Readonly<Record<string, unknown>>,
  typed: Values,
): { settings?: Record<string, unknown>; credentials?: Record<string, string> } {
  const { settings, credentials } = written(fields, typed);
  const shown = shownOf(fields, before);
  const changes: Record<string, unknown> = {};
  for (const { key, secret } of fields) {
    if (secret || (typed[key] ?? '').trim() === (shown[key] ?? '')) continue;
    changes[key] = settings[key] ?? null;
  }
  return {
    ...(Object.keys(changes).length > 0 ? { settings: changes } : {}),
    ...(Object.keys(credentials).length > 0 ? { credentials } : {}),
  };
}

/** Settings as they are shown in a form; secrets are never known. */
export function shownOf(fields: readonly Field[], settings: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ key, secret }) => {
      const value = settings[key];
      if (secret || value === undefined || value === null) return [];
      return [[key, Array.isArray(value) ? value.join('\n') : String(value as string | number)]];
    }),
  );
}

function valueOf(kind: Field['kind'], text: string): unknown {
  if (kind === 'hosts' || kind === 'names') {
    return text
      .split(/[\n,，、;；]/u)
      .map((one) => one.trim())
      .filter((one) => one !== '');
  }
  // What is no number is sent as it is: the server says what is wrong with it.
  if (kind === 'minutes' || kind === 'milliseconds') return /^\d+$/.test(text) ? Number(text) : text;
  return text;
}
