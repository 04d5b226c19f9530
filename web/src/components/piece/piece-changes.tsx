import { channelName } from '../../lib/channel-names';
import { factLines } from '../../lib/document/fact-lines';
import { linesOfDocument } from '../../lib/document/document-lines';
import { inSeries, labelled } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import type { Piece, Variant, Version } from '../../lib/review/review-calls';
import { type DiffView, TextDiff } from '../text-diff/text-diff';
import { PIECE } from './piece.texts';

export type SayPiece = (key: keyof (typeof PIECE)['zh'], values?: Record<string, string | number>) => string;

/** What became of the piece since the reader's last decision: every part that differs, and the names of those that do not. */
export function PieceChanges({ piece, view }: { piece: Piece; view: DiffView }) {
  const t = useTexts(PIECE);
  const { earlier } = piece;
  if (!earlier) return <p className="soft">{t('firstTime')}</p>;
  const parts = partsOf(piece, earlier, t);
  const changed = parts.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  const same = parts.filter((part) => !changed.includes(part));
  return (
    <div className="changes">
      <p className="soft">
        {t(earlier.why === 'mine' ? 'sinceMine' : 'sinceHandedIn', { n: earlier.round })}
        {view === 'sides' && ' · '}
        {view === 'sides' && `${t('before')} → ${t('after')}`}
      </p>
      {changed.length === 0 && <p>{t('nothingChanged')}</p>}
      {changed.map(({ name, before, after }) => (
        <section key={name}>
          <h3>{name}</h3>
          <TextDiff before={before} after={after} view={view} beforeName={t('before')} afterName={t('after')} />
        </section>
      ))}
      {same.length > 0 && changed.length > 0 && (
        <p className="soft">{t('unchanged', { names: same.map(({ name }) => name).join(t('listSeparator')) })}</p>
      )}
    </div>
  );
}

interface Part {
  name: string;
  before: string[];
  after: string[];
}

function partsOf(piece: Piece, before: Version, t: SayPiece): Part[] {
  const { version, kind } = piece;
  const both = (name: string, of: (version: Version) => string[]): Part => ({
    name,
    before: of(before),
    after: of(version),
  });
  const channels = [...new Set([...before.variants, ...version.variants].map(({ channel }) => channel))];
  const parts = [
    both(t('title'), ({ revision }) => [revision.title]),
    both(t('summary'), ({ revision }) => (revision.summary === '' ? [] : [revision.summary])),
    both(t('facts'), ({ revision }) =>
      factLines(kind, revision.facts).map(({ name, values }) => labelled(name, inSeries(values))),
    ),
    both(t('aiUse'), ({ revision }) => [t(`ai_${revision.aiUse}`)]),
    both(t('body'), ({ revision }) => linesOfDocument(revision.body)),
    ...channels.map((channel) =>
      both(t('channelText', { channel: channelName(channel) }), ({ variants }) => {
        const variant = variants.find((one) => one.channel === channel);
        return variant ? variantLines(variant, t) : [];
      }),
    ),
  ];
  // A channel's text that was made from the story's says the same changes once more.
  const body = parts.find(({ name }) => name === t('body'));
  return parts.filter((part) => part === body || !body || !repeats(part, body));
}

/** Stands in sealed texts for the address of the page they lead to. */
const LINK_PLACE = '{link:publication}';

/** The text of a channel, and what else of it readers see. */
export function variantLines({ content }: Variant, t: SayPiece): string[] {
  const { title, summary, author, digest, text, column, body } = content as Record<string, unknown>;
  const named = (name: string, value: unknown): string[] =>
    typeof value === 'string' && value !== '' ? [labelled(name, value)] : [];
  return [
    ...named(t('title'), title),
    ...named(t('summary'), summary),
    ...named(t('author'), author),
    ...named(t('digestText'), digest),
    ...named(t('column'), column),
    ...(typeof text === 'string'
      ? text
          .replaceAll(LINK_PLACE, t('linkPlace'))
          .split('\n')
          .filter((line) => line.trim() !== '')
      : []),
    ...linesOfDocument(body),
  ];
}

function repeats({ before, after }: Part, body: Part): boolean {
  const within = (whole: string[], part: string[]): boolean =>
    part.length > 0 && part.every((line) => whole.includes(line));
  const rest = (lines: string[], of: string[]): string[] => lines.filter((line) => !of.includes(line));
  return (
    within(before, body.before) &&
    within(after, body.after) &&
    JSON.stringify(rest(before, body.before)) === JSON.stringify(rest(after, body.after))
  );
}
