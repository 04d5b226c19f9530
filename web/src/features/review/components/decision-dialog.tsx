import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useId, useRef, useState } from 'react';
import { PieceSeal } from '../../../components/piece/piece-seal';
import { bracketed, labelled, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { useKeptDraft } from '../../../lib/use-kept-draft';
import type { Piece } from '../../../lib/review/review-calls';
import { opinionDraft } from '../../../lib/review/unsent';
import type { OnItsWay } from '../../../lib/review/use-verdict';
import { COMMON_PHRASES, VERDICT } from '../../../lib/review/verdict.texts';
import { dropPhrase, keepPhrase, phrasesQuery } from '../api/review-queries';
import { REVIEW } from '../review.texts';
import { Dialog } from '../../../components/dialog';

/** Longest opinion the server takes, characters. */
const LONGEST = 2_000;
const LONGEST_PHRASE = 200;
/** A second press of the key or button that opened it decides nothing, ms. */
const TOO_SOON_MS = 400;

/** Asks once more before a decision, for it cannot be taken back, and says what it will do. */
export function DecisionDialog({
  kind,
  piece,
  personId,
  onItsWay,
  trouble,
  onDecide,
  onClose,
}: {
  kind: 'approve' | 'return';
  piece: Piece;
  personId: string;
  onItsWay: OnItsWay | null;
  /** Why the last try was refused. */
  trouble: string | null;
  onDecide: (opinion: string | null) => void;
  onClose: () => void;
}) {
  const t = useTexts(VERDICT);
  const id = useId();
  const { round, version } = piece;
  const [opinion, setOpinion] = useKeptDraft(opinionDraft(personId, round?.id ?? ''), '');
  const [missing, setMissing] = useState(false);
  const field = useRef<TextAreaRef>(null);
  const opened = useRef(performance.now());

  function go(): void {
    if (onItsWay || performance.now() - opened.current < TOO_SOON_MS) return;
    const said = opinion.trim();
    setMissing(kind === 'return' && said === '');
    if (kind === 'return' && said === '') field.current?.focus();
    else onDecide(said === '' ? null : said);
  }

  const next = round?.stages[round.stage + 1];
  return (
    <Dialog
      dialogName="review-decision"
      open
      title={labelled(t(kind), version.revision.title)}
      width={600}
      onCancel={onClose}
      // Enter on the button that has the focus; in the opinion, Ctrl+Enter.
      afterOpenChange={(open) => {
        if (open && kind === 'return') field.current?.focus();
      }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button
          key="go"
          type="primary"
          danger={kind === 'return'}
          autoFocus={kind === 'approve'}
          loading={onItsWay !== null}
          onClick={go}
        >
          {t(kind === 'approve' ? 'confirmApprove' : 'confirmReturn')}
        </Button>,
      ]}
    >
      <p>
        {kind === 'return' ? t('returnWhat') : next ? t('approvePass', { next: spoken(next.name) }) : t('approveSeal')}
      </p>
      {kind === 'approve' && !next && <PieceSeal piece={piece} />}
      <label htmlFor={id} className="opinion-label">
        {t('opinion')}
        {kind === 'approve' && <span className="soft">{bracketed(t('optional'))}</span>}
      </label>
      <Input.TextArea
        id={id}
        ref={field}
        value={opinion}
        maxLength={LONGEST}
        autoSize={{ minRows: 3, maxRows: 10 }}
        placeholder={t(kind === 'approve' ? 'placeholderApprove' : 'placeholderReturn')}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-missing` : undefined}
        onChange={(event) => setOpinion(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) go();
        }}
      />
      {missing && (
        <p id={`${id}-missing`} role="alert" className="bad">
          {t('needed')}
        </p>
      )}
      <Phrases kind={kind} opinion={opinion} onPick={(text) => setOpinion(joined(opinion, text))} />
      <div role="status" aria-live="polite" className="dialog-word">
        {onItsWay &&
          (onItsWay.waiting ? t(onItsWay.waiting.status === 401 ? 'waitingLogin' : 'waiting') : t('sending'))}
      </div>
      {trouble !== null && (
        <p role="alert" className="bad">
          {trouble}
        </p>
      )}
    </Dialog>
  );
}

function joined(said: string, text: string): string {
  return said === '' || said.endsWith('\n') ? said + text : `${said}\n${text}`;
}

/** What is written again and again: everybody's, and my own, which the server keeps. */
function Phrases({
  kind,
  opinion,
  onPick,
}: {
  kind: 'approve' | 'return';
  opinion: string;
  onPick: (text: string) => void;
}) {
  const t = useTexts(VERDICT);
  const r = useTexts(REVIEW);
  const queries = useQueryClient();
  const { data: own = [] } = useQuery(phrasesQuery);
  const [trouble, setTrouble] = useState<string | null>(null);
  const text = opinion.trim();
  const mayKeep = text !== '' && text.length <= LONGEST_PHRASE && !own.some((one) => one.text === text);

  async function change(act: () => Promise<unknown>): Promise<void> {
    setTrouble(null);
    try {
      await act();
    } catch (error) {
      setTrouble(r('phraseTrouble', { why: error instanceof Error ? error.message : String(error) }));
    }
    await queries.invalidateQueries({ queryKey: phrasesQuery.queryKey });
  }

  return (
    <div className="phrases" role="group" aria-label={t('phrases')}>
      <ul>
        {COMMON_PHRASES[kind].map((key) => (
          <li key={key}>
            <button type="button" onClick={() => onPick(t(key))}>
              {t(key)}
            </button>
          </li>
        ))}
        {own.map(({ id, text }) => (
          <li key={id} className="is-own">
            <button type="button" onClick={() => onPick(text)}>
              {text}
            </button>
            <button type="button" aria-label={t('drop', { text })} onClick={() => void change(() => dropPhrase(id))}>
              ×
            </button>
          </li>
        ))}
      </ul>
      {mayKeep && (
        <button type="button" className="text-button" onClick={() => void change(() => keepPhrase(text))}>
          {t('keep')}
        </button>
      )}
      {trouble !== null && (
        <p role="alert" className="bad">
          {trouble}
        </p>
      )}
    </div>
  );
}
