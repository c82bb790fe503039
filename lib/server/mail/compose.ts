import "server-only";
import { createTranslator } from "use-intl/core";
import { CODE_HOURS, type MailFacts } from "@/lib/domain/mail/mail";
import { type NoticeFacts, noticeHref } from "@/lib/domain/notice/notice";
import { messagesOf } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locale";
import { noticeSentence } from "@/lib/i18n/notice-sentence";
import { codeOf } from "./code";

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
}

const DECISIONS = ["agreed", "returned", "rejected", "applied"] as const;

/**
 * The text of a mail from its facts: counts, kinds, days and links to the portal. Nobody is named, the reader neither; a test
 * holds it to that.
 */
export function composeMail(facts: MailFacts, locale: Locale, publicUrl: string): ComposedMail {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "mail" });
  const body = bodyOf(facts, locale);
  const lines = [
    ...body.lines,
    "",
    t("open", { url: `${publicUrl}${body.path}` }),
    "",
    t("footer", { url: `${publicUrl}/akun` }),
  ];
  return { subject: t("subject", { what: t(`kind.${facts.kind}`) }), text: `${lines.join("\n")}\n` };
}

function bodyOf(facts: MailFacts, locale: Locale): { readonly lines: readonly string[]; readonly path: string } {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "mail" });
  switch (facts.kind) {
    case "confirm":
      return {
        lines: [t("code", { code: codeOf(facts.pendingId) }), t("codeNote", { hours: CODE_HOURS })],
        path: "/akun",
      };
    case "decision":
      return {
        lines: DECISIONS.filter((each) => facts[each] > 0).map((each) => t(`decision.${each}`, { count: facts[each] })),
        path: "/kabar",
      };
    default:
      return { lines: facts.lines.map((line) => sentenceIn(line, locale)), path: pathOf(facts.lines) };
  }
}

function pathOf(lines: readonly NoticeFacts[]): string {
  const [only, ...more] = lines;
  return only === undefined || more.length > 0 ? "/kabar" : noticeHref(only);
}

function sentenceIn(facts: NoticeFacts, locale: Locale): string {
  const messages = messagesOf(locale);
  const notice = createTranslator({ locale, messages, namespace: "notice" });
  const roles = createTranslator({ locale, messages, namespace: "roles" });
  const delegation = createTranslator({ locale, messages, namespace: "delegation" });
  return noticeSentence(facts, {
    locale,
    text: (key, values) => notice(`text.${key}`, values),
    part: (key, values) => notice(`part.${key}`, values),
    tier: (key) => notice(`tier.${key}`),
    area: (key) => notice(`area.${key}`),
    role: (key) => roles(`name.${key}`),
    days: (values) => delegation("days", values),
  });
}
