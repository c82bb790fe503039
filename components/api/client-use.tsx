import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import type { ClientPage } from "@/lib/domain/api/client-page";
import { formatDate, formatNumber } from "@/lib/i18n/formats";

/** Requests of the last thirty days, day by day. */
export async function ClientUse({ client }: { readonly client: ClientPage }) {
  const [t, locale] = await Promise.all([getTranslations("api.client.detail"), getLocale()]);
  if (client.days.length === 0) return <Card title={t("use")}>{t("useNone")}</Card>;
  return (
    <Card title={t("use")} flush>
      <DataTable
        caption={t("useCaption")}
        rows={client.days}
        rowKey={({ day }) => day}
        columns={[
          { key: "day", header: t("day"), rowHeader: true, cell: ({ day }) => formatDate(day, locale) },
          {
            key: "answered",
            header: t("answered"),
            align: "end",
            cell: ({ answered }) => formatNumber(answered, locale),
          },
          { key: "refused", header: t("refused"), align: "end", cell: ({ refused }) => formatNumber(refused, locale) },
        ]}
      />
    </Card>
  );
}
