import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import { OWN_GLASS_PATH } from "@/lib/domain/access/glass-page";

/** While access in an emergency is open, its holder is told so on every page, whatever duty they act under. */
export async function GlassBar({
  open,
}: {
  readonly open: readonly { readonly id: string; readonly until: string; readonly regionName: string }[];
}) {
  const t = await getTranslations("glass.bar");
  return (
    <div className="mb-5 space-y-3">
      {open.map(({ id, until, regionName }) => (
        <Alert key={id} tone="attention" title={t("title", { region: regionName })}>
          {t("until", { until })}{" "}
          <Link href={OWN_GLASS_PATH} className="link inline-flex min-h-11 items-center font-semibold md:min-h-0">
            {t("close")}
          </Link>
        </Alert>
      ))}
    </div>
  );
}
