import { DataSource } from 'typeorm';
import { AuditLinker } from '../../src/platform/audit/audit-linker.service.js';
import { AuditVerifier } from '../../src/platform/audit/audit-verifier.service.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let source: DataSource;
let audit: AuditService;
let linker: AuditLinker;
let verifier: AuditVerifier;

beforeEach(async () => {
  database = await createTestDatabase();
  source = database.dataSource;
  audit = new AuditService();
  linker = new AuditLinker(source);
  verifier = new AuditVerifier(source);
});
afterEach(() => database.close());

async function write(count: number, from = 0): Promise<void> {
  await source.transaction(async (tx) => {
    for (let index = from; index < from + count; index += 1) {
      await audit.record(tx, {
        actorId: null,
        action: 'story.submit',
        subjectType: 'story',
        subjectId: `story-${index}`,
        data: { index, ratio: 0.5, text: '示例"\\' },
      });
    }
  });
}

/** What only somebody who owns the database can do. */
async function tamper(sql: string): Promise<void> {
  for (const table of ['audit_entry', 'audit_chain_head'])
    await source.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await source.query(sql);
  for (const table of ['audit_entry', 'audit_chain_head'])
    await source.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

const stateOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (error: { driverError?: { code?: string } }) => error.driverError?.code ?? String(error),
  );

describe('the audit table', () => {
  it.each([
    ['an update', `UPDATE audit_entry SET action = 'x' WHERE subject_id = 'story-0'`],
    ['a delete', `DELETE FROM audit_entry WHERE subject_id = 'story-0'`],
    ['a truncate', `TRUNCATE audit_entry`],
    ['a new hash', `UPDATE audit_entry SET hash = decode(repeat('11', 32), 'hex') WHERE subject_id = 'story-0'`],
    ['taking a row out of the chain', `UPDATE audit_entry SET seq = NULL, hash = NULL WHERE subject_id = 'story-0'`],
    ['moving the head back', `UPDATE audit_chain_head SET seq = seq - 1`],
    ['removing the head', `DELETE FROM audit_chain_head`],
    ['emptying the head', `TRUNCATE audit_chain_head`],
  ])('refuses %s', async (_name, sql) => {
    await write(2);
    await linker.link();
    expect(await stateOf(source.query(sql))).toBe('23000');
    expect(await verifier.verify()).toMatchObject({ ok: true, checked: 2 });
  });

  it('refuses to change what is written while linking it', async () => {
    await write(1);
    const sql = `UPDATE audit_entry SET seq = 1, prev_hash = '\\x00', hash = '\\x00', action = 'other'`;
    expect(await stateOf(source.query(sql))).toBe('23000');
  });

  it('holds no row of an act that was rolled back', async () => {
    const failed = source.transaction(async (tx) => {
      await audit.record(tx, { actorId: null, action: 'a.b', subjectType: 's', subjectId: '1' });
      throw new Error('the act failed');
    });
    await expect(failed).rejects.toThrow('the act failed');
    expect(await linker.link()).toBe(0);
  });
});

