import { getLocale, getTranslations } from "next-intl/server";
import { leaveDays } from "@/components/delegation/leave-days";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import { formatDate } from "@/lib/i18n/formats";

const PARTS = ["overdue", "dueToday", "dueNext"] as const;

/** One sentence of a notice, in the reader's language. Counts, codes and days: a mail says the same. */
export async function noticeText(): Promise<(facts: NoticeFacts) => string> {
  const [t, part, roles, tiers, daysOf, locale] = await Promise.all([
    getTranslations("notice.text"),
    getTranslations("notice.part"),
    getTranslations("roles.name"),
    getTranslations("notice.tier"),
    leaveDays(),
    getLocale(),
  ]);
  const day = (text: string) => formatDate(text, locale);
  return (facts) => {
    switch (facts.kind) {
      case "delegation-given":
      case "delegation-ended":
        return t(facts.kind, { role: roles(facts.role), days: daysOf(facts) });
      case "reminder-tier":
        return t("reminder-tier", {
          tier: tiers(facts.tier),
          parts: PARTS.filter((name) => facts[name] > 0)
            .map((name) => part(name, { count: facts[name] }))
            .join(", "),
        });
      case "reminder-returned":
        return t("reminder-returned", { count: facts.count });
      case "reminder-draft":
        return t("reminder-draft", { count: facts.count, day: day(facts.endsOn) });
      case "reminder-meeting":
        return t("reminder-meeting", { count: facts.count, day: day(facts.lastDay) });
      case "digest":
        return t("digest", { day: day(facts.week) });
    }
  };
}
