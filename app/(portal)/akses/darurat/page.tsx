import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BreakGlassForm } from "@/components/glass/break-glass-form";
import { summaryTitles } from "@/components/grant/labels";
import { RegionPicker } from "@/components/grant/region-picker";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { GLASS_HOURS, glassLevel } from "@/lib/domain/access/glass";
import { GLASS_PATH, OWN_GLASS_PATH } from "@/lib/domain/access/glass-page";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findGlassStep } from "@/lib/server/glass/queries";
import { one } from "../grant-target";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("glass.break"))("title") };
}

/** Opens access in an emergency: the area first, then for whom, how long and why. */
export default async function BreakGlassPage({ searchParams }: PageProps<"/akses/darurat">) {
  const actor = await requirePermission("glass:break");
  const query = await searchParams;
  const own = actor.grant.regionCode;
  const [t, common] = await Promise.all([getTranslations("glass.break"), getTranslations("common")]);
  const chosen = one(query, "wilayah");
  const picked = chosen === "" ? null : await findGlassStep(actor, chosen);
  const region = picked?.here.canPick
    ? picked
    : ((await findGlassStep(actor, one(query, "di") || own)) ?? (await findGlassStep(actor, own)));
  if (region === null) notFound();
  const { here } = region;
  const level = glassLevel(here.code);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: "/akses" }, { label: t("title") }]}
          />
        }
      />
      {picked?.here.canPick && level !== null ? (
        <div className="space-y-5">
          <p>
            {t("area", { region: here.label })}{" "}
            <Link href={GLASS_PATH} className="link inline-flex min-h-11 items-center md:min-h-0">
              {t("change")}
            </Link>
          </p>
          <Alert tone="attention" title={t("whatTitle")}>
            <ul className="list-disc space-y-1 ps-5">
              <li>{t(`what.${level}`, { region: here.label })}</li>
              <li>{t(`told.${level}`)}</li>
              <li>{t("log")}</li>
              <li>{t("end")}</li>
            </ul>
          </Alert>
          <BreakGlassForm
            key={here.code}
            grantId={actor.grant.id}
            regionCode={here.code}
            labels={await formLabels()}
            summaryTitles={await summaryTitles()}
          />
        </div>
      ) : (
        <RegionPicker
          title={t("areaTitle")}
          action={`${GLASS_PATH}?langkah=wilayah`}
          here={here}
          above={region.above}
          below={region.children}
        />
      )}
      <p className="mt-6">
        <Link href={OWN_GLASS_PATH} className="link inline-flex min-h-11 items-center">
          {t("opened")}
        </Link>
      </p>
    </>
  );
}

async function formLabels() {
  const t = await getTranslations("glass.form");
  return {
    username: t("username"),
    usernameHint: t("usernameHint"),
    hours: t("hours"),
    hourWords: GLASS_HOURS.map((hours) => t("hourCount", { hours })),
    reason: t("reason"),
    reasonHint: t("reasonHint"),
    knowsLegend: t("knowsLegend"),
    knows: t("knows"),
    submit: t("submit"),
    working: t("working"),
    done: t("done"),
    fields: {
      username: t("problem.username"),
      "username.OPEN": t("problem.open"),
      "username.SAME_ADMINISTRATOR": t("problem.same"),
      "regionCode.NOBODY_TO_TELL": t("problem.nobody"),
      reason: t("problem.reason"),
      knowsOwnersAreTold: t("problem.knows"),
      other: t("problem.other"),
    },
    problem: { ...(await problemLabels()), gone: { what: t("problem.goneWhat"), todo: t("problem.goneTodo") } },
  };
}
