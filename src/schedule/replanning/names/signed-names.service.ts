import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { publicSource } from '../../../accounts/settings/account-source.rules.js';
import { AccountRules } from '../../../accounts/settings/account-rules.service.js';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { DepartmentNames } from '../../../identity/departments/department-names.service.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NAME_IS_SIGNED } from '../../schedule.errors.js';
import { confirmationOf, covers } from '../change/confirmation.rules.js';
import { SIGNED_UNDER_DEPARTMENT, SIGNED_WITH_SOURCE } from './signed-names.queries.js';
import { signedWords } from './signed-names.rules.js';

/** Of what is concerned, as many are named. */
const NAMED = 20;

interface SignedRow {
  id: string;
  title: string;
  accountName: string | null;
  slotAt: Date | null;
  departmentId: string;
  planned: boolean;
}

interface Rename {
  actor: Actor;
  query: string;
  /** Whose name it is. */
  id: string;
  before: string | null;
  after: string | null;
  /** The new value's field. */
  pointer: string;
  confirmNames: string | null;
}

/**
 * Names that readers see are signed with the text: under another one nothing leaves that was approved under the old. So it is said before,
 * and confirmed (decision 78).
 */
@Injectable()
export class SignedNames implements OnModuleInit {
  constructor(
    private readonly departments: DepartmentNames,
    private readonly accounts: AccountRules,
    private readonly access: AccessService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.departments.watch((tx, { before, ...rename }) =>
      this.admit(tx, { ...rename, query: SIGNED_UNDER_DEPARTMENT, before, pointer: '/name' }),
    );
    this.accounts.watch((tx, { account, name, settings, actor, confirmNames }) => {
      const [before, after] = [publicSource(account), publicSource({ ...account, name, settings })];
      const pointer = settings['source'] === account.settings['source'] ? '/name' : '/settings/source';
      const rename = { actor, query: SIGNED_WITH_SOURCE, id: account.id, before, after, pointer, confirmNames };
      return before === after ? Promise.resolve() : this.admit(tx, rename);
    });
  }

  /** @throws AppError NAME_IS_SIGNED with the counts, the first of those concerned and what confirms it */
  private async admit(tx: EntityManager, rename: Rename): Promise<void> {
    const { actor, query, id, before, after, pointer, confirmNames } = rename;
    const rows: SignedRow[] = await tx.query(query, [id, before, after]);
    if (rows.length === 0) return;
    const planned = rows.filter((row) => row.planned).length;
    const waiting = rows.length - planned;
    const change = ['names', id, JSON.stringify([before, after])].join('\n');
    const shown = { change, version: 'names', misfits: planned, held: waiting };
    // What was confirmed while the installation's key was being changed stands.
    if ([this.config.secretKey, ...this.config.oldSecretKeys].some((key) => covers(confirmNames, shown, key))) return;
    const readable = new Set(await this.access.departmentsFor(actor, 'publication.read'));
    const visible = rows.filter(({ departmentId }) => readable.has(departmentId));
    throw new AppError(NAME_IS_SIGNED, { what: signedWords({ planned, waiting }) }, pointer, {
      counts: { planned, waiting, hidden: rows.length - visible.length },
      items: visible.slice(0, NAMED).map(({ id: item, title, accountName, slotAt }) => ({
        ...{ id: item, title, accountName },
        slotAt: slotAt?.toISOString() ?? null,
      })),
      confirmNames: confirmationOf(shown, this.config.secretKey),
    });
  }
}
