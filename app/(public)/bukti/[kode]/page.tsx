import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { PageHeading } from "@/components/ui/page-heading";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { checkReceipt } from "@/lib/server/receipt/check-receipt";
import { receiptPublicKey } from "@/lib/server/receipt/signature";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate.checkPage"))("title"), robots: { index: false, follow: false } };
}

/** Where the code on a receipt leads: whether it is valid, its day, and nothing else. */
export default async function CheckReceiptPage({ params, searchParams }: PageProps<"/bukti/[kode]">) {
  const [t, { kode }, { s }, locale] = await Promise.all([
    getTranslations("selfUpdate.checkPage"),
    params,
    searchParams,
    getLocale().then(localeOf),
  ]);
  const madeOn = await checkReceipt(kode, typeof s === "string" ? s : null, new Date());
  return (
    <div className="mx-auto max-w-3xl space-y-5 px-4 py-8 lg:py-12">
      <PageHeading title={t("title")} />
      <Alert tone={madeOn === null ? "attention" : "success"} title={t(madeOn === null ? "notValid" : "valid")}>
        {madeOn === null ? t("notValidText") : t("validText", { date: formatDate(madeOn, locale) })}
      </Alert>
      <details>
        <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t("offline")}</summary>
        <p>{t("offlineText")}</p>
        <pre className="mt-2 whitespace-pre-wrap break-all text-sm">{receiptPublicKey()}</pre>
      </details>
    </div>
  );
}
