import type { Pool, PoolClient } from 'pg';

type ColumnType = 'uuid' | 'text' | 'boolean' | 'integer' | 'jsonb' | 'bytea' | 'timestamptz';

/**
 * Writes many rows with one statement.
 * @param columns name → type; a row that lacks a column writes NULL there
 */
export async function insertRows<C extends Record<string, ColumnType>>(
  database: Pool | PoolClient,
  table: string,
  columns: C,
  rows: readonly Partial<Record<keyof C, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const arrays = names.map((name, index) => `$${index + 1}::${columns[name]}[]`);
  await database.query(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`,
    names.map((name) => rows.map((row) => row[name] ?? null)),
  );
}
