import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ItemTable } from "@/components/regional/item-table";
import { RegionalTabs } from "@/components/regional/regional-tabs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findItemsPage } from "@/lib/server/regional/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("regional"))("title") };
}

/** The items that a region asks besides the questionnaire. */
export default async function RegionalItemsPage() {
  const actor = await requirePermission("regional-item:manage");
  const [page, t, locale] = await Promise.all([
    findItemsPage(actor, new Date()),
    getTranslations("regional"),
    getLocale().then(localeOf),
  ]);
  if (page === null)
    return (
      <>
        <PageHeading title={t("title")} />
        <EmptyState title={t("notHere")} icon="landmark">
          {t("notHereBody")}
        </EmptyState>
      </>
    );
  const add = (
    <LinkButton href="/item-daerah/baru" variant="primary" icon="plus">
      {t("add")}
    </LinkButton>
  );
  const table = { today: page.today, locale };
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { region: page.regionLabel })} actions={add} />
      <RegionalTabs current="items" />
      <div className="grid gap-5">
        {page.own.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="list-checks" action={add}>
            {t("empty")}
          </EmptyState>
        ) : (
          <Card title={t("own", { region: page.regionLabel })} flush>
            <ItemTable caption={t("own", { region: page.regionLabel })} items={page.own} isOwn {...table} />
          </Card>
        )}
        {page.above.length === 0 ? null : (
          <Card title={t("above")} flush>
            <ItemTable caption={t("above")} items={page.above} isOwn={false} {...table} />
          </Card>
        )}
      </div>
    </>
  );
}
