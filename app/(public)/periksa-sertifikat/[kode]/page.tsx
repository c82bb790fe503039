import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { PageHeading } from "@/components/ui/page-heading";
import { parseCheckToken } from "@/lib/domain/meeting/check-token";
import { certificateHolds } from "@/lib/server/training-session/certificate-query";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("trainingSession.check"))("title"),
    robots: { index: false, follow: false },
  };
}

/** Where the code on a certificate leads: whether it holds, and nothing else. */
export default async function CheckCertificatePage({ params }: { readonly params: Promise<{ kode: string }> }) {
  const [t, { kode }] = await Promise.all([getTranslations("trainingSession.check"), params]);
  const code = parseCheckToken(kode);
  const holds = code !== null && (await certificateHolds(code, new Date()));
  return (
    <div className="mx-auto max-w-3xl space-y-5 px-4 py-8 lg:py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <Alert tone={holds ? "success" : "attention"} title={t(holds ? "valid" : "notValid")}>
        {t(holds ? "validText" : "notValidText")}
      </Alert>
    </div>
  );
}
