import ExcelJS from 'exceljs';
import { DateTime } from 'luxon';
import { PassThrough, type Readable } from 'node:stream';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `format` as office programs write it, e.g. `0.0`. */
export interface Column {
  header: string;
  /** In characters. */
  width: number;
  format?: string;
}
export type Value = string | number | Date | null;

export interface Sheet {
  name: string;
  columns: readonly Column[];
  rows: readonly (readonly Value[])[];
}

export const MOMENT = { width: 22, format: 'yyyy-mm-dd hh:mm:ss' };

/** As a cell shows it: the clock of the zone. Office programs know no zone: what is written as UTC is read as it stands. */
export function wallClock(at: Date, zone: string): Date {
  return new Date(at.getTime() + DateTime.fromJSDate(at, { zone }).offset * 60_000);
}

/** What the clock of the zone is called at the head of a column. */
export function zoneTitle(zone: string): string {
  return ['Asia/Shanghai', 'Asia/Chongqing', 'PRC'].includes(zone) ? '北京时间' : zone;
}

/** A workbook for office programs, row by row. Texts are texts: none is read as a formula. */
export function workbookOf(sheets: readonly Sheet[]): Readable {
  const stream = new PassThrough();
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  for (const { name, columns, rows } of sheets) {
    const page = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    page.columns = columns.map(({ header, width, format }) => ({
      ...{ header, width },
      ...(format === undefined ? {} : { style: { numFmt: format } }),
    }));
    page.getRow(1).font = { bold: true };
    page.getRow(1).commit();
    for (const row of rows) page.addRow([...row]).commit();
    page.commit();
  }
  book.commit().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return stream;
}
