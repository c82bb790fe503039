import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import type { StepProps } from "./own-post";

export async function PactStep({ post, pactSignedAt }: StepProps) {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.own"), getLocale().then(localeOf)]);
  if (pactSignedAt !== null)
    return <p className="text-muted">{t("pactSigned", { at: formatInstant(pactSignedAt, post.zone, locale) })}</p>;
  return (
    <>
      <p>{t("pactOpen")}</p>
      <div className="mt-2">
        <LinkButton href="/pelatihan-saya/pakta" variant="primary" icon="signature">
          {t("pactRead")}
        </LinkButton>
      </div>
    </>
  );
}
