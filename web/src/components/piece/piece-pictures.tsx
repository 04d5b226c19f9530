import { useTexts } from '../../lib/language/use-texts';
import { shortTime } from '../../lib/moment';
import type { Picture } from '../../lib/review/review-calls';
import { PIECE } from './piece.texts';

/** Every picture with what it shows, who brought it and what it says of its making. */
export function PiecePictures({ pictures }: { pictures: readonly Picture[] }) {
  const t = useTexts(PIECE);
  if (pictures.length === 0) return <p className="soft">{t('noPictures')}</p>;
  return (
    <ul className="pictures">
      {pictures.map(({ sha256, alt, cover, width, height, frames, labels, uploadedBy, uploadedAt }) => (
        <li key={sha256}>
          <img src={`/api/media/${sha256}/thumbnail`} alt={alt} width={72} height={54} loading="lazy" />
          <div>
            <div>{t('alt', { alt })}</div>
            <div className="soft">
              {[
                ...(cover ? [t('cover')] : []),
                `${width}×${height}`,
                ...(frames > 1 ? [t('animated')] : []),
                t('uploaded', { name: uploadedBy.name, time: shortTime(uploadedAt) }),
              ].join(' · ')}
            </div>
            {labels !== null && <div className="warn">⚠ {t('machine')}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}