describe('the linker', () => {
  it('links everything in batches and leaves a chain that verifies', async () => {
    await write(7);
    expect(await linker.linkBatch(3)).toBe(3);
    expect(await verifier.verify()).toMatchObject({ ok: true, checked: 3, unlinked: 4 });
    expect(await linker.link()).toBe(4);
    expect(await linker.linkBatch()).toBe(0);
    expect(await verifier.verify()).toMatchObject({ ok: true, checked: 7, unlinked: 0 });
  });

  it('does not mind holes in the ids', async () => {
    await write(1);
    await source.query(`SELECT nextval(pg_get_serial_sequence('audit_entry', 'id')) FROM generate_series(1, 40)`);
    await write(1, 1);
    await linker.link();
    expect(await verifier.verify()).toMatchObject({ ok: true, checked: 2 });
  });

  it('links a row that commits after one with a larger id', async () => {
    const slow = source.createQueryRunner();
    await slow.startTransaction();
    await audit.record(slow.manager, { actorId: null, action: 'slow.act', subjectType: 's', subjectId: 'slow' });
    await write(2);
    expect(await linker.link()).toBe(2);
    await slow.commitTransaction();
    await slow.release();
    expect(await linker.link()).toBe(1);

    const rows = await source.query<{ subject_id: string }[]>(`SELECT subject_id FROM audit_entry ORDER BY seq`);
    expect(rows.map((row) => row.subject_id)).toEqual(['story-0', 'story-1', 'slow']);
    expect(await verifier.verify()).toMatchObject({ ok: true, checked: 3 });
  });

  it('works alone: another one at the same moment returns without a row', async () => {
    await write(2);
    const other = source.createQueryRunner();
    await other.startTransaction();
    await other.query(`SELECT FROM audit_chain_head FOR UPDATE`);
    expect(await linker.linkBatch()).toBe(0);
    await other.rollbackTransaction();
    await other.release();
    expect(await linker.linkBatch()).toBe(2);
  });

  it('keeps one chain under many writers and many linkers', async () => {
    const writers = Array.from({ length: 20 }, (_none, index) => write(5, index * 5));
    const linkers = Array.from({ length: 10 }, () => new AuditLinker(source).link());
    await Promise.all([...writers, ...linkers]);
    await linker.link();
    expect(await verifier.verify()).toMatchObject({ ok: true, checked: 100, unlinked: 0 });
  });

  it('refuses to go on without its head', async () => {
    await write(1);
    await tamper(`DELETE FROM audit_chain_head`);
    await expect(linker.linkBatch()).rejects.toThrow('head of the audit chain is gone');
    expect(await verifier.verify()).toMatchObject({ ok: false, brokenAt: { reason: 'head' } });
  });
});

describe('verification finds', () => {
  beforeEach(async () => {
    await write(5);
    await linker.link();
  });

  it.each([
    ['an altered text', `UPDATE audit_entry SET action = 'story.nothing' WHERE seq = 3`, '3', 'content'],
    [
      'an altered number in the data',
      `UPDATE audit_entry SET data = jsonb_set(data, '{ratio}', '0.50') WHERE seq = 3`,
      '3',
      'content',
    ],
    [
      'a time moved by a microsecond',
      `UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE seq = 2`,
      '2',
      'content',
    ],
    [
      'another actor',
      `UPDATE audit_entry SET actor_id = '0190a000-0000-7000-8000-000000000001' WHERE seq = 1`,
      '1',
      'content',
    ],
    ['a removed row', `DELETE FROM audit_entry WHERE seq = 2`, '2', 'gap'],
    ['a removed first row', `DELETE FROM audit_entry WHERE seq = 1`, '1', 'gap'],
    ['a removed last row', `DELETE FROM audit_entry WHERE seq = 5`, '5', 'head'],
    ['everything removed', `DELETE FROM audit_entry`, '1', 'head'],
    [
      'a row taken out of the chain',
      `UPDATE audit_entry SET seq = NULL, prev_hash = NULL, hash = NULL WHERE seq = 4`,
      '4',
      'gap',
    ],
    ['a row put before the first', `UPDATE audit_entry SET seq = 0 WHERE seq = 5`, '1', 'gap'],
    [
      'two rows that changed places',
      `UPDATE audit_entry SET seq = -seq WHERE seq IN (2, 3); UPDATE audit_entry SET seq = 5 + seq WHERE seq < 0`,
      '2',
      'previous',
    ],
  ])('%s', async (_name, sql, seq, reason) => {
    await tamper(sql);
    const verdict = await verifier.verify();
    expect(verdict).toMatchObject({ ok: false, brokenAt: { seq, reason } });
  });

  it('a chain written anew from its beginning, against a head kept outside', async () => {
    const kept = (await verifier.verify()).head;
    await tamper(`
      UPDATE audit_entry SET action = 'story.nothing' WHERE seq = 2;
      UPDATE audit_entry SET seq = NULL, prev_hash = NULL, hash = NULL;
      UPDATE audit_chain_head SET seq = 0, hash = decode(repeat('00', 32), 'hex')`);
    await linker.link();
    expect(await verifier.verify()).toMatchObject({ ok: true, checked: 5 });
    expect(await verifier.verify(kept)).toMatchObject({ ok: false, brokenAt: { seq: '5', reason: 'head' } });
  });

  it('nothing wrong with a head kept earlier once the chain has grown', async () => {
    const kept = (await verifier.verify()).head;
    await write(3, 5);
    await linker.link();
    expect(await verifier.verify(kept)).toMatchObject({ ok: true, checked: 8 });
  });
});
