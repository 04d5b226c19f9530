/** What the tests use of the `weibo` package, which brings no types. */
declare module 'weibo' {
  interface User {
    blogtype: string;
    access_token?: string;
    uid?: string;
    code?: string;
    state?: string;
    oauth_callback?: string;
  }
  interface Config {
    host: string;
    oauth_host: string;
    update: string;
    upload: string;
  }
  type Answer = Record<string, unknown>;
  type Callback<T = Answer> = (error: Error | null, answer: T) => void;
  const client: {
    init(blogtype: string, appkey: string, secret: string, callbackUrl: string): void;
    get_config(user: User): Config;
    get_authorization_url(user: User, callback: Callback<{ auth_url: string }>): void;
    get_access_token(user: User, callback: Callback): void;
    update(user: User, status: Record<string, string>, callback: Callback): void;
    upload(
      user: User,
      status: Record<string, string>,
      picture: { data: Buffer; name: string },
      callback: Callback,
    ): void;
    count(user: User, ids: string, callback: Callback<Answer[]>): void;
    user_timeline(user: User, cursor: Record<string, unknown>, callback: Callback<{ items: Answer[] }>): void;
  };
  export default client;
}
