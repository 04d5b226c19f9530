import { deadlineWarnings, missingWarnings, windowWarnings } from './notice-checks.rules.js';
import type { NoticeDeadline, NoticeItem, NoticeOptions, NoticeReading } from './notice-reading.rules.js';
import { warn } from './notice-warnings.rules.js';
import { looksLikeNotice } from './looks-like-notice.rules.js';
import { type DeadlineFound, findDeadlines } from './deadlines/deadlines.rules.js';
import { type Item, itemsOf } from './body/items.rules.js';
import { everyParagraph, outlineOf } from './body/outline.rules.js';
import { subjectSections } from './body/sections.rules.js';
import type { Subject } from './body/headings.rules.js';
import { findTheme } from './body/theme.rules.js';
import { findWindow } from './body/window.rules.js';
import { documentYears, withYears } from './dates/document-years.rules.js';
import { documentNumberOn } from './head/document-number.rules.js';
import { headLineKind } from './head/head-lines.rules.js';
import { findIssuers } from './head/issuers.rules.js';
import { findSignature, statedDate } from './head/signature.rules.js';
import { findTitle } from './head/title.rules.js';
import type { Found } from './text/flat-text.rules.js';
import { type Line, linesOf } from './text/lines.rules.js';

/**
 * Reads the text of a Chinese official notice (GB/T 9704 and what web copies make of it) into the facts of a campaign. Pure, never throws, time linear in
 * the length. Line ends of any kind, full-width forms, page numbers and a byte order mark make no difference to the values.
 */
export function readNotice(text: string, options: NoticeOptions = {}): NoticeReading {
  const lines = linesOf(text);
  const title = findTitle(text, lines);
  const from = (title?.lines[1] ?? -1) + 1;
  const signature = findSignature(text, lines, from);
  const documentNumber = findNumber(text, lines, title?.lines[1] ?? null);
  const parts = outlineOf(text, lines, { from, signature: signature?.lines ?? null });
  const named = subjectSections(parts);
  if (!looksLikeNotice({ lines, title, documentNumber, signature, subjects: named.length })) return notANotice();

  const issuers = findIssuers(text, lines, title, signature);
  const issued = signature?.date ?? statedDate(text, lines)?.date ?? null;
  const ownYears = documentYears({
    issued,
    signed: signature?.year ?? null,
    documentNumber: documentNumber?.value ?? null,
    title: title?.flat ?? null,
  });
  const window = findWindow(parts, named, ownYears);
  const windowYears = [window?.from, window?.to].flatMap((date) => (date ? [Number(date.slice(0, 4))] : []));
  const years = withYears(ownYears, windowYears);
  const theme = findTheme(text, parts, named, title);
  const itemsFor = (subject: Subject): Item[] =>
    named.filter((each) => each.subject === subject).flatMap(({ section }) => itemsOf(text, section));
  const deadlines = findDeadlines(text, everyParagraph(parts), years);

  const spans: Record<string, [number, number]> = {};
  const put = (path: string, found: Found | null): string | null => {
    if (found) spans[path] = [found.start, found.end];
    return found?.value ?? null;
  };
  const putItems = (path: string, items: readonly Item[]): NoticeItem[] =>
    items.map((item, index) => ({
      title: put(`${path}[${index}].title`, item.title),
      text: put(`${path}[${index}].text`, item.text) ?? '',
    }));
  const reading: NoticeReading = {
    title: put('title', title),
    documentNumber: put('documentNumber', documentNumber),
    issuers: issuers.bodies.map((body, index) => put(`issuers[${index}]`, body) ?? ''),
    theme: put('theme', theme),
    window: { from: window?.from ?? null, to: window?.to ?? null },
    pillars: putItems('pillars', itemsFor('pillars')),
    forms: putItems('forms', itemsFor('forms')),
    requirements: putItems('requirements', itemsFor('requirements')),
    deadlines: deadlines.map((deadline, index) => putDeadline(put, `deadlines[${index}]`, deadline)),
    spans,
    warnings: [],
  };
  if (window) {
    const span: [number, number] = [window.start, window.end];
    if (window.from !== null || window.to !== null) spans['window'] = span;
    if (window.from !== null) spans['window.from'] = span;
    if (window.to !== null) spans['window.to'] = span;
  }
  reading.warnings = [
    ...missingWarnings(reading, issuers.announced),
    ...windowWarnings(window, options.today ?? null),
    ...deadlineWarnings(deadlines, issued),
  ];
  return reading;
}

function putDeadline(
  put: (path: string, found: Found | null) => string | null,
  path: string,
  deadline: DeadlineFound,
): NoticeDeadline {
  put(`${path}.when`, deadline.when);
  if (deadline.date !== null) put(`${path}.date`, deadline.when);
  const bodies = (at: string, found: readonly Found[]): string[] =>
    found.map((body, index) => put(`${at}[${index}]`, body) ?? '');
  return {
    date: deadline.date,
    when: deadline.when.value,
    what: put(`${path}.what`, deadline.what),
    to: bodies(`${path}.to`, deadline.to),
    routes: deadline.routes.map((route, index) => ({
      who: put(`${path}.routes[${index}].who`, route.who),
      to: bodies(`${path}.routes[${index}].to`, route.to),
    })),
  };
}

/** The number stands above the title, below it, or in the catalogue card of a web copy: the first line of the head that is nothing else. */
function findNumber(source: string, lines: readonly Line[], titleEnd: number | null): Found | null {
  const least = titleEnd === null ? 30 : titleEnd + 4;
  for (const [index, line] of lines.entries()) {
    const found = documentNumberOn(source, line);
    if (found) return found;
    if (index + 1 >= least && (titleEnd === null || headLineKind(source, line) !== 'furniture')) return null;
  }
  return null;
}

function notANotice(): NoticeReading {
  return {
    title: null,
    documentNumber: null,
    issuers: [],
    theme: null,
    window: { from: null, to: null },
    pillars: [],
    forms: [],
    requirements: [],
    deadlines: [],
    spans: {},
    warnings: [warn('NOT_A_NOTICE')],
  };
}
