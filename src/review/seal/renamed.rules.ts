import { type Seal, type SealedContent, type SealMaterial, sealOf } from './seal.rules.js';

/** A name readers see, as it was signed and as it is. */
export interface NameChange {
  signed: string;
  now: string;
}

/**
 * The names that are others than those that were signed; empty where none are, or where anything else differs, too.
 * @throws NotCanonical as `sealOf`
 */
export function renamedSince(seal: Pick<Seal, 'digest'>, sealed: SealedContent, now: SealMaterial): NameChange[] {
  if (sealOf({ ...now, signature: sealed.signature }).digest !== seal.digest) return [];
  const sources = Object.fromEntries(
    Object.entries(now.signature.sources).map(([id, source]) => [id.toLowerCase(), source]),
  );
  const pairs: [string, string | undefined][] = [
    [sealed.signature.department, now.signature.department],
    ...Object.entries(sealed.signature.sources).map(([id, signed]): [string, string | undefined] => [
      signed,
      sources[id],
    ]),
  ];
  const changes = new Map<string, NameChange>();
  for (const [signed, name] of pairs)
    if (name !== undefined && name !== signed) changes.set(JSON.stringify([signed, name]), { signed, now: name });
  return [...changes.values()];
}
