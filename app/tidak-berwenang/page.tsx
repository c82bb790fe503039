import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { requireActor } from "@/lib/server/auth/require-actor";
import { regionLabel } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.refused"))("title") };
}

export default async function RefusedPage() {
  const actor = await requireActor();
  const t = await getTranslations("admin.refused");
  const roles = await getTranslations("roles.name");
  const common = await getTranslations("common");
  const { role, regionCode, level } = actor.grant;
  const several = actor.grants.length > 1;
  return (
    <>
      <h1 className="text-2xl">{t("title")}</h1>
      <p className="mt-3">{t("what", { role: roles(role), region: await regionLabel(regionCode) })}</p>
      {level === "full" ? null : <p className="mt-2">{t(level)}</p>}
      <p className="mt-2">{t(several ? "several" : level === "invited" ? "steps" : "single")}</p>
      <div className="mt-5 flex flex-wrap gap-2">
        {several ? (
          <LinkButton href="/pilih-peran" variant="primary" icon="arrow-right-left">
            {t("switch")}
          </LinkButton>
        ) : null}
        {level === "invited" ? (
          <LinkButton href="/pelatihan-saya" variant="primary" icon="graduation-cap">
            {(await getTranslations("nav"))("ownTraining")}
          </LinkButton>
        ) : null}
        {level === "invited" ? null : (
          <LinkButton href="/beranda" variant={several ? "secondary" : "primary"} icon="house">
            {common("backToHome")}
          </LinkButton>
        )}
      </div>
    </>
  );
}
