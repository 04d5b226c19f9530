import type { EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors/app-error.js';
import {
  CHANGE_ACCOUNT_PAUSED,
  CHANGE_FROZEN,
  CHANGE_IN_BLACKOUT,
  CORRECTION_OUTSIDE_WINDOW,
} from '../change.errors.js';
import { IS_FROZEN, KEPT_BACK } from '../change.queries.js';
import type { ChangeKind } from '../change.rules.js';

interface Standing {
  /** Name of the paused account. */
  paused: string | null;
  /** Name of the blackout. */
  blackout: string | null;
  outsideWindow: boolean;
}

/**
 * Why nothing new may be shown there at this moment; null when it may, and for every retraction: taking down is always allowed. A blackout
 * keeps back what would be put up again, not the correction of what is up: a mistake would stay in public for as long.
 * @param sealId approval of a correction
 */
export async function keptBack(
  tx: EntityManager,
  { publicationId, kind, sealId }: { publicationId: string; kind: ChangeKind; sealId: string | null },
): Promise<AppError | null> {
  if (kind === 'retract') return null;
  const [freeze]: { reason: string }[] = await tx.query(IS_FROZEN, [publicationId]);
  if (freeze) return new AppError(CHANGE_FROZEN, { reason: freeze.reason });
  const [standing]: Standing[] = await tx.query(KEPT_BACK, [publicationId, sealId]);
  if (!standing) return null;
  const { paused, blackout, outsideWindow } = standing;
  if (paused !== null) return new AppError(CHANGE_ACCOUNT_PAUSED, { account: paused });
  if (blackout !== null && kind === 'restore') return new AppError(CHANGE_IN_BLACKOUT, { name: blackout });
  return outsideWindow ? new AppError(CORRECTION_OUTSIDE_WINDOW) : null;
}
