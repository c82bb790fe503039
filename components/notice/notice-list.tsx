import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { type NoticeFacts, noticeHref } from "@/lib/domain/notice/notice";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { noticeText } from "./notice-text";

export interface NoticeListProps {
  readonly lines: readonly {
    readonly id: string;
    readonly facts: NoticeFacts;
    readonly regionLabel: string;
    readonly people: { readonly giver: string; readonly delegate: string } | null;
    readonly glass: {
      readonly opener: string;
      readonly holder: string;
      readonly until: Date;
      readonly zone: TimeZone;
      readonly reason: string;
    } | null;
    readonly at: Date;
    readonly isNew: boolean;
  }[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** What the portal told one person, the latest first. */
export async function NoticeList({ lines, zone, now }: NoticeListProps) {
  const [t, glassWords, locale, textOf] = await Promise.all([
    getTranslations("notice"),
    getTranslations("glass"),
    getLocale(),
    noticeText(),
  ]);
  return (
    <ul className="divide-y divide-line">
      {lines.map(({ id, facts, regionLabel, people, glass, at, isNew }) => (
        <li key={id} className="py-2 first:pt-0 last:pb-0">
          <Link href={noticeHref(facts)} className="link inline-flex min-h-11 items-center font-semibold">
            {textOf(facts)}
          </Link>{" "}
          {isNew ? (
            <Badge tone="attention" icon="info">
              {t("new")}
            </Badge>
          ) : null}
          {glass === null ? null : (
            <p className="text-sm">
              {glassWords("notice", {
                opener: glass.opener,
                holder: glass.holder,
                until: formatInstant(glass.until, glass.zone, locale),
                reason: glass.reason,
              })}
            </p>
          )}
          <p className="text-sm text-muted">
            {people === null ? null : `${t("people", people)} · `}
            {regionLabel} · {formatAgo(at, now, zone, locale)}
          </p>
        </li>
      ))}
    </ul>
  );
}
