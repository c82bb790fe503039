import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import type { Part } from "@/lib/domain/training-session/steps";

/** Why a draft cannot be sent yet by who is in training: what is missing, and where it is done. */
export async function MissingSteps({ parts }: { readonly parts: readonly Part[] }) {
  const t = await getTranslations("trainingSession.missing");
  return (
    <Alert tone="attention" title={t("title")}>
      {parts.length === 0 ? (
        <p>{t("unknown")}</p>
      ) : (
        <p>{t("parts", { parts: parts.map((part) => t(part)).join(", ") })}</p>
      )}
      <Link href="/pelatihan-saya" className="link inline-flex min-h-11 items-center font-semibold">
        {t("open")}
      </Link>
    </Alert>
  );
}
