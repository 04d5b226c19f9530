/** What of the house a change concerns, as far as pages care. */
export const TOPICS = [
  'account',
  'campaign',
  'department',
  'issue',
  'notice',
  'person',
  'publication',
  'rules',
  'story',
] as const;
export type Topic = (typeof TOPICS)[number];

/** By the audit log's type of subject. What is not here changes no page but the audit log's own. */
const TOPIC_OF: Readonly<Record<string, Topic>> = {
  account: 'account',
  blackout: 'rules',
  campaign: 'campaign',
  'day-class': 'rules',
  department: 'department',
  freeze: 'publication',
  issue: 'issue',
  media: 'story',
  notice: 'notice',
  person: 'person',
  policy: 'rules',
  publication: 'publication',
  'review-round': 'story',
  story: 'story',
  'weibo-connection': 'account',
};

/** Whoever leaves the demonstration changes every page. */
const EVERYTHING = 'demonstration';

/** The topics of the subjects, each once, in order. Which one of a kind is not said: nobody is told what they may not see. */
export function topicsOf(subjectTypes: readonly string[]): Topic[] {
  if (subjectTypes.includes(EVERYTHING)) return [...TOPICS];
  const touched = new Set(subjectTypes.map((type) => TOPIC_OF[type]));
  return TOPICS.filter((topic) => touched.has(topic));
}
