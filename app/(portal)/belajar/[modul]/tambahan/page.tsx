import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { SupplementVersions } from "@/components/training/supplement-versions";
import { WriteSupplement } from "@/components/training/write-supplement";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { moduleOf } from "@/lib/domain/training/curriculum";
import { isModuleCode } from "@/lib/domain/training/module";
import { SUPPLEMENT_LENGTH } from "@/lib/domain/training/supplement";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listOwnVersions } from "@/lib/server/training/supplement-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("training.supplement"))("title") };
}

/** Where a region writes what it adds to a module, with every earlier version below. */
export default async function SupplementPage({ params }: PageProps<"/belajar/[modul]/tambahan">) {
  const [actor, { modul }] = await Promise.all([requirePermission("training:plan"), params]);
  if (!isModuleCode(modul)) notFound();
  const { regionCode, id: grantId } = actor.grant;
  const [t, training, locale, versions, region, zone, problem] = await Promise.all([
    getTranslations("training.supplement"),
    getTranslations("training"),
    getLocale().then(localeOf),
    listOwnVersions(actor, modul),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    problemLabels(),
  ]);
  const back = `/belajar/${modul}`;
  const newest = versions[0];
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region })}
        above={
          <Breadcrumbs
            label={training("crumbs")}
            items={[
              { href: "/belajar", label: training("title") },
              { href: back, label: moduleOf(modul).lesson[locale].title },
              { label: t("title") },
            ]}
          />
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <WriteSupplement
          key={newest?.version ?? 0}
          grantId={grantId}
          module={modul}
          version={newest?.version ?? 0}
          body={newest?.body ?? ""}
          back={back}
          words={{
            text: t("text"),
            hint: t("hint", { most: SUPPLEMENT_LENGTH.max }),
            save: t("save"),
            saving: t("saving"),
            saved: t("saved"),
            fault: {
              UNCHANGED: t("fault.UNCHANGED"),
              TOO_SHORT: t("fault.TOO_SHORT", { least: SUPPLEMENT_LENGTH.min }),
              TOO_LONG: t("fault.TOO_LONG", { most: SUPPLEMENT_LENGTH.max }),
              HOLDS_IDENTIFIER: t("fault.HOLDS_IDENTIFIER"),
            },
            problem,
          }}
        />
        <SupplementVersions versions={versions} zone={zone} />
      </div>
    </>
  );
}
