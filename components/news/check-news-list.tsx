import { getTranslations } from "next-intl/server";
import type { TimeZone } from "@/lib/i18n/formats";
import { NewsCard, type ProposalNews } from "./news-card";

export interface CheckNewsListProps {
  readonly lines: readonly (ProposalNews & { readonly differ: number })[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** Ground checks that saw something else than one's proposals say. */
export async function CheckNewsList(props: CheckNewsListProps) {
  const t = await getTranslations("groundCheck.news");
  return (
    <NewsCard
      {...props}
      title={t("title")}
      tone="attention"
      say={({ differ }, ago) => (
        <p className="text-sm">
          {t("line", { count: differ })}
          <span className="text-muted"> · {t("when", { when: ago })}</span>
        </p>
      )}
    />
  );
}
