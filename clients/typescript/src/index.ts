/** A client that gets its tokens by itself, and says a refusal in the words of the API. */

import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import type { components, paths } from "./schema.ts";

export type { components, operations, paths } from "./schema.ts";

/** The wire types: `Schemas["ReferralPublic"]`. */
export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];
export type Api = Client<paths, "application/json">;

export interface Settings {
  /** Where the API is, without `/v1`. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** The member for whom a front end acts. */
  onBehalfOf?: string;
}

/** A token is renewed this long before it ends, so that no request carries one that is too old. */
const EARLY_MS = 30_000;

/** A client of all operations, by path: `api.GET("/v1/cases", ...)`. */
export function connect(settings: Settings): Api {
  const api = createFetchClient<paths, "application/json">({ baseUrl: settings.baseUrl });
  api.use(signedIn(settings));
  return api;
}

/** What `If-Match` says of a thing that was read. */
export function version(seen: { version: number }): string {
  return `"${seen.version}"`;
}

/** A refusal: `code` is the contract, the rest is for people. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  /** The whole problem document, where there is one. */
  readonly problem: Problem | undefined;

  constructor(status: number, code: string, title: string, problem?: Problem) {
    super(`${code}: ${title}`);
    this.name = "Refused";
    this.status = status;
    this.code = code;
    this.problem = problem;
  }
}

/** What was answered, or the refusal as an exception. */
export function answered<T>(result: { data?: T; error?: unknown; response: Response }): T {
  if (result.data !== undefined) return result.data;
  const { status, statusText } = result.response;
  const problem = result.error as Problem | undefined;
  if (problem?.code === undefined) throw new Refused(status, "unexpected", statusText);
  throw new Refused(status, problem.code, problem.title, problem);
}

function signedIn(settings: Settings): Middleware {
  let token: Promise<Token> | undefined;
  const current = async (): Promise<string> => {
    const held = await token?.catch(() => undefined);
    if (held === undefined || held.until < Date.now()) token = askForToken(settings);
    return (await (token as Promise<Token>)).value;
  };
  return {
    async onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${await current()}`);
      if (settings.onBehalfOf !== undefined) request.headers.set("On-Behalf-Of", settings.onBehalfOf);
      return request;
    },
    onResponse({ response }) {
      // Revoked, or its client has changed: the next request gets another.
      if (response.status === 401) token = undefined;
    },
  };
}

interface Token {
  value: string;
  until: number;
}

async function askForToken(settings: Settings): Promise<Token> {
  const credentials = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString("base64");
  const answer = await fetch(new URL("/oauth/token", settings.baseUrl), {
    method: "POST",
    headers: { Authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  if (!answer.ok) {
    const said = (await answer.json()) as Schemas["OAuthError"];
    throw new Refused(answer.status, said.error, said.error_description);
  }
  const given = (await answer.json()) as Schemas["TokenAnswer"];
  return { value: given.access_token, until: Date.now() + given.expires_in * 1000 - EARLY_MS };
}
