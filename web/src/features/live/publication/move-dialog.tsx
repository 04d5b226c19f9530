import { useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { ActAlert } from '../../../components/act-alert';
import { useAct } from '../../../components/use-act';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime } from '../../../lib/moment';
import { move } from '../api/publication-acts';
import { useActs } from '../api/live-acts';
import type { Publication } from '../api/live-queries';
import { Outlook, useOutlook } from './outlook';
import { PUBLICATION } from './publication.texts';
import { TimeChoice } from './time-choice';
import { at, SOONEST, wishOf } from './wish.rules';

/** Another time for one that waits, or a new one for one that was laid aside. What was granted is told to the page. */
export function MoveDialog({
  publication,
  onMoved,
  onClose,
}: {
  publication: Publication;
  onMoved: (moved: Publication) => void;
  onClose: () => void;
}) {
  const t = useTexts(PUBLICATION);
  const act = useActs();
  // What has its time is moved from there; only what was laid aside wants the next one.
  const [wish, setWish] = useState(() => (publication.state === 'scheduled' ? at(publication.slotAt) : SOONEST));
  const [missing, setMissing] = useState(false);
  const doing = useAct();
  const waits = publication.state === 'scheduled';
  const title = publication.storyTitle;
  const outlook = useOutlook(publication, waits ? 'move' : 'release', wishOf(wish));
  async function go(): Promise<void> {
    const wishedAt = wishOf(wish);
    if (wishedAt === undefined) {
      setMissing(true);
      return;
    }
    if (await doing.run(async () => onMoved(await act(move(publication.id, wishedAt, outlook.shown))))) onClose();
    else void outlook.query.refetch();
  }
  return (
    <Dialog
      dialogName="publication-move"
      open
      title={t(waits ? 'moveTitle' : 'releaseTitle', { title })}
      okText={outlook.button ?? t(waits ? 'move' : 'release')}
      okButtonProps={{
        loading: doing.busy,
        danger: outlook.prospect === 'now',
        disabled: outlook.isOvertaken || (outlook.button === null && wishOf(wish) !== undefined),
      }}
      onOk={() => void go()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ActAlert error={doing.trouble} />
      <p>{waits ? t('moveWhat', { time: fullTime(publication.slotAt) }) : t('releaseWhat')}</p>
      <TimeChoice
        value={wish}
        isMissing={missing}
        onChange={(value) => {
          setWish(value);
          setMissing(false);
        }}
      />
      <Outlook publication={publication} outlook={outlook} />
    </Dialog>
  );
}
