import { getTranslations } from "next-intl/server";
import { NewsCard, type ProposalNews } from "@/components/news/news-card";
import type { RefusalReason } from "@/lib/domain/delivery/delivery";
import type { TimeZone } from "@/lib/i18n/formats";

export interface DeliveryNewsListProps {
  readonly lines: readonly (ProposalNews & { readonly reason: RefusalReason; readonly note: string | null })[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** One's own work that the centre has refused, and why. */
export async function DeliveryNewsList(props: DeliveryNewsListProps) {
  const t = await getTranslations("delivery");
  return (
    <NewsCard
      {...props}
      title={t("news.title")}
      tone="danger"
      say={({ reason, note }, ago) => (
        <>
          <p className="text-sm">
            {t(`reason.${reason}`)}
            <span className="text-muted"> · {ago}</span>
          </p>
          {note === null ? null : <p className="text-sm whitespace-pre-line text-muted">{note}</p>}
        </>
      )}
    />
  );
}
