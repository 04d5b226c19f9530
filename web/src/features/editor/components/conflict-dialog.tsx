import { Button, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { TextDiff } from '../../../components/text-diff/text-diff';
import { useTexts } from '../../../lib/language/use-texts';
import type { Draft } from '../draft/draft';
import { type Clash, mergeDrafts, type Side } from '../draft/merge';
import type { Conflict } from '../draft/use-draft-desk';
import { EDITOR } from '../editor.texts';
import { Dialog } from '../../../components/dialog';

/** What two people have made of the same text, side by side. Nothing is saved here: what comes out is gone on with. */
export function ConflictDialog({
  conflict,
  mine,
  nameOf,
  onMerge,
  onGiveUp,
  onLater,
}: {
  conflict: Conflict;
  mine: Draft;
  /** What a fact or a field of a channel is called. */
  nameOf: (clash: Clash) => string;
  onMerge: (merged: Draft) => void;
  onGiveUp: () => void;
  onLater: () => void;
}) {
  const t = useTexts(EDITOR);
  const merge = useMemo(() => mergeDrafts(conflict.base, mine, conflict.theirs), [conflict, mine]);
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const { clashes, taken } = merge;
  const open = clashes.filter(({ key }) => choices[key] === undefined).length;
  const all = (side: Side): void => setChoices(Object.fromEntries(clashes.map(({ key }) => [key, side])));
  return (
    <Dialog
      dialogName="editor-conflict"
      open
      width={960}
      title={t('conflictTitle')}
      onCancel={onLater}
      footer={
        <div className="conflict-ways">
          <Button danger onClick={onGiveUp}>
            {t('giveUp')}
          </Button>
          <span className="grow" />
          <Button onClick={onLater}>{t('later')}</Button>
          <Button
            type="primary"
            disabled={open > 0}
            onClick={() => onMerge(merge.settle(({ key }) => choices[key] ?? 'mine'))}
          >
            {t('merge')}
          </Button>
        </div>
      }
    >
      <p>
        {clashes.length > 0
          ? t('conflictWhat', { n: conflict.number, count: clashes.length })
          : t('conflictNone', { n: conflict.number })}
        {taken > 0 && ` ${t('takenOver', { n: taken })}`}
      </p>
      {clashes.length > 1 && (
        <p className="conflict-all">
          <Button size="small" onClick={() => all('mine')}>
            {t('allMine')}
          </Button>
          <Button size="small" onClick={() => all('theirs')}>
            {t('allTheirs')}
          </Button>
        </p>
      )}
      {clashes.map((clash) => (
        <section key={clash.key} className="clash" aria-label={nameOf(clash)}>
          <h3>{nameOf(clash)}</h3>
          <div className="clash-sides">
            <div>
              <h4>{t('mine')}</h4>
              <TextDiff before={lines(clash.base)} after={lines(clash.mine)} />
            </div>
            <div>
              <h4>{t('theirs')}</h4>
              <TextDiff before={lines(clash.base)} after={lines(clash.theirs)} />
            </div>
          </div>
          <Radio.Group
            value={choices[clash.key] ?? null}
            onChange={({ target }) => setChoices((now) => ({ ...now, [clash.key]: target.value as Side }))}
          >
            <Radio value="mine">{t('mine')}</Radio>
            <Radio value="theirs">{t('theirs')}</Radio>
            {clash.kind === 'body' && <Radio value="both">{t('both')}</Radio>}
          </Radio.Group>
        </section>
      ))}
    </Dialog>
  );
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
