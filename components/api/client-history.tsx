import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import type { ClientPage } from "@/lib/domain/api/client-page";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";

export interface ClientHistoryProps {
  readonly client: ClientPage;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** What people did with a client, the newest first. */
export async function ClientHistory({ client, zone, now }: ClientHistoryProps) {
  const [t, locale] = await Promise.all([getTranslations("api.client.detail"), getLocale()]);
  return (
    <Card title={t("history")}>
      <Timeline
        items={client.steps.map(({ id, at, step, by, reason }) => ({
          key: id,
          title: t(`step.${step}`),
          who: by,
          when: formatAgo(at, now, zone, locale),
          instant: at.toISOString(),
          exact: formatInstant(at, zone, locale),
          ...(reason === null ? {} : { body: reason }),
        }))}
      />
    </Card>
  );
}
