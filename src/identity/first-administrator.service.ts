import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AuditService } from '../platform/audit/audit.service.js';
import { Department } from './departments/department.entity.js';
import { PasswordService } from './people/password.service.js';
import { RosterService } from './people/roster.service.js';

export interface FirstAdministrator {
  login: string;
  /** To be printed once; must be changed at the first log-in. */
  oneTimePassword: string;
  departmentId: string;
}

/** The way into an empty installation. */
@Injectable()
export class FirstAdministratorService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
    private readonly roster: RosterService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Creates the root department and the person `admin` when nobody exists yet; safe when several processes start at once.
   * @param rootName name of the root department, unless there is one already
   * @returns null when there are people
   */
  async create(rootName: string): Promise<FirstAdministrator | null> {
    if (await this.somebodyExists()) return null;
    const oneTimePassword = this.passwords.invent();
    const passwordHash = await this.passwords.hash(oneTimePassword);
    return this.roster.act(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('identity.first-administrator', 0))`);
      const [somebody] = await tx.query<unknown[]>(`SELECT 1 FROM person LIMIT 1`);
      if (somebody) return null;
      let root = await tx.createQueryBuilder(Department, 'd').where('d.parentId IS NULL').orderBy('d.id').getOne();
      if (!root) {
        const id = uuid();
        await tx.insert(Department, { id, parentId: null, name: rootName, shortName: null, kind: 'bureau' });
        await this.audit.record(tx, {
          actorId: null,
          action: 'department.create',
          subjectType: 'department',
          subjectId: id,
          data: { parentId: null, name: rootName, kind: 'bureau' },
        });
        root = await tx.findOneByOrFail(Department, { id });
      }
      const departmentId = root.id;
      const login = 'admin';
      const newcomer = { login, displayName: '系统管理员', departmentId, passwordHash };
      const personId = await this.roster.enrol(tx, null, newcomer);
      await this.roster.grant(tx, null, personId, { departmentId, role: 'administrator' });
      return { login, oneTimePassword, departmentId };
    });
  }

  /** Whether the installation is in use: anybody was ever entered. */
  async somebodyExists(): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(`SELECT 1 FROM person LIMIT 1`);
    return rows.length > 0;
  }
}
