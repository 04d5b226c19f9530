import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'http.public-route';
export const RECOGNISES_VISITOR = 'http.recognises-visitor';
export const BEFORE_PASSWORD_CHANGE = 'http.before-password-change';

/** Opens a handler, or a whole controller, to callers without a session. Whoever has one is nobody there, too: nothing is asked about them. */
export const PublicRoute = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_ROUTE, true);

/** An open handler that answers differently to whoever has a session. */
export const RecognisesVisitor = (): MethodDecorator => SetMetadata(RECOGNISES_VISITOR, true);

/** Leaves a handler open to somebody who still has a one-time password; everything else answers PASSWORD_CHANGE_REQUIRED. */
export const BeforePasswordChange = (): MethodDecorator => SetMetadata(BEFORE_PASSWORD_CHANGE, true);
