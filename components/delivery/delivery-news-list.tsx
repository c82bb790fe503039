import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { RefusalReason } from "@/lib/domain/delivery/delivery";
import { formatAgo, type TimeZone } from "@/lib/i18n/formats";

export interface DeliveryNewsListProps {
  readonly lines: readonly {
    readonly key: string;
    readonly proposalPublicId: string;
    readonly headName: string;
    readonly reason: RefusalReason;
    readonly note: string | null;
    readonly at: Date;
    readonly isNew: boolean;
  }[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** One's own work that the centre has refused, and why. */
export async function DeliveryNewsList({ lines, zone, now }: DeliveryNewsListProps) {
  const [t, news, locale] = await Promise.all([getTranslations("delivery"), getTranslations("news"), getLocale()]);
  if (lines.length === 0) return null;
  return (
    <div className="mb-4">
      <Card title={t("news.title")} tone="danger">
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
                {t(`reason.${line.reason}`)}
                <span className="text-muted"> · {t("news.when", { when: formatAgo(line.at, now, zone, locale) })}</span>
              </p>
              {line.note === null ? null : <p className="text-sm whitespace-pre-line text-muted">{line.note}</p>}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
