import { type CalendarDate, dateOf, daysNamed } from './calendar.rules.js';
import { datesIn, type DateExpression } from './date-expressions.rules.js';

/** What a document says about the year its dates without a year belong to. */
export interface DocumentYears {
  /** The date of the document itself (成文日期), or null. */
  readonly issued: CalendarDate | null;
  /** The document's own year: of its date, else of its number, else of its title; null when nothing says. */
  readonly base: number | null;
  /** Other years it speaks of as its own: those of the title and of the window. */
  readonly named: readonly number[];
}

export interface YearSources {
  issued: CalendarDate | null;
  /** The year it is signed in when the day is left open, or null. */
  signed?: number | null;
  /** Flat texts; the number's year stands in its brackets. */
  documentNumber: string | null;
  title: string | null;
}

/** Gathers the years of a document. A date weighs more than the number, the number more than the title. */
export function documentYears({ issued, signed, documentNumber, title }: YearSources): DocumentYears {
  const numbered = /(?:19|20)\d\d/.exec(documentNumber ?? '')?.[0];
  const named = yearsIn(title ?? '');
  const base = issued ? Number(issued.slice(0, 4)) : (signed ?? (numbered ? Number(numbered) : (named[0] ?? null)));
  return { issued, base, named };
}

/** The years written out in a text, in order, each once. */
export function yearsIn(flat: string): number[] {
  return [...new Set(datesIn(flat).flatMap((date) => date.year ?? []))];
}

/** The same document with more years it speaks of; the first becomes its own where it had none. */
export function withYears(years: DocumentYears, more: readonly number[]): DocumentYears {
  return { ...years, base: years.base ?? more[0] ?? null, named: [...new Set([...years.named, ...more])] };
}

/**
 * The year of an expression: its own; else the document's. Only where that would lie before the document's own date, and the document speaks of a later
 * year in which it would not, that year is taken: a notice of December about `2021年…` means January 2021. Nothing else moves a date into another year.
 * Null for 每年 and when the document has no year at all.
 */
export function yearOf(expression: DateExpression, years: DocumentYears): number | null {
  if (expression.year !== null) return expression.year;
  if (expression.relative === 'every') return null;
  if (years.base === null) return null;
  if (expression.relative !== null) return years.base + expression.relative;
  const { issued, base } = years;
  const named = daysNamed(expression, base);
  if (!issued || !named || named.to >= issued) return base;
  const later = years.named.find((year) => year > base && (daysNamed(expression, year)?.to ?? '') >= issued);
  return later ?? base;
}

/**
 * `本月28日` with the year and month of the document it stands in; any other date as it is. It stays without them, and so names no day, when the
 * document has no date of its own or the day would lie before it.
 */
export function inMonthOfDocument(expression: DateExpression, { issued }: DocumentYears): DateExpression {
  const { monthsOn, part } = expression;
  if (monthsOn === null || part === null || issued === null) return expression;
  const [year = 0, month = 1] = issued.split('-').map(Number);
  const total = year * 12 + (month - 1) + monthsOn;
  const own = { year: Math.floor(total / 12), month: (total % 12) + 1 };
  const date = dateOf(own.year, own.month, part);
  return date === null || date < issued ? expression : { ...expression, ...own };
}
