import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatAgo, type TimeZone } from "@/lib/i18n/formats";

export interface CheckNewsListProps {
  readonly lines: readonly {
    readonly key: string;
    readonly proposalPublicId: string;
    readonly headName: string;
    readonly differ: number;
    readonly at: Date;
    readonly isNew: boolean;
  }[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** Ground checks that saw something else than one's proposals say. */
export async function CheckNewsList({ lines, zone, now }: CheckNewsListProps) {
  const [t, news, locale] = await Promise.all([
    getTranslations("groundCheck.news"),
    getTranslations("news"),
    getLocale(),
  ]);
  if (lines.length === 0) return null;
  return (
    <div className="mb-4">
      <Card title={t("title")} tone="attention">
        <ul className="divide-y divide-line">
          {lines.map((line) => (
            <li key={line.key} className="py-2 first:pt-0 last:pb-0">
              <Link
                href={`/usulan/${line.proposalPublicId}`}
                className="link inline-flex min-h-11 items-center font-semibold"
              >
                {news("family", { name: line.headName })}
              </Link>{" "}
              {line.isNew ? (
                <Badge tone="attention" icon="info">
                  {news("new")}
                </Badge>
              ) : null}
              <p className="text-sm">
                {t("line", { count: line.differ })}
                <span className="text-muted"> · {t("when", { when: formatAgo(line.at, now, zone, locale) })}</span>
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
