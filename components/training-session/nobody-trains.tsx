import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { Link } from "@/components/ui/link";

/** In the form's place where nobody could lead the training: what is missing, and the way there for who may go it. */
export async function NobodyTrains({
  regionLabel,
  mayName,
}: {
  readonly regionLabel: string;
  readonly mayName: boolean;
}) {
  const t = await getTranslations("trainingSession.plan.nobody");
  return (
    <div className="max-w-2xl">
      <Alert tone="attention" title={t("title", { region: regionLabel })}>
        <p>{t(mayName ? "text" : "ask")}</p>
        {mayName ? (
          <Link href="/akses/baru?peran=trainer" className={buttonClass("secondary", "normal", "mt-4")}>
            {t("link")}
          </Link>
        ) : null}
      </Alert>
    </div>
  );
}
