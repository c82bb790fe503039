import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

interface Choice {
  readonly code: string;
  readonly label: string;
}

export interface VillagePickerProps {
  /** The page's own address, to which the region is added. */
  readonly action: string;
  readonly here: Choice;
  readonly above: readonly Choice[];
  readonly below: readonly (Choice & { readonly isVillage: boolean; readonly isOwn: boolean })[];
}

/** One level of regions at a time, as the chooser of a grant's region does. Each step is a link, so back is back. */
export async function VillagePicker({ action, here, above, below }: VillagePickerProps) {
  const t = await getTranslations("transfer.send");
  const into = (code: string) => `${action}?di=${code}`;
  return (
    <section aria-labelledby="pilih-desa">
      <h2 id="pilih-desa" className="mb-2 text-lg">
        {t("villageTitle")}
      </h2>
      <Breadcrumbs
        label={t("path")}
        items={[...above.map(({ code, label }) => ({ label, href: into(code) })), { label: here.label }]}
      />
      <h3 className="mt-4 mb-2">{t("below", { region: here.label })}</h3>
      {below.length === 0 ? <p className="text-muted">{t("noneBelow")}</p> : null}
      <ul className="grid gap-x-6 rounded-md border border-line bg-surface px-4 py-2 sm:grid-cols-2 xl:grid-cols-3">
        {below.map((child) => (
          <li key={child.code} className="flex min-h-12 items-center gap-2">
            {child.isOwn ? (
              <span className="text-muted">
                {child.label} ({t("ownVillage")})
              </span>
            ) : (
              <Link
                href={child.isVillage ? `${action}?wilayah=${child.code}` : into(child.code)}
                className="link inline-flex min-h-11 items-center gap-1 font-semibold"
              >
                {child.label}
                <Icon name={child.isVillage ? "check" : "chevron-right"} className="size-4" />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
