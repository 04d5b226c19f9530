import type { components } from '../../../lib/api/schema';

export type AttachmentKind = components['schemas']['AttachmentKindResponse'];

/** Why a file need not be sent at all; the server looks into those that are. */
export type Refusal = { why: 'kind' } | { why: 'size'; mostBytes: number } | { why: 'empty' };

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** @returns null where it may be tried; what is told by the name and the size alone, so that nobody waits for a refusal */
export function refusalOf(
  { name, size }: Pick<File, 'name' | 'size'>,
  kinds: readonly AttachmentKind[],
): Refusal | null {
  const kind = kinds.find(({ extensions }) => extensions.includes(endingOf(name)));
  if (kind === undefined) return { why: 'kind' };
  if (size === 0) return { why: 'empty' };
  return size > kind.maxBytes ? { why: 'size', mostBytes: kind.maxBytes } : null;
}

/** For a file chooser. */
export function acceptedBy(kinds: readonly AttachmentKind[]): string {
  return kinds.flatMap(({ extensions }) => extensions.map((one) => `.${one}`)).join(',');
}
