import "server-only";
import type { Problem } from "@/lib/domain/api/problem";
import type { ApiScope } from "@/lib/domain/api/scope";
import { HTTP_STATUS, type Refusal } from "@/lib/domain/error/error-code";
import { messagesOf } from "@/lib/i18n/catalogue";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locale";

export const API_PAGE = "/api-terbuka";

/** What the answer of every request bears. */
export function answerHeaders(requestId: string): Readonly<Record<string, string>> {
  return { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff", "X-Request-Id": requestId };
}

/** English where it is asked for before Indonesian. */
export function localeOfRequest(request: Request): Locale {
  const ranked = (request.headers.get("accept-language") ?? "")
    .split(",")
    .map((part, at) => ({
      tag: part.split(";")[0]?.trim().slice(0, 2).toLowerCase() ?? "",
      weight: weightOf(part),
      at,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.at - b.at);
  const first = ranked.find(({ tag }) => tag === "id" || tag === "en");
  return first?.tag === "en" ? "en" : DEFAULT_LOCALE;
}

function weightOf(part: string): number {
  const given = /;\s*q=([0-9.]+)/.exec(part)?.[1];
  return given === undefined ? 1 : Number(given);
}

export interface Told {
  readonly requestId: string;
  readonly locale: Locale;
  /** The scope that was missing, seconds to wait, whether the token is at fault: for the headers. */
  readonly missing?: ApiScope;
  readonly waitS?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal as problem details (RFC 9457). Fields are told by path and code, never by what was sent. */
export function problemResponse(refusal: Refusal, told: Told): Response {
  const { code, fields } = refusal;
  const status = HTTP_STATUS[code];
  const words = messagesOf(told.locale).api.problem;
  const text = (words as Readonly<Record<string, { readonly title: string; readonly detail: string }>>)[code];
  const body: Problem = {
    type: `${API_PAGE}#${code}`,
    title: text?.title ?? code,
    status,
    detail: text?.detail ?? code,
    code,
    requestId: told.requestId,
    ...(fields === undefined || fields.length === 0
      ? {}
      : { errors: fields.map(({ path, detail }) => ({ path, detail })) }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...answerHeaders(told.requestId),
      "Content-Type": "application/problem+json",
      "Content-Language": told.locale,
      ...challenge(code, told.missing),
      ...(told.waitS === undefined ? {} : { "Retry-After": String(told.waitS) }),
      ...told.headers,
    },
  });
}

/** RFC 6750 3. */
function challenge(code: Refusal["code"], missing: ApiScope | undefined): Readonly<Record<string, string>> {
  if (code === "UNAUTHENTICATED") return { "WWW-Authenticate": 'Bearer realm="mutakhir", error="invalid_token"' };
  if (missing === undefined) return {};
  return { "WWW-Authenticate": `Bearer realm="mutakhir", error="insufficient_scope", scope="${missing}"` };
}
