import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** One line of the journal: the whole row, or null when the row was removed. */
interface Line {
  t: string;
  k: string;
  v: unknown;
}

/**
 * A keyed collection that outlives the process when the journal has a file. Rows are replaced whole (`put`), never
 * changed in place, so that the journal always holds the last state.
 */
export class Table<Row> {
  private readonly rows = new Map<string, Row>();

  constructor(private readonly write: (key: string, row: Row | null) => void) {}

  get(key: string): Row | undefined {
    return this.rows.get(key);
  }

  has(key: string): boolean {
    return this.rows.has(key);
  }

  /** Stores the row before anyone can see an answer that depends on it. */
  put(key: string, row: Row): Row {
    this.rows.set(key, row);
    this.write(key, row);
    return row;
  }

  remove(key: string): boolean {
    if (!this.rows.delete(key)) return false;
    this.write(key, null);
    return true;
  }

  values(): IterableIterator<Row> {
    return this.rows.values();
  }

  entries(): IterableIterator<[string, Row]> {
    return this.rows.entries();
  }

  get size(): number {
    return this.rows.size;
  }

  /** Takes a row from the file without writing it again. */
  restore(key: string, row: Row | null): void {
    if (row === null) this.rows.delete(key);
    else this.rows.set(key, row);
  }
}

/**
 * Append-only JSON lines. Every line is written synchronously: once the platform has answered, what it answered
 * survives a kill -9 of the process (not a power cut: there is no fsync). The file is rewritten without its history
 * when it is opened; a half-written last line is dropped.
 */
export class Journal {
  private readonly tables = new Map<string, Table<unknown>>();
  private readonly pending = new Map<string, Line[]>();
  private fd: number | null = null;

  constructor(private readonly file?: string) {
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    for (const line of existsSync(file) ? readLines(file) : []) {
      const lines = this.pending.get(line.t);
      if (lines) lines.push(line);
      else this.pending.set(line.t, [line]);
    }
  }

  /** Folder for bytes that do not belong in a line of text; undefined when everything lives in memory. */
  get mediaFolder(): string | undefined {
    return this.file === undefined ? undefined : join(dirname(this.file), 'sandbox-media');
  }

  /** The table of this name, with the rows the file knew. Ask for every table before `open`. */
  table<Row>(name: string): Table<Row> {
    const table = new Table<Row>((key, row) => this.append(name, key, row));
    for (const line of this.pending.get(name) ?? []) table.restore(line.k, line.v as Row | null);
    this.pending.delete(name);
    this.tables.set(name, table as Table<unknown>);
    return table;
  }

  /** Starts writing: compacts the file to the rows that are alive and keeps it open. */
  open(): void {
    if (this.file === undefined) return;
    const lines: string[] = [];
    for (const [name, table] of this.tables) {
      for (const [key, row] of table.entries()) lines.push(toLine(name, key, row));
    }
    const draft = `${this.file}.new`;
    writeFileSync(draft, lines.join(''), { mode: 0o600 });
    renameSync(draft, this.file);
    this.fd = openSync(this.file, 'a');
  }

  close(): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
  }

  private append(table: string, key: string, row: unknown): void {
    if (this.fd !== null) writeSync(this.fd, toLine(table, key, row));
  }
}

function toLine(t: string, k: string, v: unknown): string {
  return `${JSON.stringify({ t, k, v } satisfies Line)}\n`;
}

function readLines(file: string): Line[] {
  const lines: Line[] = [];
  const texts = readFileSync(file, 'utf8').split('\n');
  texts.forEach((text, index) => {
    if (text === '') return;
    try {
      lines.push(JSON.parse(text) as Line);
    } catch (error) {
      // Only the last line can be torn by a crash; anything else means the file is not ours.
      if (index < texts.length - 1) throw new Error(`${file}: line ${index + 1} is not JSON`, { cause: error });
    }
  });
  return lines;
}
