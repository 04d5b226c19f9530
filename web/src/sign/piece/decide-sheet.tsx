import { useEffect, useId, useRef, useState } from 'react';
import { PieceSeal } from '../../components/piece/piece-seal';
import { answered, api } from '../../lib/api/client';
import { bracketed, labelled, spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { useKeptDraft } from '../../lib/use-kept-draft';
import type { Piece } from '../../lib/review/review-calls';
import { opinionDraft } from '../../lib/review/unsent';
import { COMMON_PHRASES, VERDICT } from '../../lib/review/verdict.texts';

/** Longest opinion the server takes, characters. */
const LONGEST = 2_000;
/** A second tap of the button that opened it decides nothing, ms. */
const TOO_SOON_MS = 400;

/** Comes up from below: says what the decision does, takes a word, and asks once more. */
export function DecideSheet({
  kind,
  piece,
  personId,
  onDecide,
  onClose,
}: {
  kind: 'approve' | 'return';
  piece: Piece;
  personId: string;
  onDecide: (opinion: string | null) => void;
  onClose: () => void;
}) {
  const t = useTexts(VERDICT);
  const id = useId();
  const { round, version } = piece;
  const sheet = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const opened = useRef(performance.now());
  const [opinion, setOpinion] = useKeptDraft(opinionDraft(personId, round?.id ?? ''), '');
  const [missing, setMissing] = useState(false);
  const [own, setOwn] = useState<string[]>([]);
  useEffect(() => {
    sheet.current?.showModal();
    // An approval takes no word: the keyboard would only cover what it is about.
    (kind === 'return' ? field.current : head.current)?.focus();
  }, [kind]);
  useEffect(() => {
    // Without them there are still the common ones.
    answered(api.GET('/api/review/phrases')).then(
      (phrases) => setOwn(phrases.map(({ text }) => text)),
      () => undefined,
    );
  }, []);

  function go(): void {
    if (performance.now() - opened.current < TOO_SOON_MS) return;
    const said = opinion.trim();
    setMissing(kind === 'return' && said === '');
    if (kind === 'return' && said === '') field.current?.focus();
    else onDecide(said === '' ? null : said);
  }

  const next = round?.stages[round.stage + 1];
  return (
    <dialog ref={sheet} data-dialog="sign-decision" className="sheet" aria-labelledby={`${id}-title`} onClose={onClose}>
      <h2 id={`${id}-title`} ref={head} tabIndex={-1}>
        {labelled(t(kind), version.revision.title)}
      </h2>
      <p>
        {kind === 'return' ? t('returnWhat') : next ? t('approvePass', { next: spoken(next.name) }) : t('approveSeal')}
      </p>
      {kind === 'approve' && !next && <PieceSeal piece={piece} />}
      <label htmlFor={id}>
        {t('opinion')}
        {kind === 'approve' && <span className="soft">{bracketed(t('optional'))}</span>}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={3}
        maxLength={LONGEST}
        value={opinion}
        placeholder={t(kind === 'approve' ? 'placeholderApprove' : 'placeholderReturn')}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-missing` : undefined}
        onChange={(event) => setOpinion(event.target.value)}
      />
      {missing && (
        <p id={`${id}-missing`} role="alert" className="bad">
          {t('needed')}
        </p>
      )}
      <ul className="chips" aria-label={t('phrases')}>
        {[...COMMON_PHRASES[kind].map((key) => t(key)), ...own].map((text) => (
          <li key={text}>
            <button type="button" onClick={() => setOpinion(opinion === '' ? text : `${opinion}\n${text}`)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
      <div className="pair is-last">
        <button type="button" className="big" onClick={onClose}>
          {t('cancel')}
        </button>
        <button type="button" className={kind === 'approve' ? 'big is-main' : 'big is-grave'} onClick={go}>
          {t(kind === 'approve' ? 'confirmApprove' : 'confirmReturn')}
        </button>
      </div>
    </dialog>
  );
}
