import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ReceiptStanding } from "@/components/self-update/receipt-standing";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { formatCheckToken, parseCheckToken } from "@/lib/domain/meeting/check-token";
import { receiptEnd } from "@/lib/domain/receipt/receipt";
import { formatDate, formatDay } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { findReceipt } from "@/lib/server/receipt/find-receipt";
import { timeZoneOf, villageLine } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate.receipt"))("title"), robots: { index: false, follow: false } };
}

/** A receipt and where its update stands, for whoever holds its code. */
export default async function ReceiptPage({ params }: PageProps<"/mandiri/bukti/[kode]">) {
  const [t, { kode }, locale] = await Promise.all([
    getTranslations("selfUpdate.receipt"),
    params,
    getLocale().then(localeOf),
  ]);
  const code = parseCheckToken(kode);
  const found = code === null ? null : await findReceipt(code);
  if (found === null)
    return (
      <div className="mx-auto max-w-xl space-y-5 px-4 py-8 text-lg">
        <PageHeading title={t("title")} />
        <Alert tone="attention" title={t("none")}>
          {t("noneText")}
        </Alert>
      </div>
    );
  const [village, zone] = await Promise.all([villageLine(found.villageCode), timeZoneOf(found.villageCode)]);
  const text = formatCheckToken(found.code);
  return (
    <div className="mx-auto max-w-xl space-y-5 px-4 py-8 text-lg">
      <PageHeading title={t("title")} lead={t("lead")} />
      <Card title={t(`kind.${found.kind}`)} tone="success">
        <DescriptionList
          items={[
            { term: t("code"), detail: <span className="break-all font-semibold">{text}</span> },
            { term: t("made"), detail: formatDate(found.madeOn, locale) },
            { term: t("village"), detail: village },
            { term: t("valid"), detail: formatDate(receiptEnd(found.madeOn), locale) },
          ]}
        />
        <div className="no-print mt-4">
          <LinkButton href={`/mandiri/bukti/${text}/pdf`} variant="primary" icon="download">
            {t("pdf")}
          </LinkButton>
        </div>
      </Card>
      <ReceiptStanding found={found} since={formatDay(found.since, zone, locale, "long")} />
    </div>
  );
}
