import { exactSubject, type HeadingSubject, type Subject, subjectsOf } from './headings.rules.js';
import { headingOf, type Part, type Section } from './outline.rules.js';

/** A section and how surely its heading names a subject. */
export interface SubjectSection extends HeadingSubject {
  readonly section: Section;
}

/** Every section that speaks of a subject, in the order of the text. */
export function subjectSections(parts: readonly Part[]): SubjectSection[] {
  const found = parts.flatMap((part) => part.sections.flatMap((section) => namedIn(section, 0)));
  return settle(found);
}

function namedIn(section: Section, depth: number): SubjectSection[] {
  const heading = headingOf(section);
  const own = depth === 0 ? subjectsOf(heading) : exactly(heading);
  const cover = section.marker.kind === 'part' || section.marker.kind === 'chapter';
  const inner = section.children.flatMap((child) => namedIn(child, cover ? depth : depth + 1));
  const holdsOthers = inner.some((child) => child.subject === 'theme' || child.subject === 'time');
  const innerKinds = new Set(inner.map((child) => child.subject));
  // `一、活动安排` over 主题, 时间, 内容 is a cover for its children; so is a heading without a subject of its own.
  if (own.length === 0 || holdsOthers || innerKinds.size >= 2) {
    const times = own.filter(({ subject }) => subject === 'theme' || subject === 'time');
    return [...times.map((subject) => ({ ...subject, section })), ...inner];
  }
  return own.map((subject) => ({ ...subject, section }));
}

function exactly(heading: string): HeadingSubject[] {
  const subject = exactSubject(heading);
  return subject ? [{ subject, certainty: 'exact' }] : [];
}

/**
 * Where surer headings exist for a subject, weak ones give way; `活动内容` beside `宣传内容` tells of activities, so it counts with the forms when the
 * notice has no heading for them.
 */
function settle(found: readonly SubjectSection[]): SubjectSection[] {
  const has = (subject: Subject, test: (each: SubjectSection) => boolean): boolean =>
    found.some((each) => each.subject === subject && test(each));
  const ofContent = (each: SubjectSection): boolean => /宣传|重点|宣讲|普法|展示/.test(headingOf(each.section));
  const hasContent = has('pillars', ofContent);
  const hasForms = has('forms', () => true);
  return found.flatMap((each): SubjectSection[] => {
    if (each.subject === 'pillars' && hasContent && !ofContent(each)) {
      return /活动/.test(headingOf(each.section)) && !hasForms ? [{ ...each, subject: 'forms' }] : [];
    }
    if (each.certainty === 'weak' && has(each.subject, (other) => other.certainty !== 'weak')) return [];
    return [each];
  });
}
