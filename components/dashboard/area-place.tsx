import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";

export interface AreaPlaceProps {
  readonly area: DashboardArea;
  readonly below: readonly { readonly code: string; readonly label: string }[];
  /** The page of another area. */
  readonly href: (code: string) => string;
}

/** Which area a page is about, the way up, and the areas below. */
export async function AreaPlace({ area, below, href }: AreaPlaceProps) {
  const [t, common] = await Promise.all([getTranslations("tiers"), getTranslations("common")]);
  const crumbs = area.path.map((step) =>
    step.code === area.code ? { label: step.label } : { label: step.label, href: href(step.code) },
  );
  return (
    <div className="space-y-2">
      {crumbs.length > 1 ? <Breadcrumbs label={common("breadcrumbs")} items={crumbs} /> : null}
      <p className="font-semibold">
        {t("area")}: {area.label}
      </p>
      {below.length === 0 ? null : (
        <Panel summary={t("below")}>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {below.map(({ code, label }) => (
              <li key={code}>
                <Link href={href(code)} className="link inline-flex min-h-11 items-center md:min-h-8">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}
