import { getLocale, getTranslations } from "next-intl/server";
import { Timeline } from "@/components/ui/timeline";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { auditWords } from "./audit-words";

export interface HistoryLine {
  readonly id: string;
  readonly at: Date;
  readonly actorName: string | null;
  readonly action: string;
  readonly detail: readonly { readonly key: string; readonly value: string }[];
}

export interface HistoryListProps {
  readonly lines: readonly HistoryLine[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** What was done to an account, the newest first, with the reason given. */
export async function HistoryList({ lines, zone, now }: HistoryListProps) {
  const t = await getTranslations("admin.user");
  const words = await auditWords();
  const locale = await getLocale();
  if (lines.length === 0) return <p className="text-muted">{t("historyEmpty")}</p>;
  return (
    <Timeline
      items={lines.map((line) => {
        const reason = line.detail.find(({ key }) => key === "reason")?.value;
        return {
          key: line.id,
          title: words.action(line.action),
          when: formatAgo(line.at, now, zone, locale),
          instant: line.at.toISOString(),
          exact: formatInstant(line.at, zone, locale),
          who: t("by", { name: line.actorName ?? t("unknownPerson") }),
          ...(reason ? { body: reason } : {}),
        };
      })}
    />
  );
}
