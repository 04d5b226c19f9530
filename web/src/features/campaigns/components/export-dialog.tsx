import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { fetchFile, saveFile } from '../../../lib/api/fetch-file';
import { sizeWord } from '../../../lib/file-size';
import { useTexts } from '../../../lib/language/use-texts';
import { type Campaign, exportOf } from '../api/campaign-queries';
import { CAMPAIGNS } from '../campaigns.texts';
import { LAST_DAY } from '../../../lib/clock/days';
import './export-dialog.css';

/** A campaign's web texts as files, of some days or all: how much has come while it is made, and stopped at any time. */
export function ExportDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const t = useTexts(CAMPAIGNS);
  const id = useId();
  const act = useAct();
  const [days, setDays] = useState({ from: '', to: '' });
  const [bytes, setBytes] = useState(0);
  const [saved, setSaved] = useState<string | null>(null);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);

  async function fetchAll(): Promise<void> {
    const stopped = new AbortController();
    stop.current = stopped;
    setBytes(0);
    setSaved(null);
    await act.run(async () => {
      try {
        const blob = await fetchFile(exportOf(campaign.id, days), setBytes, stopped.signal);
        const name = `${campaign.title}.zip`;
        saveFile(blob, name);
        setSaved(t('exported', { name, size: sizeWord(blob.size) }));
      } catch (error) {
        if (!stopped.signal.aborted) throw error;
      }
    });
  }

  return (
    <Dialog
      dialogName="campaign-export"
      open
      title={t('exportTitle')}
      onCancel={onClose}
      mask={{ closable: !act.busy }}
      footer={
        act.busy ? (
          <Button onClick={() => stop.current?.abort()}>{t('exportStop')}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('close_dialog')}</Button>
            <Button type="primary" onClick={() => void fetchAll()}>
              {t('export')}
            </Button>
          </>
        )
      }
    >
      <p>{t('exportWhat')}</p>
      <div className="export-days">
        {(['from', 'to'] as const).map((name) => (
          <div key={name}>
            <label htmlFor={`${id}-${name}`}>{t(name === 'from' ? 'exportFrom' : 'exportTo')}</label>
            <input
              id={`${id}-${name}`}
              type="date"
              max={LAST_DAY}
              value={days[name]}
              disabled={act.busy}
              onChange={({ target }) => setDays({ ...days, [name]: target.value })}
            />
          </div>
        ))}
      </div>
      <TroubleNote trouble={act.trouble} />
      {act.busy && <progress className="export-progress" aria-label={t('exportTitle')} />}
      <p role="status">{act.busy ? t('exporting', { size: sizeWord(bytes) }) : saved}</p>
    </Dialog>
  );
}
