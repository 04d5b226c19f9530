import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'http.public-route';
export const BEFORE_PASSWORD_CHANGE = 'http.before-password-change';

/** Opens a handler, or a whole controller, to callers without a session. */
export const PublicRoute = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_ROUTE, true);

/** Leaves a handler open to somebody who still has a one-time password; everything else answers PASSWORD_CHANGE_REQUIRED. */
export const BeforePasswordChange = (): MethodDecorator => SetMetadata(BEFORE_PASSWORD_CHANGE, true);
