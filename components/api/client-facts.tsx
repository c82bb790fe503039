import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { ClientPage } from "@/lib/domain/api/client-page";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { lastDay } from "./client-table";
import { scopeKey } from "./labels";
import { StandingBadge } from "./standing-badge";

/** What a client is, may read and on whose word. */
export async function ClientFacts({ client, zone }: { readonly client: ClientPage; readonly zone: TimeZone }) {
  const [t, scope, locale] = await Promise.all([
    getTranslations("api.client"),
    getTranslations("api.scope"),
    getLocale(),
  ]);
  const day = (instant: Date) => formatDay(instant, zone, locale, "long");
  const { standing } = client;
  return (
    <Card title={t("detail.facts")} aside={<StandingBadge standing={standing} label={t(`standing.${standing}`)} />}>
      <p className="mb-3 max-w-prose">{t(`standingWhy.${standing}`)}</p>
      <DescriptionList
        items={[
          { term: t("secret.clientId"), detail: <code className="wrap-anywhere">{client.id}</code> },
          { term: t("detail.region"), detail: client.regionLabel },
          { term: t("detail.purpose"), detail: client.purpose },
          {
            term: t("scopes"),
            detail: (
              <ul className="space-y-1">
                {client.scopes.map((each) => (
                  <li key={each}>
                    {scope(scopeKey(each))} <code className="text-sm font-normal text-muted">{each}</code>
                  </li>
                ))}
              </ul>
            ),
          },
          { term: t("detail.rate"), detail: t("detail.rateValue", { count: client.requestsAMinute }) },
          {
            term: t("detail.window"),
            detail: t("detail.windowValue", { from: day(client.validFrom), to: day(lastDay(client.validTo)) }),
          },
          { term: t("detail.madeBy"), detail: client.madeBy },
          ...(client.approvedBy === null ? [] : [{ term: t("detail.approvedBy"), detail: client.approvedBy }]),
          { term: t("detail.answers"), detail: client.answers },
        ]}
      />
    </Card>
  );
}
