import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CountedNote } from "@/components/access-watch/counted-note";
import { ExceptionTable } from "@/components/access-watch/exception-table";
import { WatchFrame } from "@/components/access-watch/watch-frame";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import {
  ENDING_DAYS,
  EXCEPTION_KINDS,
  exceptionHref,
  readExceptionFilter,
  WAIT_DAYS,
} from "@/lib/domain/access/watch-page";
import { listExceptions } from "@/lib/server/access-watch/exceptions-query";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accessWatch.part"))("exceptions") };
}

/** What does not settle by itself. */
export default async function ExceptionsPage({ searchParams }: PageProps<"/akses/otomatis/perlu">) {
  const actor = await requirePermission("grant:manage");
  const filter = readExceptionFilter(await searchParams);
  const page = await listExceptions(actor, filter, new Date());
  if (page === null) notFound();
  const [t, watch, common] = await Promise.all([
    getTranslations("accessWatch.exceptions"),
    getTranslations("accessWatch"),
    getTranslations("common"),
  ]);
  const { kind, after } = filter;
  return (
    <WatchFrame part="exceptions">
      <Segmented
        label={t("kinds")}
        items={EXCEPTION_KINDS.map((each) => ({
          href: exceptionHref({ kind: each, after: null }),
          label: t(`kind.${each}`),
          count: String(page.counts[each]),
          current: each === kind,
        }))}
      />
      {page.lines.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="circle-check">
          {t("empty")}
        </EmptyState>
      ) : (
        <>
          <p className="max-w-prose">
            {t(`do.${kind}`, { days: kind === "certificate-ends" ? ENDING_DAYS : WAIT_DAYS })}
          </p>
          <Card flush>
            <ExceptionTable kind={kind} lines={page.lines} grantId={actor.grant.id} />
          </Card>
        </>
      )}
      <CountedNote at={page.countedAt} zone={await timeZoneOf(actor.grant.regionCode)} />
      <Pagination
        label={common("pages")}
        summary={watch("onPage", { count: page.lines.length })}
        previous={after === null ? null : { href: exceptionHref({ kind, after: null }), label: common("firstPage") }}
        next={page.next === null ? null : { href: exceptionHref({ kind, after: page.next }), label: common("next") }}
      />
    </WatchFrame>
  );
}
