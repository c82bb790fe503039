import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MakePackage } from "@/components/delivery/make-package";
import { PackageTable } from "@/components/delivery/package-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Stat } from "@/components/ui/stat";
import type { DeliveryList } from "@/lib/domain/delivery/delivery-page";
import { MOST_HELD_BACK_TOLD } from "@/lib/domain/delivery/held-back";
import { formatNumber } from "@/lib/i18n/formats";
import { type Locale, localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listPackages } from "@/lib/server/delivery/list-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delivery"))("title") };
}

/** What is applied goes to the centre in packages, and what the centre answers comes back to whoever did the work. */
export default async function DeliveryPage({ searchParams }: PageProps<"/pengiriman">) {
  const actor = await requirePermission("delivery:read");
  const asked = (await searchParams)["sesudah"];
  const after = typeof asked === "string" ? asked : "";
  const [t, common, locale, region, zone, list] = await Promise.all([
    getTranslations("delivery"),
    getTranslations("common"),
    getLocale().then(localeOf),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
    listPackages(actor, after),
  ]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region })}
        actions={<Make list={list} grantId={actor.grant.id} />}
      />
      <div className="grid grid-cols-1 gap-5">
        <div className="grid gap-3 sm:grid-cols-3">
          <Stat label={t("unsent")} figure={formatNumber(list.unsent, locale)} source={t("unsentHint")} />
          {list.heldBack === null ? null : (
            <Stat
              label={t("heldBack")}
              figure={heldBackFigure(list.heldBack, locale)}
              source={t("heldBackHint")}
              href="/pengiriman/tertahan"
              {...(list.heldBack > 0 ? { tone: "attention" as const } : {})}
            />
          )}
          <Stat
            label={t("refusedNow")}
            figure={formatNumber(list.refused, locale)}
            source={t("refusedHint")}
            {...(list.refused > 0 ? { tone: "danger" as const } : {})}
          />
        </div>
        {list.packages.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="send">
            {t(list.makesFor === null ? "emptyReader" : "empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <PackageTable packages={list.packages} zone={zone} isWide={actor.grant.regionCode.length < 4} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("title")}
                summary={t("onPage", { count: list.packages.length })}
                previous={after === "" ? null : { href: "/pengiriman", label: common("firstPage") }}
                next={list.next === null ? null : { href: `/pengiriman?sesudah=${list.next}`, label: common("next") }}
              />
            </div>
          </Card>
        )}
      </div>
    </>
  );
}

function heldBackFigure(held: number, locale: Locale): string {
  const told = formatNumber(Math.min(held, MOST_HELD_BACK_TOLD), locale);
  return held > MOST_HELD_BACK_TOLD ? `${told}+` : told;
}

async function Make({ list, grantId }: { readonly list: DeliveryList; readonly grantId: string }) {
  if (list.makesFor === null) return null;
  const held = list.heldBack ?? 0;
  // How many of more than are counted can go out is told by the package itself.
  const unsent = held > MOST_HELD_BACK_TOLD ? list.unsent : list.unsent - held;
  if (unsent + list.refused <= 0) return null;
  const [t, recipients, common] = await Promise.all([
    getTranslations("delivery.make"),
    getTranslations("delivery.recipient"),
    getTranslations("common"),
  ]);
  return (
    <MakePackage
      grantId={grantId}
      regencyCode={list.makesFor}
      unsent={unsent}
      refused={list.refused}
      words={{
        make: t("make"),
        title: t("title"),
        lead: t(unsent === 0 ? "leadResend" : "lead", { count: unsent === 0 ? list.refused : unsent }),
        recipient: t("recipient"),
        "siks-ng": recipients("siks-ng"),
        bps: recipients("bps"),
        resend: t("resend", { count: list.refused }),
        resendNo: t("resendNo"),
        resendYes: t("resendYes"),
        confirm: t("confirm"),
        busy: t("busy"),
        cancel: common("cancel"),
        done: String(t.raw("done")),
      }}
    />
  );
}
