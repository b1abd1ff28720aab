/** Who may administer: whoever shows the token, and while there is none, whoever sits at this machine. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { ADMIN_ERROR_MESSAGES, type AdminErrorCode } from '../../protocol/admin/admin-error.ts';
import { isFromThisMachine } from './this-machine.ts';

export function adminAccess(token: string | undefined): RequestHandler {
  return (request, response, next) => {
    if (token === undefined) {
      if (isFromThisMachine(request)) next();
      else answerError(response, 403, 'admin/not-from-here');
      return;
    }
    const [, given] = /^Bearer +(\S{1,1000}) *$/i.exec(request.get('authorization') ?? '') ?? [];
    if (given === undefined) answerError(response.set('WWW-Authenticate', 'Bearer'), 401, 'admin/no-token');
    else if (isSame(given, token)) next();
    else answerError(response, 403, 'admin/wrong-token');
  };
}

/** Takes as long for every wrong token. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

export function answerError(response: Response, status: number, code: AdminErrorCode): void {
  response.status(status).json({ code, message: ADMIN_ERROR_MESSAGES[code] });
}
