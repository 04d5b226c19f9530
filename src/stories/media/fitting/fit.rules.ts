import type { ImageCapability } from '../../../accounts/channels/capability.rules.js';

/** The point of a picture that must stay in sight, in shares of its width and height from the upper left corner. */
export interface Focus {
  x: number;
  y: number;
}

/** The form a picture is cut to around its point. */
export interface Crop {
  /** Width by height, e.g. 2.35. */
  ratio: number;
  focus: Focus;
}

/** What a channel (see `demandOf`), or a list, takes of a picture. */
export interface FitDemand {
  mimes: readonly string[];
  /** Bytes. */
  maxBytes: number;
  /** Pixels; omitted = as many as there are. */
  maxSide?: number;
  /** Omitted = the whole picture. */
  crop?: Crop;
}

interface Measures {
  width: number;
  height: number;
}

/** One way to make a picture smaller; they are tried in order until one fits. */
export interface FitStep {
  mime: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';
  /** Longest side, pixels. */
  side: number;
  quality: number;
}

export const CENTRE: Focus = { x: 0.5, y: 0.5 };

/** Changes with the way renditions are made, so that what was made before stays what it was. */
const RECIPE = 'v1';
/** Sides on the way down; nobody sees a picture of less on any channel. */
const SIDES = [4_096, 2_560, 1_920, 1_600, 1_280, 1_080, 900, 640, 480, 320];

/** Whether the picture is given as it is. */
export function fitsAlready(picture: Measures & { mime: string; size: number }, demand: FitDemand): boolean {
  const { mimes, maxBytes, maxSide = Infinity, crop } = demand;
  if (!mimes.includes(picture.mime) || picture.size > maxBytes) return false;
  if (Math.max(picture.width, picture.height) > maxSide) return false;
  if (crop === undefined) return true;
  const box = cropBox(picture, crop);
  return box.width === picture.width && box.height === picture.height;
}

/**
 * Whether the picture can leave for a channel with these limits: as it is, or made to fit, which stills always can be. What moves is
 * never made to stand still on its way: nobody has approved that.
 */
export function canLeave(picture: { mime: string; size: number; frames: number }, limits: ImageCapability): boolean {
  return picture.frames === 1 || (limits.mimes.includes(picture.mime) && picture.size <= limits.maxBytes);
}

/** What a still picture is made to fit for a channel. */
export function demandOf({ mimes, maxBytes, stills }: ImageCapability): FitDemand {
  return { mimes, maxBytes, ...stills };
}

/** The demand in one line: renditions of a picture are kept under it. */
export function purposeOf({ mimes, maxBytes, maxSide, crop }: FitDemand): string {
  const form = crop && ` ${crop.ratio}:1@${rounded(crop.focus.x)},${rounded(crop.focus.y)}`;
  return `${RECIPE} ${mimes.toSorted().join('+')} ${maxBytes}B${maxSide === undefined ? '' : ` ${maxSide}px`}${form ?? ''}`;
}

/**
 * The ways to fit a picture, from the best to the last. What is lossless stays so as long as it fits; what moves goes on moving where the
 * channel lets it; transparency ends on white where it must.
 */
export function stepsTo(
  picture: Measures & { mime: string; frames: number; hasAlpha: boolean },
  demand: FitDemand,
): FitStep[] {
  const { mimes, maxSide = Infinity, crop } = demand;
  const longest = Math.min(maxSide, Math.max(picture.width, picture.height));
  const sides = [longest, ...SIDES.filter((side) => side < longest)];
  const has = (mime: FitStep['mime']) => mimes.includes(mime);
  const moving: FitStep[] =
    picture.frames > 1 && has('image/gif') && crop === undefined
      ? sides.slice(0, 5).map((side) => ({ mime: 'image/gif', side, quality: 100 }))
      : [];
  const lossless: FitStep[] =
    has('image/png') && (picture.mime === 'image/png' || picture.hasAlpha || !(has('image/jpeg') || has('image/webp')))
      ? sides.slice(0, picture.hasAlpha ? sides.length : 1).map((side) => ({ mime: 'image/png', side, quality: 100 }))
      : [];
  const lossy: FitStep['mime'] | null = has('image/webp') ? 'image/webp' : has('image/jpeg') ? 'image/jpeg' : null;
  const rest: FitStep[] =
    lossy === null
      ? []
      : [
          ...[90, 82].map((quality) => ({ mime: lossy, side: longest, quality })),
          ...sides.slice(1).map((side) => ({ mime: lossy, side, quality: 82 })),
          { mime: lossy, side: Math.min(longest, 320), quality: 60 },
        ];
  return [...moving, ...lossless, ...rest];
}

/** The largest part of the given form around the point, as near to its middle as the edges allow; whole pixels. */
export function cropBox({ width, height }: Measures, { ratio, focus }: Crop): Measures & { left: number; top: number } {
  const wide = width / height > ratio;
  const box = wide
    ? { width: Math.max(1, Math.round(height * ratio)), height }
    : { width, height: Math.max(1, Math.round(width / ratio)) };
  const kept = { width: Math.min(width, box.width), height: Math.min(height, box.height) };
  return {
    ...kept,
    left: between(0, Math.round(rounded(focus.x) * width - kept.width / 2), width - kept.width),
    top: between(0, Math.round(rounded(focus.y) * height - kept.height / 2), height - kept.height),
  };
}

/** The same part in shares of the picture, with the six decimals WeChat takes at most: `X1_Y1_X2_Y2`. */
export function cropShares(picture: Measures, crop: Crop): string {
  const { left, top, width, height } = cropBox(picture, crop);
  return [left / picture.width, top / picture.height, (left + width) / picture.width, (top + height) / picture.height]
    .map((share) => String(Math.round(share * 1e6) / 1e6))
    .join('_');
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(least, value), most);
}

function rounded(share: number): number {
  return Math.round(share * 1_000) / 1_000;
}
