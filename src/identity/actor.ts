/** Who is acting: the person behind the session of the request. */
export interface Actor {
  personId: string;
  login: string;
  displayName: string;
  sessionId: string;
}
