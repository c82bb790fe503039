import { getLocale, getTranslations } from "next-intl/server";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import { localeOf } from "@/lib/i18n/locale";
import { type NoticeWords, noticeSentence } from "@/lib/i18n/notice-sentence";

/** One sentence of a notice, in the reader's language. */
export async function noticeText(): Promise<(facts: NoticeFacts) => string> {
  const [text, part, role, tier, area, delegation, locale] = await Promise.all([
    getTranslations("notice.text"),
    getTranslations("notice.part"),
    getTranslations("roles.name"),
    getTranslations("notice.tier"),
    getTranslations("notice.area"),
    getTranslations("delegation"),
    getLocale(),
  ]);
  const words: NoticeWords = {
    text,
    part,
    role,
    tier,
    area,
    days: (values) => delegation("days", values),
    locale: localeOf(locale),
  };
  return (facts) => noticeSentence(facts, words);
}
