import { Injectable } from '@nestjs/common';
import { Assent } from '../../platform/database/assent.js';
import type { Actor } from '../actor.js';

/** A department about to be called otherwise. */
export interface DepartmentRename {
  actor: Actor;
  id: string;
  before: string;
  after: string;
  /** What confirms the consequences a person was shown; null when none were shown. */
  confirmNames: string | null;
}

/** Asked while the tree's lock is held, before the new name is written. */
@Injectable()
export class DepartmentNames extends Assent<DepartmentRename> {}
