import { CAPABILITIES, type ImageCapability } from '../../../accounts/channels/capability.rules.js';

/** What people are given to upload: kinds that every app, office program and content system opens, which WebP is not; nothing is scaled. */
export const HAND_PICTURES: ImageCapability = {
  mimes: ['image/jpeg', 'image/png', 'image/gif'],
  maxBytes: CAPABILITIES.other.pictures.maxBytes,
};
