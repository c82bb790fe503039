import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { TransferFacts, TransferProposals, TransferSides } from "@/components/transfer/transfer-facts";
import { TransferHistory } from "@/components/transfer/transfer-history";
import { TransferNext } from "@/components/transfer/transfer-next";
import { TransferPeople } from "@/components/transfer/transfer-people";
import { whoTexts } from "@/components/transfer/who-text";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { formatDay } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { timeZoneOf } from "@/lib/server/region/queries";
import { findTransferPage } from "@/lib/server/transfer/page-query";

/** Never the name: titles stay in a browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfer"))("title") };
}

export default async function TransferRoute({ params }: PageProps<"/pindah/[id]">) {
  const actor = await requirePermission("transfer:read");
  const at = parsePublicId((await params).id);
  const now = new Date();
  const page = at === null ? null : await findTransferPage(actor, at, now);
  if (page === null) notFound();
  const [t, locale, zone, whoText] = await Promise.all([
    getTranslations("transfer.page"),
    getLocale().then(localeOf),
    timeZoneOf(page.destination.villageCode),
    whoTexts(),
  ]);
  const due = page.dueAt === null ? "" : formatDay(page.dueAt, zone, locale);
  return (
    <>
      <PageHeading
        above={
          <LinkButton href="/pindah" variant="quiet" icon="arrow-left">
            {t("back")}
          </LinkButton>
        }
        title={t("heading", { who: whoText(page.who) })}
        lead={`${page.origin.label} → ${page.destination.label}`}
      />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="grid grid-cols-1 content-start gap-5">
          <TransferNext page={page} grantId={actor.grant.id} due={due} />
          <TransferSides page={page} />
          <TransferPeople page={page} />
          <TransferProposals page={page} />
        </div>
        <div className="grid grid-cols-1 content-start gap-5">
          <TransferFacts page={page} locale={locale} />
          <TransferHistory steps={page.history} zone={zone} locale={locale} now={now} />
        </div>
      </div>
    </>
  );
}
