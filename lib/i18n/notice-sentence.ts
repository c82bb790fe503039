import type { NoticeFacts } from "@/lib/domain/notice/notice";
import { formatDate } from "./formats";
import type { Locale } from "./locale";

const PARTS = ["overdue", "dueToday", "dueNext"] as const;
type Values = Record<string, string | number>;

/** The messages a sentence is put together from, wherever they are read. */
export interface NoticeWords {
  readonly locale: Locale;
  text(key: NoticeFacts["kind"], values: Values): string;
  part(key: (typeof PARTS)[number], values: Values): string;
  tier(key: (NoticeFacts & { kind: "reminder-tier" })["tier"]): string;
  role(key: (NoticeFacts & { kind: "delegation-given" })["role"]): string;
  area(key: (NoticeFacts & { kind: "glass-closed" })["level"]): string;
  days(values: Values): string;
}

/** One sentence of a notice: counts, codes and days. A page and a mail say the same. */
export function noticeSentence(facts: NoticeFacts, words: NoticeWords): string {
  const day = (text: string) => formatDate(text, words.locale);
  switch (facts.kind) {
    case "delegation-given":
    case "delegation-ended": {
      const { fromDay, toDay } = facts;
      const days = fromDay === toDay ? day(fromDay) : words.days({ from: day(fromDay), to: day(toDay) });
      return words.text(facts.kind, { role: words.role(facts.role), days });
    }
    case "reminder-tier": {
      const parts = PARTS.filter((name) => facts[name] > 0).map((name) => words.part(name, { count: facts[name] }));
      return words.text(facts.kind, { tier: words.tier(facts.tier), parts: parts.join(", ") });
    }
    case "reminder-stand-in":
    case "reminder-holders":
      return words.text(facts.kind, { tier: words.tier(facts.tier), count: facts.count });
    case "reminder-check":
      return words.text(facts.kind, { late: facts.late, soon: facts.soon, idle: facts.idle });
    case "reminder-objection":
      return words.text(facts.kind, { late: facts.late, soon: facts.soon });
    case "data-request":
      return words.text(facts.kind, { outcome: facts.outcome });
    case "reminder-use-report":
      return words.text(facts.kind, { count: facts.count, day: day(facts.lastDay) });
    case "reminder-rights":
      return words.text(facts.kind, { count: facts.count, soon: facts.soon, late: facts.late });
    case "rights-late":
      return words.text(facts.kind, { soon: facts.soon, late: facts.late });
    case "reminder-data-request":
    case "reminder-returned":
      return words.text(facts.kind, { count: facts.count });
    case "reminder-draft":
      return words.text(facts.kind, { count: facts.count, day: day(facts.endsOn) });
    case "reminder-meeting":
      return words.text(facts.kind, { count: facts.count, day: day(facts.lastDay) });
    case "training-invited":
    case "training-seat":
      return words.text(facts.kind, { role: words.role(facts.role), day: day(facts.day) });
    case "training-moved":
    case "training-cancelled":
    case "reminder-training":
    case "reminder-answer":
      return words.text(facts.kind, { day: day(facts.day) });
    case "reminder-test":
      return words.text(facts.kind, { day: day(facts.lastDay) });
    case "reminder-review":
      return words.text(facts.kind, { count: facts.left, day: day(facts.lastDay) });
    case "grant-extended":
    case "access-extended":
    case "training-passed":
    case "reminder-certificate":
      return words.text(facts.kind, { role: words.role(facts.role), day: day(facts.lastDay) });
    case "code-got":
      return words.text(facts.kind, {});
    case "post-ended":
    case "access-given":
    case "access-got":
    case "code-given":
      return words.text(facts.kind, { role: words.role(facts.role) });
    case "glass-given":
    case "glass-opened":
      return words.text(facts.kind, { area: words.area(facts.level), hours: facts.hours });
    case "glass-closed":
      return words.text(facts.kind, { area: words.area(facts.level) });
    case "retest-announced":
      return words.text(facts.kind, { role: words.role(facts.role), why: facts.why, day: day(facts.day) });
    case "retest-due":
      return words.text(facts.kind, { role: words.role(facts.role), why: facts.why });
    case "digest":
      return words.text(facts.kind, { day: day(facts.week) });
  }
}
