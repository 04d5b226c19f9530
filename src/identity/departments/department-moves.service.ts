import { Injectable } from '@nestjs/common';
import { Assent } from '../../platform/database/assent.js';

/** A department about to be hung below another, with everything under it. */
export interface DepartmentMove {
  id: string;
  parentId: string;
  /** Digest of the consequences a person was shown and confirmed; null when none were shown. */
  confirm: string | null;
}

/** Asked while the tree's lock is held, of the tree before the move. */
@Injectable()
export class DepartmentMoves extends Assent<DepartmentMove> {}
