import "server-only";
import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type DocumentWords, openApiDocument } from "@/lib/domain/api/document";
import { OPERATIONS } from "@/lib/domain/api/registry";
import { messagesOf } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locale";
import { config } from "@/lib/server/config/config";
import { knowsTag } from "./answering";
import { answerHeaders, localeOfRequest } from "./problem";

export const API_VERSION = "1.0.0";

/** The words of the document in a language. */
export function documentWords(locale: Locale): DocumentWords {
  const words = messagesOf(locale).api;
  const problems: Readonly<Record<string, { readonly title: string }>> = words.problem;
  return {
    locale,
    title: words.document.title,
    about: words.document.about,
    version: API_VERSION,
    server: `${config().publicUrl}/api/v1`,
    scope: (scope) => words.scope[scope.replace(":", "-") as keyof typeof words.scope] ?? scope,
    problem: (code) => problems[code]?.title ?? code,
    token: words.token,
    hook: words.hook,
    push: words.push,
    answer: words.document.answer,
    key: words.document.key,
  };
}

const written = new Map<Locale, { readonly text: string; readonly tag: string }>();

function documentIn(locale: Locale) {
  const known = written.get(locale);
  if (known !== undefined) return known;
  const text = JSON.stringify(openApiDocument(OPERATIONS, documentWords(locale)));
  const made = { text, tag: `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"` };
  written.set(locale, made);
  return made;
}

/** The document for anybody: it says what there is, and nothing of anyone. */
export function tellingDocument(): (request: Request) => Promise<Response> {
  return async (request) => {
    const locale = localeOfRequest(request);
    const { text, tag } = documentIn(locale);
    const headers = {
      ...answerHeaders(uuidv7()),
      "Content-Type": "application/openapi+json; charset=utf-8",
      "Content-Language": locale,
      Vary: "Accept-Language",
      ETag: tag,
    };
    return knowsTag(request, tag) ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
  };
}
