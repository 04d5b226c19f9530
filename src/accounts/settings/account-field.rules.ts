/** How a value is written, and so how it is asked for. */
export const FIELD_KINDS = [
  'text',
  'digits',
  'ip',
  'time',
  'origin',
  'hosts',
  'aes-key',
  'milliseconds',
  'minutes',
  'names',
  'choice',
  'webhook-secret',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** One thing an account of a channel may or must say about itself. */
export interface AccountField {
  key: string;
  /** Secrets are sealed and never shown again; the others are open settings. */
  secret: boolean;
  required: boolean;
  kind: FieldKind;
  /** Longest text, in characters; texts without it may have 2 000 code units. */
  maxCharacters?: number;
  /** What may be chosen, for `choice`. */
  options?: readonly string[];
  /** Longest list, for `names`; 20 without it. */
  most?: number;
  zh: string;
  en: string;
}

export const setting = (key: string, kind: FieldKind, required: boolean, zh: string, en: string): AccountField => ({
  key,
  secret: false,
  required,
  kind,
  zh,
  en,
});
export const secret = (
  key: string,
  required: boolean,
  zh: string,
  en: string,
  kind: FieldKind = 'text',
): AccountField => ({
  key,
  secret: true,
  required,
  kind,
  zh,
  en,
});

/** The keys alone, for people: `appId、source`. */
export function keysOf(fields: readonly AccountField[]): string {
  return fields.map(({ key }) => key).join('、');
}
